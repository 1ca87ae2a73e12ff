package org.groundswell.filters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.groundswell.text.StatusText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts that a keyword matches, script by script. */
class MatchingTest {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u(\\p{XDigit}{4})");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # keyword   | text                            | in any text | as a whole word
            word        | A WORD, in capitals             | true  | true
            word        | words and swords                | true  | false
            word        | my_word                         | true  | false
            word        | word's end                      | true  | true
            word        | (word)                          | true  | true
            word        | 2word                           | true  | false
            bad word    | a bad   word                    | true  | true
            bad word    | a bad\\nword                    | true  | true
            bad word    | a badword                       | false | false
            c++         | I like C++                      | true  | true
            c++         | objectivec++                    | true  | false
            .com        | example.com                     | true  | true
            .com        | example.community               | true  | false
            @evil.com   | @someone@evil.com says          | true  | true
            https://t.co/ | see HTTPS://t.co/abc           | true  | true
            [a-z]+      | any word                        | false | false
            [a-z]+      | the pattern [a-z]+              | true  | true
            .*          | anything                        | false | false
            # overlapping and nested words
            ana         | banana                          | true  | false
            aa          | aaa                             | true  | false
            # case and width of other scripts
            straße      | STRASSE                         | true  | true
            σίσυφος     | ΣΊΣΥΦΟΣ                         | true  | true
            istanbul    | İSTANBUL                        | true  | true
            ışık        | IŞIK                            | true  | true
            ｗｏｒｄ     | word                            | true  | true
            word        | ＷＯＲＤ                          | true  | true
            ガル         | ｶﾞﾙ                              | true  | true
            # accents make other words, however they are written
            cafe        | un café                         | false | false
            café        | un cafe\\u0301                  | true  | true
            resume      | m\\u0303 resume\\u0338          | true  | false
            # scripts with spaces
            дом         | домашний                        | true  | false
            дом         | мой дом!                        | true  | true
            नमक         | नमकीन                           | true  | false
            नमक         | थोड़ा नमक दो                     | true  | true
            كتاب        | الكتاب                          | true  | false
            서울         | 서울에서                          | true  | false
            서울         | 서울 하늘                         | true  | true
            # scripts without spaces: a word has no bounds
            東京         | 私は東京に住む                    | true  | true
            京           | 東京都                           | true  | true
            ラーメン      | ラーメンー屋                      | true  | true
            ไทย         | ประเทศไทยครับ                   | true  | true
            AI          | 東京AI会議                        | true  | true
            AI          | 東京AIR                          | true  | false
            # emoji
            😀          | so 😀😀                          | true  | true
            👍          | 👍🏽                             | true  | true
            ❤           | I ❤\\uFE0F you                  | true  | true
            # characters that nobody sees
            word        | w\\u200Bo\\u00ADr\\u2060d       | true  | true
            word        | w\\u034Ford                     | true  | true
            w\\u200Bord | a word                          | true  | true
            خواهم       | می\\u200Cخواهم                  | true  | false
            # a tag is that tag, whatever the case, and no other
            #cat        | look #CAT                       | true  | true
            #cat        | look #Cats                      | false | false
            #cat        | a cat                           | false | false
            ＃cat        | #cat                            | true  | true
            cat         | look #cat                       | true  | true
            #1          | we are #1                       | true  | true
            """)
    void aKeywordMatches(String keyword, String text, boolean anywhere, boolean wholeWord) {
        String decodedKeyword = decoded(keyword);
        String decodedText = decoded(text);
        assertThat(matches(decodedKeyword, false, decodedText)).as("anywhere").isEqualTo(anywhere);
        assertThat(matches(decodedKeyword, true, decodedText))
                .as("as a whole word")
                .isEqualTo(wholeWord);
    }

    @Test
    void eachFilterNamesTheKeywordsThatItsPostHas() {
        FilterSet filters = new FilterSet(List.of(
                filter(1, Optional.empty(), word(1, "rain", true), word(2, "ain", false), word(3, "#Rain", true)),
                filter(2, Optional.empty(), word(4, "RAIN", true), word(5, "snow", true))));
        List<FilterMatch> matches = filters.matches(post("It rains, and rain it is #rain"), NOW);
        assertThat(matches).extracting(match -> match.filter().id()).containsExactly(1L, 2L);
        assertThat(matches.getFirst().keywords()).extracting(Filter.Keyword::id).containsExactly(1L, 2L, 3L);
        assertThat(matches.getLast().keywords()).extracting(Filter.Keyword::id).containsExactly(4L);
    }

    @Test
    void anExpiredFilterMatchesNothingFromThatMomentOn() {
        FilterSet filters = new FilterSet(List.of(filter(1, Optional.of(NOW), word(1, "rain", true))));
        assertThat(filters.matches(post("rain"), NOW.minusMillis(1))).hasSize(1);
        assertThat(filters.matches(post("rain"), NOW)).isEmpty();
    }

    @Test
    void theMemoryOfTheLargestFiltersIsBounded() {
        List<Filter.Keyword> most = IntStream.range(0, FilterRules.MOST_PARTS_OF_ALL)
                .mapToObj(number -> word(number, Integer.toString(number, 36) + "x".repeat(196), true))
                .toList();
        assertThat(new FilterSet(List.of(filter(1, Optional.empty(), most.toArray(Filter.Keyword[]::new)))).bytes())
                .isLessThan(6 << 20);
    }

    private static boolean matches(String keyword, boolean wholeWord, String text) {
        FilterSet filters = new FilterSet(List.of(filter(1, Optional.empty(), word(1, keyword, wholeWord))));
        return !filters.matches(post(text), NOW).isEmpty();
    }

    private static FilteredText post(String text) {
        return new FilteredText(Set.of(), List.of(text), StatusText.parse(text).tags());
    }

    private static Filter filter(long id, Optional<Instant> expiresAt, Filter.Keyword... keywords) {
        return new Filter(
                id,
                "title",
                EnumSet.allOf(FilterContext.class),
                FilterAction.WARN,
                expiresAt,
                List.of(keywords),
                List.of());
    }

    private static Filter.Keyword word(long id, String text, boolean wholeWord) {
        return new Filter.Keyword(id, text, wholeWord);
    }

    /** The invisible characters, which the table has as escapes. */
    private static String decoded(String text) {
        return ESCAPE.matcher(text.replace("\\n", "\n"))
                .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
    }
}
