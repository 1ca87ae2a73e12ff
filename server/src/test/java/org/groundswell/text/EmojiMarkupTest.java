package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiMarkupTest {
    private static final String WAVE = "<img class=\"emoji\" loading=\"lazy\" src=\"/media/wave.png\" alt=\":wave:\""
            + " title=\":wave:\" width=\"40\" height=\"20\" draggable=\"false\">";

    private static final EmojiMarkup EMOJIS = new EmojiMarkup(
            new EmojiMarkup.Pictures() {
                @Override
                public boolean isEmpty() {
                    return false;
                }

                @Override
                public Optional<EmojiMarkup.Picture> picture(String shortcode) {
                    return switch (shortcode) {
                        case "wave" ->
                            Optional.of(new EmojiMarkup.Picture("/media/wave.png", "/media/wave.png", 128, 64));
                        case "spin" ->
                            Optional.of(new EmojiMarkup.Picture("/media/spin.gif", "/media/spin.png", 32, 32));
                        default -> Optional.empty();
                    };
                }
            },
            "");

    private static String markup(String html) {
        return EMOJIS.of(SafeHtml.stored(html)).html();
    }

    @Test
    void textsAreEscaped() {
        assertThat(EMOJIS.of("<b> :wave: & :none: \"x\"").html())
                .isEqualTo("&lt;b&gt; " + WAVE + " &amp; :none: \"x\"");
        assertThat(EMOJIS.of("no <colon>").html()).isEqualTo("no &lt;colon&gt;");
        assertThat(EmojiMarkup.NONE.of("<b> :wave:").html()).isEqualTo("&lt;b&gt; :wave:");
    }

    @Test
    void anAnimationIsStillForWhoWantsNoMotion() {
        assertThat(EMOJIS.of(":spin:").html())
                .startsWith(
                        "<picture><source media=\"(prefers-reduced-motion: reduce)\" srcset=\"/media/spin.png\"><img ")
                .contains(" src=\"/media/spin.gif\"")
                .endsWith("></picture>");
    }

    @Test
    void elsewhereAddressesAreWhole() {
        assertThat(EMOJIS.absolute("https://home.example").of(":wave:").html())
                .contains("src=\"https://home.example/media/wave.png\"");
    }

    @Test
    void inMarkupOnlyTextsAreChanged() {
        assertThat(markup("<p>:wave:<br />:wave: <a href=\"/:wave:\" title=\"> :wave: <\">a :wave:</a></p>"))
                .isEqualTo("<p>" + WAVE + "<br />" + WAVE + " <a href=\"/:wave:\" title=\"> :wave: <\">a " + WAVE
                        + "</a></p>");
        assertThat(markup("&lt;:wave:&gt;")).isEqualTo("&lt;" + WAVE + "&gt;");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>nothing to see: https://example.org/</p>",
                "<code>:wave:</code>",
                "<pre><code>a <b>:wave:</b><br>:wave:</code> :wave:</pre>",
                "<a href=\"x\"><span class=\"invisible\">https:// :wave: </span></a>",
                "<p>a:wave:</p>",
                "<p title=\":wave:",
                "<p>:none: :Wave:</p>",
            })
    void theRestStaysAsItIs(String html) {
        assertThat(markup(html)).isEqualTo(html);
    }

    /** In square time, each of these would take hours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                ":",
                ":a",
                ":aa:",
                ":wave:",
                " :wave:",
                ":aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "<",
                "<a",
                "<a \"",
                "<code>",
                "</code>:",
                "<a class=\"invisible\">:",
                "\u0301:",
            })
    void takesTimeLinearInTheText(String part) {
        String hostile = part.repeat((4 << 20) / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            assertThat(markup(hostile)).hasSizeGreaterThanOrEqualTo(hostile.length());
            assertThat(EMOJIS.of(hostile).html()).hasSizeGreaterThanOrEqualTo(hostile.length());
        });
    }

    @Test
    void behindCodeTextsCountAgain() {
        assertThat(markup("<pre>:wave:<i>x</i></pre>:wave:")).isEqualTo("<pre>:wave:<i>x</i></pre>" + WAVE);
        assertThat(markup("</pre></code>:wave:")).isEqualTo("</pre></code>" + WAVE);
    }

    @Test
    void aReactionIsAPictureOrACharacter() {
        assertThat(EMOJIS.named("wave").html()).isEqualTo(WAVE);
        assertThat(EMOJIS.named("none").html()).isEqualTo(":none:");
        assertThat(EMOJIS.named("🌊").html()).isEqualTo("🌊");
    }
}
