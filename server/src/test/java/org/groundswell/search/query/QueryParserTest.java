package org.groundswell.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search means, as typed. */
class QueryParserTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            cat                            | word(cat)
            cat dog                        | word(cat) word(dog)
            "cat dog"                      | phrase(cat dog)
            “cat dog” bird                 | phrase(cat dog) word(bird)
            -cat                           | not word(cat)
            -"cat dog"                     | not phrase(cat dog)
            "cat dog                       | phrase(cat dog)
            cat"dog bird"fish              | word(cat) phrase(dog bird) word(fish)
            ""                             |
            " "                            |
            -                              | word(-)
            cat-dog                        | word(cat-dog)
            #Tag                           | tag(tag)
            -#Tag                          | not tag(tag)
            #                              |
            from:ana                       | from(ana)
            FROM:@ana                      | from(ana)
            from:ana@else.example          | from(ana@else.example)
            -from:me                       | not from(me)
            to:me                          | to(me)
            mentions:@me                   | mentions(me)
            has:link                       | has(LINK)
            HAS:Link                       | has(LINK)
            has:image has:media -has:video | has(IMAGE) has(MEDIA) not has(VIDEO)
            is:reply is:quote is:sensitive | is(REPLY) is(QUOTE) is(SENSITIVE)
            in:library                     | in(LIBRARY)
            in:all                         | in(ALL)
            language:pt-BR                 | language(pt-BR)
            during:2026                    | written(2026-01-01T00:00:00Z 2027-01-01T00:00:00Z)
            during:2026-11                 | written(2026-11-01T00:00:00Z 2026-12-01T00:00:00Z)
            during:2024-02-29              | written(2024-02-29T00:00:00Z 2024-03-01T00:00:00Z)
            before:2026-11-28              | written(1970-01-01T00:00:00Z 2026-11-28T00:00:00Z)
            after:2026-11-28               | written(2026-11-29T00:00:00Z 3000-01-01T00:00:00Z)
            https://page.example/a:b       | word(https://page.example/a:b)
            note:this                      | word(note:this)
            :from                          | word(:from)
            cat from:ana "x y" -#tag       | word(cat) from(ana) phrase(x y) not tag(tag)
            """)
    void isReadAs(String typed, String meaning) {
        assertThat(meaning(QueryParser.parse(typed))).isEqualTo(meaning == null ? "" : meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from:",
                "from:a@",
                "to:@",
                "mentions:a@b@c",
                "has:",
                "has:everything",
                "is:",
                "is:nice",
                "in:",
                "in:here",
                "language:",
                "language:english",
                "language:und",
                "before:",
                "before:yesterday",
                "before:2026-13",
                "before:2026-02-30",
                "before:2026-1-1",
                "after:1969",
                "after:99999",
                "during:20260101",
                "during:2026/11",
                "during:\u0662\u0660\u0662\u0666",
                "-has:nothing"
            })
    void aValueThatMakesNoSenseIsRefused(String typed) {
        assertThatThrownBy(() -> QueryParser.parse(typed)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aSearchIsBounded() {
        assertThatThrownBy(() -> QueryParser.parse("x".repeat(QueryParser.LONGEST + 1)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThat(QueryParser.parse("x ".repeat(QueryParser.LONGEST / 2)).clauses())
                .hasSize(QueryParser.MOST_CLAUSES);
    }

    private static String meaning(SearchQuery query) {
        return query.clauses().stream()
                .map(clause -> (clause.excluded() ? "not " : "") + meaning(clause.condition()))
                .collect(Collectors.joining(" "));
    }

    private static String meaning(Condition condition) {
        return switch (condition) {
            case Condition.Word(var text) -> "word(" + text + ")";
            case Condition.Phrase(var text) -> "phrase(" + text + ")";
            case Condition.Tagged(var tag) -> "tag(" + tag + ")";
            case Condition.From(var person) -> "from(" + name(person) + ")";
            case Condition.To(var person) -> "to(" + name(person) + ")";
            case Condition.Mentions(var person) -> "mentions(" + name(person) + ")";
            case Condition.Has(var attachment) -> "has(" + attachment + ")";
            case Condition.Is(var trait) -> "is(" + trait + ")";
            case Condition.InLanguage(var language) -> "language(" + language + ")";
            case Condition.Written(var from, var to) -> "written(" + from + " " + to + ")";
            case Condition.In(var scope) -> "in(" + scope + ")";
        };
    }

    private static String name(Person person) {
        return switch (person) {
            case Person.Me _ -> "me";
            case Person.Named(var acct) -> acct.toString();
        };
    }
}
