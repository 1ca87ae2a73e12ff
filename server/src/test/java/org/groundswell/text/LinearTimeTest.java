package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A text twice as long takes twice as many steps to read, whatever is in it. What is counted is how often a character is
 * looked at, which is the same on every machine.
 */
class LinearTimeTest {
    private static final int SHORT = 4_000;
    private static final double TWICE = 2.2;
    private static final int START = 5_000;

    /** Texts that begin with something, go on with something many times, and end with something. */
    record Hostile(String begin, String repeated, String end) {
        String ofLength(int length) {
            return begin + repeated.repeat(length / repeated.length()) + end;
        }

        @Override
        public String toString() {
            return (begin + repeated + end)
                    .codePoints()
                    .mapToObj(c -> c > 0x20 && c < 0x7F ? Character.toString(c) : "<" + Integer.toHexString(c) + ">")
                    .reduce("", String::concat);
        }
    }

    static Stream<Hostile> texts() {
        String[] repeated = {
            ")",
            "(",
            "()",
            ")(",
            "]",
            "}",
            "*",
            "_",
            ".",
            ",",
            "!",
            "?",
            "'",
            "…",
            "@",
            "@a",
            "@a@",
            "@a@b",
            "@a@b.c",
            "@a.",
            "@a@a-",
            "#",
            "##",
            "#a",
            "#1",
            "#_",
            "#·",
            "＃",
            "h",
            "http://",
            "https://",
            "http://a",
            "http://a.",
            "http://a.b",
            "http://a.b/",
            "http://a.bb=",
            "http://a.bb)",
            "http://a.bb/#",
            "http://a.bb/#a",
            "http://a-",
            "a.",
            "a-",
            ".-",
            "-",
            "/",
            ":",
            "&",
            "&amp;",
            "<",
            "\n",
            " ",
            "\u0301",
            "a\u0301",
            "\u0301\u0323",
            "\u034F",
            "\u200D",
            "\u200C",
            "a\u200D",
            "\u00B7",
            "\uFE0F",
            "\uD83D\uDC69\u200D",
            "\uD83C\uDDF5",
            "\uD83D\uDE00",
            "\u1100",
            "\u1100\u1161\u11A8",
            "\u0600",
            "\u0915\u094D",
            "\u0915\u093C",
            "\uD834\uDD65",
            "\uFB2C",
            "\uFDFA",
            "\u202E",
            "ß",
            "http://a.bb/(",
            "http://a.bb/[(",
            "http://a.bb/xを(",
            "http://a.bb/]",
            "http://a.comで",
            "http://a.bb:",
            "http://a.bb&",
            "http://a_b.",
            "#http://",
            "#ahttp://a.bb/",
            "a.com/",
            "a.comで",
            "a.com/#",
            "\u0F0B",
            "\u05F4",
            "\u301C",
            "\u309B",
            "#a\u05F4",
            "&#a;",
            "x"
        };
        return Stream.of(repeated)
                .flatMap(each -> Stream.of(
                                "",
                                "#",
                                "@",
                                "@a@",
                                "http://",
                                "http://a.bb/",
                                "http://a.bb/(",
                                "http://a.bb/xを([",
                                "#a",
                                "a")
                        .flatMap(begin ->
                                Stream.of("", ")", ")]", " #end", "a.b").map(end -> new Hostile(begin, each, end))));
    }

    @Test
    void tagsMentionsAndLinksAreFound() {
        texts().forEach(text -> assertThat(spans(text.ofLength(2 * SHORT)))
                .as(text.toString())
                .isLessThanOrEqualTo((long) (TWICE * spans(text.ofLength(SHORT))) + START));
    }

    @Test
    void charactersAreCounted() {
        texts().forEach(text -> assertThat(length(text.ofLength(2 * SHORT)))
                .as(text.toString())
                .isLessThanOrEqualTo((long) (TWICE * length(text.ofLength(SHORT))) + START));
    }

    @Test
    void noMoreMarksFollowOneAnotherThanTakeNoTimeToSort() {
        Pattern tooMany = Pattern.compile("[\\p{M}&&[^\u034F]]{31}");
        texts().forEach(text -> {
            String safe = PlainText.streamSafe(text.ofLength(SHORT));
            assertThat(PlainText.streamSafe(safe)).as(text.toString()).isEqualTo(safe);
            assertThat(tooMany.matcher(safe).find()).as(text.toString()).isFalse();
        });
    }

    private static long spans(String text) {
        Counted counted = new Counted(text);
        assertThat(Spans.of(counted)).isNotNull();
        return counted.steps;
    }

    private static long length(String text) {
        CountedIterator counted = new CountedIterator(text);
        assertThat(PlainText.length(counted)).isPositive();
        return counted.steps;
    }

    /** A text that counts how often a character of it is looked at, or copied. */
    private static final class Counted implements CharSequence {
        private final String text;
        private long steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            steps++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            steps += to - from;
            return text.substring(from, to);
        }

        @Override
        public IntStream chars() {
            steps += text.length();
            return text.chars();
        }

        @Override
        public String toString() {
            steps += text.length();
            return text;
        }
    }

    private static final class CountedIterator implements CharacterIterator {
        private final CharacterIterator text;
        private long steps;

        CountedIterator(String text) {
            this.text = new StringCharacterIterator(text);
        }

        @Override
        public char first() {
            steps++;
            return text.first();
        }

        @Override
        public char last() {
            steps++;
            return text.last();
        }

        @Override
        public char current() {
            steps++;
            return text.current();
        }

        @Override
        public char next() {
            steps++;
            return text.next();
        }

        @Override
        public char previous() {
            steps++;
            return text.previous();
        }

        @Override
        public char setIndex(int position) {
            return text.setIndex(position);
        }

        @Override
        public int getBeginIndex() {
            return text.getBeginIndex();
        }

        @Override
        public int getEndIndex() {
            return text.getEndIndex();
        }

        @Override
        public int getIndex() {
            return text.getIndex();
        }

        @Override
        public Object clone() {
            throw new UnsupportedOperationException("a copy would not be counted");
        }
    }
}
