package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.groundswell.model.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatsTest {
    private final Formats formats = new Formats(ImportOptions.NONE);

    @Test
    void aTweetWithARetweetedStatusIsABoostAndAnOldStyleOneIsAPost() {
        List<ImportedPost> boost = read("""
                {"id_str":"2","created_at":"Mon Aug 26 04:00:00 +0000 2013","full_text":"RT @ana: hi",
                 "user":{"screen_name":"ben"},"retweeted_status":{"id_str":"1","full_text":"hi &amp; #MarchPH",
                 "created_at":"Mon Aug 26 03:00:00 +0000 2013","user":{"screen_name":"ana"},"retweet_count":7}}
                """);
        assertThat(boost).hasSize(2);
        assertThat(boost.getFirst().text()).isEqualTo("hi & #MarchPH");
        assertThat(boost.getFirst().boosts()).isEqualTo(7);
        assertThat(boost.getFirst().at()).isEqualTo(Instant.parse("2013-08-26T03:00:00Z"));
        assertThat(boost.getLast().boostOf()).contains(boost.getFirst().uri());
        assertThat(boost.getLast().author().acct()).hasToString("ben@twitter.com");

        ImportedPost old = read("""
                {"id_str":"3","created_at":"Mon Aug 26 04:00:00 +0000 2013","text":"RT @ana hi","user":{"screen_name":"ben"}}
                """).getFirst();
        assertThat(old.boostOf()).isEmpty();
        assertThat(old.text()).isEqualTo("RT @ana hi");
    }

    @Test
    void versionTwoFindsItsAuthorsInIncludes() {
        ImportedPost reply = read("""
                {"data":{"id":"9","author_id":"5","text":"yes","created_at":"2021-01-01T00:00:00.000Z",
                 "in_reply_to_user_id":"6","referenced_tweets":[{"type":"replied_to","id":"8"}]},
                 "includes":{"users":[{"id":"5","username":"ana"},{"id":"6","username":"ben"}]}}
                """).getFirst();
        assertThat(reply.author().acct()).hasToString("ana@twitter.com");
        assertThat(reply.inReplyTo()).contains(TwitterV1.STATUS + "8");
    }

    @Test
    void coordinatesGiveACountryWhereNoPlaceIsNamed() {
        String first = """
                {"id_str":"4","created_at":"Mon Aug 26 04:00:00 +0000 2013","text":"here","user":{"screen_name":"ana"},
                 "coordinates":{"type":"Point","coordinates":[120.9842,14.5995]}%s}
                """;
        assertThat(read(first.formatted("")).getFirst().country()).contains(new CountryCode("PH"));
        assertThat(read(first.formatted(",\"place\":{\"country_code\":\"JP\"}"))
                        .getFirst()
                        .country())
                .contains(new CountryCode("JP"));
        String second = """
                {"data":{"id":"9","author_id":"5","text":"here","created_at":"2021-01-01T00:00:00.000Z",
                 "geo":{"coordinates":{"type":"Point","coordinates":%s}}},"includes":{"users":[{"id":"5","username":"ana"}]}}
                """;
        assertThat(read(second.formatted("[13.405,52.52]")).getFirst().country())
                .contains(new CountryCode("DE"));
        assertThat(read(second.formatted("[-30,0]")).getFirst().country()).isEmpty();
        for (String nowhere : List.of("[\"x\"]", "[200,0]", "[0,1e400]", "[" + "9".repeat(500) + ",0]", "{}", "5")) {
            assertThat(read(second.formatted(nowhere)).getFirst().country()).isEmpty();
        }
    }

    @Test
    void aMastodonStatusLosesItsMarkupAndKeepsItsText() {
        ImportedPost post = read("""
                {"id":"1","uri":"https://m.example/users/ana/statuses/1","created_at":"2024-05-01T10:00:00.000Z",
                 "content":"<p>Hello <a href='https://m.example/tags/x'>#<span>X</span></a></p><p>two</p>",
                 "account":{"acct":"ana","url":"https://m.example/@ana"},"visibility":"unlisted"}
                """).getFirst();
        assertThat(post.text()).isEqualTo("Hello #X\n\ntwo");
        assertThat(post.author().acct()).hasToString("ana@m.example");
    }

    /** Servers and libraries add the text that was typed, or leave its place empty. */
    @ParameterizedTest
    @ValueSource(strings = {"null", "\"hello\""})
    void aMastodonStatusWithItsSourceIsNoLineOfOurOwn(String typed) {
        ImportedPost post = read("""
                {"id":"1","uri":"https://m.example/users/ana/statuses/1","created_at":"2024-05-01T10:00:00.000Z",
                 "content":"<p>hello</p>","text":%s,"account":{"acct":"ana","url":"https://m.example/@ana"},"visibility":"public"}
                """.formatted(typed)).getFirst();
        assertThat(post.uri()).isEqualTo("https://m.example/users/ana/statuses/1");
        assertThat(post.text()).isEqualTo("hello");
    }

    @Test
    void ourOwnLineTwiceIsOnePost() {
        String line = """
                {"account":"ana@a.example","created_at":"2024-05-01T10:00:00Z","text":"hi","country":"PH"}""";
        assertThat(read(line).getFirst().uri()).isEqualTo(read(line).getFirst().uri());
    }

    @ParameterizedTest
    @CsvSource({"PH, PH", "uk, GB", "' UK ', GB", "gb, GB", "'', ''"})
    void aCountryIsItsCodeOrWhatPeopleWriteForIt(String written, String code) {
        String line = "{\"account\":\"a\",\"created_at\":\"2024-05-01T10:00:00Z\",\"text\":\"hi\",\"country\":\"%s\"}";
        assertThat(read(line.formatted(written))
                        .getFirst()
                        .country()
                        .map(CountryCode::code)
                        .orElse(""))
                .isEqualTo(code);
    }

    @Test
    void whatCannotBeReadSaysWhy() {
        assertThatThrownBy(() -> read("{\"account\":"))
                .isInstanceOf(BadRecord.class)
                .hasMessageStartingWith("import.json ");
        assertThatThrownBy(() -> read("{\"x\":1}")).hasMessageStartingWith("import.format.none");
        assertThatThrownBy(() -> read("{\"account\":\"a\",\"created_at\":\"soon\",\"text\":\"x\"}"))
                .hasMessage("import.time {field=created_at, value=soon}");
    }

    private List<ImportedPost> read(String record) {
        return formats.read(formats.parse(record)).posts();
    }
}
