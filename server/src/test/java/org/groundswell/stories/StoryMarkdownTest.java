package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text in Markdown looks as it was written. */
class StoryMarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "4.591 people | 4.591 people",
                "4. a list | 4\\. a list",
                "4) a list | 4\\) a list",
                "2014. | 2014\\.",
                "4.5) no list | 4.5) no list",
                "\"in 2014. It\" | \"in 2014. It\"",
                "- a list | \\- a list",
                "-5 degrees | \\-5 degrees",
                "well-known | well-known",
                "+ a list | \\+ a list",
                "# a heading | \\# a heading",
                "C# and F# | C# and F#",
                "* a list | \\* a list",
                "a*b_c | a\\*b\\_c",
                "\"[a](b) ![c](d)\" | \"\\[a\\](b) !\\[c\\](d)\"",
                "\"<script>&amp;\" | \"\\<script\\>\\&amp;\"",
                "\"~~~\" | \"\\~\\~\\~\"",
                "\"> said\" | \"\\> said\"",
                "\"    four spaces\" | four spaces",
                "\"\t- a tab\" | \"\\- a tab\"",
                "a\\b | a\\\\b",
            })
    void aLineIsEscaped(String text, String markdown) {
        assertThat(StoryMarkdown.escape(text)).isEqualTo(markdown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Title\n===", "Title\n---", "one\n\n    code", "one\n  1. two", "one\n\n+ two"})
    void noLineBeginsAnythingElseThanAParagraph(String text) {
        assertThat(StoryMarkdown.escape(text).lines().filter(line -> !line.isBlank()))
                .allSatisfy(line -> assertThat(line).matches("\\\\?[\\p{L}=+-].*|\\d+\\\\.*"))
                .allSatisfy(line -> assertThat(line).doesNotStartWith("="))
                .allSatisfy(line -> assertThat(line).doesNotStartWith("-"));
    }
}
