package org.groundswell.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.media.Focus;
import tools.jackson.databind.JsonNode;

/**
 * The media of tweets in a personal archive. A file is named after the tweet and the last segment of its address at Twitter:
 * {@code tweets_media/1234-AbCd.jpg}. Of a video, the archive has one of several variants.
 */
final class TwitterMedia {
    /** The folders of tweets and community tweets, in the current layout and in older ones. */
    private static final List<String> FOLDERS =
            List.of("tweets_media", "tweet_media", "community_tweet_media", "community_tweets_media");

    private static final Set<String> FILMS = Set.of("video", "animated_gif");
    private static final int MOST_VARIANTS = 16;

    private static final List<String> DESCRIPTIONS = List.of("ext_alt_text", "alt_text");

    private TwitterMedia() {}

    /** @param tweet a v1.1 tweet */
    static List<ImportedMedia> of(JsonNode tweet) {
        String id = TwitterV1.id(tweet);
        return TwitterV1.media(tweet).stream()
                .limit(Attachments.MOST)
                .map(media -> medium(id, media))
                .filter(medium -> !medium.names().isEmpty())
                .toList();
    }

    private static ImportedMedia medium(String id, JsonNode media) {
        List<String> names = new ArrayList<>();
        addresses(media)
                .map(TwitterMedia::lastSegment)
                .filter(segment -> !segment.isEmpty())
                .distinct()
                .forEach(segment -> FOLDERS.forEach(folder -> names.add(folder + "/" + id + "-" + segment)));
        return ImportedMedia.of(
                names, Attachments.first(media, DESCRIPTIONS).orElse(""), Focus.MIDDLE, TwitterV1.line(media));
    }

    /** The address of a picture; of a video those of its variants, the best first. */
    private static Stream<String> addresses(JsonNode media) {
        if (FILMS.contains(media.path("type").asString(""))) {
            return media.path("video_info")
                    .path("variants")
                    .valueStream()
                    .limit(MOST_VARIANTS)
                    .sorted(Comparator.comparingDouble(
                            variant -> -variant.path("bitrate").asDouble(0)))
                    .map(variant -> variant.path("url").asString(""));
        }
        return Stream.of("media_url_https", "media_url")
                .map(field -> media.path(field).asString(""));
    }

    private static String lastSegment(String address) {
        int end = address.indexOf('?');
        String path = end < 0 ? address : address.substring(0, end);
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
