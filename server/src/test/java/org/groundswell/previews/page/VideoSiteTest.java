package org.groundswell.previews.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of videos, and the players made for them. */
class VideoSiteTest {
    @ParameterizedTest
    @CsvSource({
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "http://youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=3, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://m.youtube.com/watch?v=dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://youtu.be/dQw4w9WgXcQ?t=3, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com/shorts/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com/live/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://www.youtube.com/embed/dQw4w9WgXcQ, https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
        "https://vimeo.com/123456789, https://player.vimeo.com/video/123456789",
        "https://vimeo.com/123456789/0123abcdef, https://player.vimeo.com/video/123456789?h=0123abcdef",
        "https://vimeo.com/channels/staffpicks/123456789, https://player.vimeo.com/video/123456789",
        "https://player.vimeo.com/video/123456789, https://player.vimeo.com/video/123456789",
        "https://www.youtube.com/watch?v=short, ",
        "https://www.youtube.com/watch?v=dQw4w9WgXcQtoolong, ",
        "https://www.youtube.com/watch?xv=dQw4w9WgXcQ, ",
        "https://www.youtube.com/@channel, ",
        "https://youtu.be/, ",
        "https://vimeo.com/about, ",
        "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ, ",
        "https://evil.example/watch?v=dQw4w9WgXcQ, ",
        "javascript:youtube.com/watch?v=dQw4w9WgXcQ, ",
    })
    void players(String page, String player) {
        assertThat(VideoSite.of(page).map(site -> site.video().embedUrl())).isEqualTo(Optional.ofNullable(player));
    }

    @ParameterizedTest
    @CsvSource({
        "https://youtu.be/dQw4w9WgXcQ, https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3DdQw4w9WgXcQ",
        "https://vimeo.com/123456789, https://vimeo.com/api/oembed.json?url=https%3A%2F%2Fvimeo.com%2F123456789"
    })
    void oembedDocuments(String page, String oembed) {
        assertThat(VideoSite.of(page)).map(VideoSite::oembed).contains(oembed);
    }

    /** A PeerTube player is taken from the markup of the oEmbed document, if it is one and of the same host. */
    @ParameterizedTest
    @CsvSource({
        "https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv, https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv",
        "https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv?autoplay=1&api=1, https://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv",
        "http://tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv, ",
        "https://evil.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv, ",
        "https://tube.example:8443/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv, ",
        "https://tube.example/admin, ",
        "https://tube.example/videos/embed/../../admin/settings, ",
        "https://tube.example/videos/embed/kkGMgK9Z%22%3E, ",
        "javascript:alert(1), ",
        "//tube.example/videos/embed/kkGMgK9ZtnKfYAgnEtQxbv, ",
    })
    void peerTube(String frame, String player) {
        String document = """
                {"type":"video","version":"1.0","title":"T","width":"200","height":100,
                 "html":"<script>x</script><iframe src=\\"%s\\" onload=alert(1)></iframe>"}""".formatted(frame);
        Optional<OEmbed> oembed = OEmbed.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(oembed.orElseThrow().peerTube("https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv"))
                .isEqualTo(Optional.ofNullable(player).map(url -> new Card.Video(url, 200, 100)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://tube.example/w/kkGMgK9ZtnKfYAgnEtQxbv, true",
        "https://tube.example/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d, true",
        "https://tube.example/w/, false",
        "https://tube.example/w/p/kkGMgK9ZtnKfYAgnEtQxbv, false",
        "https://tube.example/about, false"
    })
    void pagesThatMayBePeerTube(String page, boolean may) {
        assertThat(VideoSite.mayBePeerTube(page)).isEqualTo(may);
    }
}
