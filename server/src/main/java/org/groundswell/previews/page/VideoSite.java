package org.groundswell.previews.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.cards.Card;
import org.groundswell.text.SafeUri;

/**
 * Recognises the pages of videos, and makes the addresses of their players from the videos' ids.
 *
 * @param video the player
 * @param oembed the provider's address for oEmbed documents about the video; reading it is quicker than reading the page
 */
public record VideoSite(Card.Video video, String oembed) {
    private static final String YOUTUBE_ID = "([A-Za-z0-9_-]{11})";
    private static final Pattern YOUTUBE_PATH = Pattern.compile("/(?:shorts|live|embed|v)/" + YOUTUBE_ID + "/?");
    private static final Pattern YOUTUBE_QUERY = Pattern.compile("(?:^|&)v=" + YOUTUBE_ID + "(?:&|$)");
    private static final Pattern YOUTUBE_SHORT = Pattern.compile("/" + YOUTUBE_ID + "/?");
    private static final Pattern VIMEO =
            Pattern.compile("/(?:video/|channels/[a-z0-9]{1,60}/)?([0-9]{5,12})(?:/([0-9a-f]{6,20}))?/?");
    private static final Pattern PEERTUBE_PAGE = Pattern.compile("/(?:w|videos/watch)/[A-Za-z0-9-]{8,64}/?");
    private static final Pattern PEERTUBE_PLAYER = Pattern.compile("/videos/embed/[A-Za-z0-9-]{8,64}");
    private static final int WIDTH = 560;
    private static final int HEIGHT = 315;

    /** The video of a page of YouTube or Vimeo. */
    public static Optional<VideoSite> of(String page) {
        return SafeUri.parse(page).flatMap(at -> youTube(at).or(() -> vimeo(at)));
    }

    private static Optional<VideoSite> youTube(SafeUri page) {
        String path = page.uri().getRawPath();
        String query = page.uri().getRawQuery() == null ? "" : page.uri().getRawQuery();
        Matcher id = switch (page.host()) {
            case "youtube.com", "www.youtube.com", "m.youtube.com", "www.youtube-nocookie.com" ->
                path.equals("/watch") ? YOUTUBE_QUERY.matcher(query) : YOUTUBE_PATH.matcher(path);
            case "youtu.be" -> YOUTUBE_SHORT.matcher(path);
            default -> YOUTUBE_PATH.matcher("");
        };
        boolean found = path.equals("/watch") ? id.find() : id.matches();
        return found
                ? Optional.of(site(
                        "https://www.youtube-nocookie.com/embed/" + id.group(1),
                        "https://www.youtube.com/oembed?format=json&url=",
                        "https://www.youtube.com/watch?v=" + id.group(1)))
                : Optional.empty();
    }

    private static Optional<VideoSite> vimeo(SafeUri page) {
        boolean here =
                Arrays.asList("vimeo.com", "www.vimeo.com", "player.vimeo.com").contains(page.host());
        Matcher id = VIMEO.matcher(here ? page.uri().getRawPath() : "");
        if (!id.matches()) {
            return Optional.empty();
        }
        // The second part is the key of a video that is not listed.
        boolean listed = id.group(2) == null;
        return Optional.of(site(
                "https://player.vimeo.com/video/" + id.group(1) + (listed ? "" : "?h=" + id.group(2)),
                "https://vimeo.com/api/oembed.json?url=",
                "https://vimeo.com/" + id.group(1) + (listed ? "" : "/" + id.group(2))));
    }

    private static VideoSite site(String player, String oembed, String page) {
        return new VideoSite(
                new Card.Video(player, WIDTH, HEIGHT), oembed + URLEncoder.encode(page, StandardCharsets.UTF_8));
    }

    /** Whether a page could be one of PeerTube; its oEmbed document tells. */
    public static boolean mayBePeerTube(String page) {
        return SafeUri.parse(page)
                .filter(at -> PEERTUBE_PAGE.matcher(at.uri().getRawPath()).matches())
                .isPresent();
    }

    /** The player of a page of PeerTube: on the same host, at PeerTube's address for players, by HTTPS. */
    static Optional<Card.Video> peerTube(SafeUri page, SafeUri player) {
        boolean same = player.uri().getScheme().equalsIgnoreCase("https")
                && player.host().equals(page.host())
                && player.port() == page.port()
                && PEERTUBE_PLAYER.matcher(player.uri().getRawPath()).matches();
        return same
                ? Optional.of(new Card.Video(
                        "https://" + player.host() + (player.port() < 0 ? "" : ":" + player.port())
                                + player.uri().getRawPath(),
                        WIDTH,
                        HEIGHT))
                : Optional.empty();
    }
}
