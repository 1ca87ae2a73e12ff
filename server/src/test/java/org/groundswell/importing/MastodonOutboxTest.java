package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.groundswell.model.LanguageCode;
import org.groundswell.polls.Poll;
import org.groundswell.polls.PollResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activities as other servers than Mastodon, and other versions of it, write them. */
class MastodonOutboxTest {
    private final Formats formats = new Formats(ImportOptions.NONE);

    private ImportedPost only(String actor, String more) {
        String activity =
                "{\"type\":\"Create\",\"actor\":" + actor + ",\"object\":{\"id\":\"https://tram.example/n/9\","
                        + "\"published\":\"2023-02-03T04:05:06Z\",\"to\":\"as:Public\"," + more + "}}";
        return formats.read(formats.parse(activity)).posts().getFirst();
    }

    private ImportedPost only(String more) {
        return only("\"https://tram.example/users/rosa\"", more);
    }

    @Test
    void anOutboxMayHoldItsFirstPage() {
        String note = "{\"type\":\"Create\",\"actor\":\"https://tram.example/users/rosa\",\"object\":{\"id\":"
                + "\"https://tram.example/n/%s\",\"published\":\"%s\",\"to\":\"as:Public\",\"content\":\"x\"}}";
        Reading reading = formats.read(formats.parse(
                "{\"type\":\"OrderedCollection\",\"first\":{\"type\":\"OrderedCollectionPage\",\"orderedItems\":["
                        + note.formatted("1", "2023-02-03T04:05:06Z") + "," + note.formatted("2", "once") + ",5,"
                        + note.formatted("3", "2023-02-03T04:05:07Z") + "]}}"));
        assertThat(reading.posts())
                .extracting(ImportedPost::uri)
                .containsExactly("https://tram.example/n/1", "https://tram.example/n/3");
        assertThat(reading.rejected()).hasSize(2);
    }

    @Test
    void aQuestionIsAPoll() {
        ImportedPoll asked = only("\"type\":\"Question\",\"content\":\"which?\",\"endTime\":\"2023-02-04T04:05:06Z\","
                        + "\"votersCount\":3,\"anyOf\":[{\"type\":\"Note\",\"name\":\"red\",\"replies\":{\"totalItems\":2}},"
                        + "{\"type\":\"Note\",\"name\":\"blue\",\"replies\":{\"totalItems\":3}}]")
                .poll()
                .orElseThrow();
        assertThat(asked)
                .isEqualTo(new ImportedPoll(
                        new Poll(List.of("red", "blue"), true, false, Instant.parse("2023-02-04T04:05:06Z")),
                        new PollResult(3, List.of(2L, 3L))));
        assertThat(asked.endedBy(Instant.parse("2023-02-03T10:00:00Z")).poll().expiresAt())
                .isEqualTo("2023-02-03T10:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"oneOf\":[]",
                "\"oneOf\":[{\"name\":\"a\"}]",
                "\"oneOf\":[{\"name\":\"a\"},{\"name\":\"a\"}]",
                "\"oneOf\":[{\"name\":\"a\"},{\"name\":\" \"}]",
                "\"oneOf\":\"a\""
            })
    void aPollThatCantBeShownIsLeftOut(String options) {
        assertThat(only("\"type\":\"Question\",\"content\":\"which?\"," + options)
                        .poll())
                .isEmpty();
    }

    @Test
    void anActorMayBeAnObject() {
        ImportedPost post =
                only("{\"type\":\"Person\",\"id\":\"https://tram.example/users/rosa\"}", "\"content\":\"x\"");
        assertThat(post.author().acct()).hasToString("rosa@tram.example");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "contentMap":{"pt":"<p>bonde</p>"}                       | bonde | pt
            "content":null,"contentMap":{"pt":"<p>bonde</p>"}        | bonde | pt
            "content":"<p>tram</p>","contentMap":{"pt":"<p>y</p>"}   | tram  | pt
            "content":"<p>tram</p>","contentMap":{}                  | tram  | ``
            """)
    void aTextMayBeThereByLanguageAlone(String content, String text, String language) {
        assertThat(only(content).text()).isEqualTo(text);
        assertThat(only(content).language().map(LanguageCode::tag).orElse("")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "quote":"https://depot.example/1"                                                      | https://depot.example/1
            "quote":{"type":"Note","id":"https://depot.example/1"}                                 | https://depot.example/1
            "quoteUri":"https://depot.example/1"                                                   | https://depot.example/1
            "quoteUrl":"https://depot.example/1","_misskey_quote":"https://depot.example/1"        | https://depot.example/1
            "_misskey_quote":"https://depot.example/1","quoteUrl":null                             | https://depot.example/1
            "quote":null                                                                           |
            """)
    void aNoteSaysWhatItQuotes(String field, String uri) {
        assertThat(only("\"content\":\"x\"," + field).quoteOf().orElse(null)).isEqualTo(uri);
    }

    @Test
    void whatANoteAnswersMayBeAnObject() {
        assertThat(only("\"content\":\"x\",\"inReplyTo\":{\"type\":\"Note\",\"id\":\"https://depot.example/2\"}")
                        .inReplyTo())
                .contains("https://depot.example/2");
    }

    @Test
    void aStatusMayHoldTheOneItQuotesItself() {
        String quoted =
                "{\"uri\":\"https://depot.example/1\",\"content\":\"q\",\"created_at\":\"2023-02-03T04:05:06Z\","
                        + "\"account\":{\"acct\":\"sam\",\"url\":\"https://depot.example/@sam\"}%s}";
        String status = quoted.formatted(",\"quote\":" + quoted.formatted("")).replaceFirst("/1", "/2");
        assertThat(formats.read(formats.parse(status)).posts())
                .extracting(ImportedPost::uri, post -> post.quoteOf().orElse(""))
                .containsExactly(
                        tuple("https://depot.example/1", ""),
                        tuple("https://depot.example/2", "https://depot.example/1"));
    }
}
