package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.text.PlainText;
import tools.jackson.databind.JsonNode;

/**
 * Twitter's v1.1 tweet objects, plain ({@code text}) or extended ({@code full_text}, {@code extended_tweet}). A tweet
 * that only begins with {@code RT @name} is a post of its own; a boost has a {@code retweeted_status}.
 */
final class TwitterV1 implements Format {
    static final String DOMAIN = "twitter.com";
    static final String STATUS = "https://twitter.com/i/status/";

    /** A text has no room for as many. */
    private static final int MOST_LINKS = 100;

    private final Coordinates coordinates;

    TwitterV1(Coordinates coordinates) {
        this.coordinates = coordinates;
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("id_str") && node.has("user") || node.has("screen_name") || node.has("full_text");
    }

    @Override
    public List<ImportedPost> read(JsonNode tweet) {
        List<ImportedPost> posts = new ArrayList<>(2);
        String id = id(tweet);
        ImportedAuthor author = author(Json.requiredObject(tweet, "user"));
        Instant at = Json.time(tweet, "created_at");
        JsonNode original = Json.object(tweet, "retweeted_status");
        if (original.isObject()) {
            posts.addAll(read(original));
            posts.add(ImportedPost.boost(STATUS + id, author, at, STATUS + id(original)));
            return posts;
        }
        JsonNode quoted = Json.object(tweet, "quoted_status");
        if (quoted.isObject()) {
            posts.addAll(read(quoted));
        }
        Optional<String> asker = Json.textIfAny(tweet, "in_reply_to_screen_name");
        posts.add(ImportedPost.of(STATUS + id, author, at, text(tweet))
                .from(country(tweet), Json.language(Json.text(tweet, "lang")))
                .warned("", Json.yes(tweet, "possibly_sensitive"))
                .answering(
                        Json.id(tweet, "in_reply_to_status_id_str").map(question -> STATUS + question),
                        asker.map(name -> named(name, at)))
                .quoting(Json.id(tweet, "quoted_status_id_str").map(quote -> STATUS + quote))
                .liked(Json.number(tweet, "favorite_count"), Json.number(tweet, "retweet_count")));
        return posts;
    }

    /** Of the place that was named, or else of the point on the globe. */
    private String country(JsonNode tweet) {
        String named = Json.country(Json.text(Json.object(tweet, "place"), "country_code"));
        return named.isEmpty() ? coordinates.countryOf(Json.object(tweet, "coordinates")) : named;
    }

    static ImportedAuthor named(String screenName, Instant seen) {
        return ImportedAuthor.named(ImportedAuthor.acct(screenName, DOMAIN), "https://twitter.com/" + screenName, seen);
    }

    private static String id(JsonNode tweet) {
        return Json.id(tweet, "id_str").orElseGet(() -> Json.requiredId(tweet, "id"));
    }

    private static ImportedAuthor author(JsonNode user) {
        String name = Json.required(user, "screen_name");
        return new ImportedAuthor(
                ImportedAuthor.acct(name, DOMAIN),
                Json.text(user, "name"),
                "https://twitter.com/" + name,
                Json.text(user, "description"),
                Json.text(user, "profile_image_url_https"),
                "",
                Json.number(user, "followers_count"),
                Json.yes(user, "verified"),
                false,
                Json.timeOr(user, "created_at", Instant.EPOCH));
    }

    private static String text(JsonNode tweet) {
        JsonNode extended = Json.object(tweet, "extended_tweet");
        JsonNode source = extended.isObject() ? extended : tweet;
        String text = Json.text(source, "full_text");
        if (text.isEmpty()) {
            text = Json.required(source, "text");
        }
        return unescape(expandLinks(text, Json.object(source, "entities")));
    }

    /**
     * Puts the addresses that were meant in the place of the shortened ones.
     *
     * @throws BadRecord if that makes more of it than a text may be
     */
    static String expandLinks(String text, JsonNode entities) {
        List<JsonNode> urls = Json.objects(entities, "urls");
        if (urls.size() > MOST_LINKS) {
            throw new BadRecord("entities.urls has more than " + MOST_LINKS + " addresses");
        }
        String expanded = text;
        for (JsonNode url : urls) {
            String shortened = Json.text(url, "url");
            String meant = Json.text(url, "expanded_url");
            if (!shortened.isEmpty() && !meant.isEmpty()) {
                expanded = replaced(expanded, shortened, meant);
            }
        }
        return expanded;
    }

    private static String replaced(String text, String shortened, String meant) {
        StringBuilder replaced = new StringBuilder(text.length());
        int from = 0;
        for (int at = text.indexOf(shortened); at >= 0; at = text.indexOf(shortened, from)) {
            replaced.append(text, from, at).append(meant);
            from = at + shortened.length();
            if (replaced.length() > PlainText.LARGEST) {
                throw new BadRecord("its text is longer than " + PlainText.LARGEST + " bytes");
            }
        }
        return replaced.append(text, from, text.length()).toString();
    }

    /** Tweets come with these three escaped, and no others. */
    static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
