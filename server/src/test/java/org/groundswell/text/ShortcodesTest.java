package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortcodesTest {
    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        Shortcodes codes = new Shortcodes(text);
        while (codes.next()) {
            assertThat(text.substring(codes.from(), codes.to())).isEqualTo(":" + codes.name() + ":");
            found.add(codes.name());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":wave:                       | wave",
                "'hello :wave: and :Party_2:' | wave,Party_2",
                ":one: :two: :one:            | one,two,one",
                "(:wave:)                     | wave",
                "_:wave:_                     | wave",
                "🎉:wave:🎉                   | wave",
                "❤️:wave:                     | wave",
                "。:wave:。                   | wave",
                ":not an emoji: :wave:        | wave",
                "a: :wave:                    | wave",
                ": :wave:                     | wave",
                ":x :wave:                    | wave",
            })
    void areBetweenColonsApartFromWords(String text, String expected) {
        assertThat(found(text)).containsExactly(expected.split(","));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "::",
                ":::",
                ":a:",
                "at 12:30:45",
                "https://example.org:8080:",
                "x:wave:",
                ":wave:x",
                "é:wave:",
                "e\u0301:wave:",
                "語:wave:",
                ":wave:語",
                "𝒳:wave:",
                ":wave:𝒳",
                "7:wave:",
                "::wave:",
                ":wave::",
                ":one::two:",
                ":wäve:",
                ":wa-ve:",
                ": wave :",
                ":wave",
                "wave:",
            })
    void nothingElseIsOne(String text) {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void hasUpTo64Characters() {
        assertThat(found(":" + "a".repeat(64) + ":")).containsExactly("a".repeat(64));
        assertThat(found(":" + "a".repeat(65) + ":")).isEmpty();
        assertThat(found(":" + "a".repeat(65) + ": :wave:")).containsExactly("wave");
        assertThat(Shortcodes.isShortcode("a".repeat(64))).isTrue();
        assertThat(Shortcodes.isShortcode("a".repeat(65))).isFalse();
        assertThat(Shortcodes.isShortcode("a")).isFalse();
        assertThat(Shortcodes.isShortcode("a b")).isFalse();
        assertThat(Shortcodes.isShortcode("é_")).isFalse();
    }

    /** A second definition, which is easier to read and slower. (Its look behind sees only half of a letter such as 𝒳.) */
    @Test
    void isWhatARegularExpressionFinds() {
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}:]):([A-Za-z0-9_]{2,64}):(?![\\p{L}\\p{Nd}\\p{Mn}\\p{Mc}:])");
        String[] parts = {":", ":", ":", "a", "bc", "_", " ", "é", "語", "🎉", "\u0301", "7", "<", ":wave:"};
        Random random = new Random(7);
        int shortcodes = 0;
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(14); part > 0; part--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            List<String> expected = pattern.matcher(text)
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .toList();
            shortcodes += expected.size();
            assertThat(found(text.toString())).as(text.toString()).isEqualTo(expected);
        }
        assertThat(shortcodes).isGreaterThan(1_000);
    }
}
