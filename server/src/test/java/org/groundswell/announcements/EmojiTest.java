package org.groundswell.announcements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmojiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "🌊", // a single code point
                "👍🏽", // with a skin tone
                "👩‍🚒", // joined
                "👨‍👩‍👧‍👦", // a family
                "🏳️‍🌈",
                "🇵🇭", // regional indicators
                "🏴󠁧󠁢󠁳󠁣󠁴󠁿", // tags
                "❤️", // a symbol as an emoji
                "1️⃣" // a keycap
            })
    void isOneCharacter(String emoji) {
        assertThat(Emoji.parse(emoji)).contains(emoji);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a",
                "7",
                "#",
                "12",
                "🌊🌊",
                "🌊 ",
                "🌊a",
                ":wave:",
                "á",
                "ȩ̴́",
                "\u200d",
                "\ufe0f\ufe0f",
                "7\ufe0f",
                "\u20e3",
                "<b>",
                "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"
            })
    void isNone(String text) {
        assertThat(Emoji.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {33, 1_000_000})
    void isNotLong(int length) {
        assertThat(Emoji.parse("👩‍".repeat(length))).isEmpty();
    }
}
