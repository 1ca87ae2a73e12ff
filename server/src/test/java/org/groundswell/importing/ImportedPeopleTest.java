package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.Counting;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.db.Database;
import org.groundswell.events.Follower;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.timelines.AccountFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who an imported post is by and for, and what becomes of it when its origin edited or deleted it. */
@OnEveryDatabase
class ImportedPeopleTest {
    @Parameter
    TestDatabase on;

    private Database database;
    private Core core;

    @BeforeEach
    void start(@TempDir Path directory) {
        database = on.open(directory);
        core = new Core(database, URI.create("https://here.example"), RegistrationMode.OPEN, InstantSource.system());
    }

    @AfterEach
    void stop() {
        Follower.catchUp(core.events(), core.tagging().counts());
        core.publishing().posting().removeLeftovers();
        assertThat(database.<List<String>>read(Counting::wrong)).isEmpty();
        database.close();
    }

    static String tweet(String id, String user, String name, String text, String more) {
        return "{\"id_str\":\"%s\",\"created_at\":\"Tue Mar 07 12:00:00 +0000 2017\",\"text\":\"%s\","
                        .formatted(id, text)
                + "\"user\":{\"id_str\":\"%s\",\"screen_name\":\"%s\"}%s}\n".formatted(user, name, more);
    }

    static String own(String id, String account, String text) {
        return "{\"id\":\"%s\",\"account\":\"%s\",\"created_at\":\"2017-03-07T12:00:00Z\",\"text\":\"%s\"}\n"
                .formatted(id, account, text);
    }

    static String deletion(String id) {
        return "{\"delete\":{\"status\":{\"id_str\":\"" + id + "\"}}}\n";
    }

    ImportReport bring(String... lines) throws IOException {
        return core.importing()
                .importer()
                .run(new ByteArrayInputStream(String.join("", lines).getBytes(StandardCharsets.UTF_8)));
    }

    Account account(String acct) {
        return core.people().accounts().find(acct).orElseThrow();
    }

    List<Status> of(String acct) {
        return core.publishing()
                .timelines()
                .account(Optional.empty(), account(acct).id(), AccountFilter.ALL, Page.first(40));
    }

    Post only(String acct) {
        assertThat(of(acct)).hasSize(1);
        return of(acct).getFirst().post().orElseThrow();
    }

    long peopleOf(String tag) {
        Follower.catchUp(core.events(), core.tagging().counts());
        return database.read(tx -> tx.sql("SELECT coalesce(sum(people), 0) FROM tag WHERE key = :key")
                .set("key", tag)
                .number());
    }

    @Test
    void whoeverTakesAnotherNameIsTheSamePerson() throws IOException {
        bring(tweet("1", "900", "before", "#Harbour", ""), tweet("2", "900", "after", "#Harbour", ""));
        bring(tweet("3", "900", "later", "#Harbour", ""));
        assertThat(of("before@twitter.com")).hasSize(3);
        assertThat(core.people().accounts().find("after@twitter.com")).isEmpty();
        assertThat(peopleOf("harbour")).isEqualTo(1);
    }

    @Test
    void whoeverTakesTheNameOfAnotherIsNotThem() throws IOException {
        bring(tweet("1", "900", "harriet", "#Harbour", ""));
        bring(tweet("2", "900", "harry", "#Harbour", ""), tweet("3", "901", "harriet", "#Harbour", ""));
        assertThat(of("harriet@twitter.com")).hasSize(2);
        assertThat(of("harriet.901@twitter.com")).hasSize(1);
        assertThat(peopleOf("harbour")).isEqualTo(2);
    }

    @Test
    void whoeverWasKnownByNameAloneIsKnownByTheirIdFromThenOn() throws IOException {
        bring(own("x", "harriet@twitter.com", "#Harbour"));
        bring(tweet("1", "900", "harriet", "#Harbour", ""));
        bring(tweet("2", "900", "harry", "#Harbour", ""));
        assertThat(of("harriet@twitter.com")).hasSize(3);
    }

    @Test
    void aMentionIsOfWhomTheRecordSays() throws IOException {
        bring(own("a", "bo@one.example", "I"), own("b", "bo@two.example", "me too"));
        String content = "<a href=\\\"https://two.example/@bo\\\" class=\\\"u-url mention\\\">@<span>bo</span></a> hi";
        bring(
                "{\"id\":\"1\",\"uri\":\"https://one.example/1\",\"created_at\":\"2021-01-01T00:00:00Z\",\"content\":\""
                        + content + "\",\"mentions\":[{\"acct\":\"bo@two.example\"}],"
                        + "\"account\":{\"acct\":\"al\",\"url\":\"https://one.example/@al\"}}\n",
                "{\"type\":\"Create\",\"actor\":\"https://one.example/users/ada\",\"object\":{\"id\":\"https://one.example/2\","
                        + "\"to\":\"as:Public\",\"published\":\"2021-01-01T00:00:00Z\",\"content\":\"" + content
                        + "\",\"tag\":[{\"type\":\"Mention\",\"href\":\"https://two.example/users/bo\",\"name\":\"@bo@two.example\"}]}}\n",
                "{\"id\":\"3\",\"uri\":\"https://one.example/3\",\"created_at\":\"2021-01-01T00:00:00Z\",\"content\":\"@bo hi\","
                        + "\"mentions\":[],\"account\":{\"acct\":\"amy\",\"url\":\"https://one.example/@amy\"}}\n",
                own("c", "abe@one.example", "@bo hi"));
        AccountId one = account("bo@one.example").id();
        AccountId two = account("bo@two.example").id();
        assertThat(mentionsOf("al@one.example")).containsExactly(two);
        assertThat(mentionsOf("ada@one.example")).containsExactly(two);
        assertThat(mentionsOf("amy@one.example")).isEmpty();
        assertThat(mentionsOf("abe@one.example")).containsExactly(one);
        assertThat(only("al@one.example").content().html().html())
                .contains("https://here.example/@bo@two.example")
                .doesNotContain("one.example");
    }

    @Test
    void aTweetMentionsThePersonNotTheName() throws IOException {
        bring(tweet("1", "900", "harriet", "here", ""), tweet("2", "901", "ira", "here", ""));
        String entities = ",\"entities\":{\"user_mentions\":[{\"screen_name\":\"harry\",\"id_str\":\"900\"}]}";
        bring(tweet("3", "902", "jo", "@harry and @ira", entities));
        assertThat(mentionsOf("jo@twitter.com"))
                .containsExactly(account("harriet@twitter.com").id());
    }

    private List<AccountId> mentionsOf(String acct) {
        return only(acct).content().mentions();
    }

    @Test
    void whatWasDeletedIsGoneWithItsCounts() throws IOException {
        String boost = ",\"retweeted_status\":"
                + tweet("1", "900", "harriet", "#Harbour", "").strip();
        String reply = ",\"in_reply_to_status_id_str\":\"1\"";
        ImportReport report = bring(
                tweet("1", "900", "harriet", "#Harbour", ""),
                tweet("2", "901", "ira", "RT", boost),
                tweet("3", "902", "jo", "yes", reply),
                tweet("4", "903", "kit", "#Harbour", ""),
                deletion("1"),
                deletion("77"));
        assertThat(report.rejected()).isZero();
        core.publishing().posting().removeLeftovers();
        assertThat(of("harriet@twitter.com")).isEmpty();
        assertThat(of("ira@twitter.com")).isEmpty();
        assertThat(only("jo@twitter.com").references().parent()).isEmpty();
        assertThat(account("harriet@twitter.com").counts().statuses()).isZero();
        assertThat(peopleOf("harbour")).isEqualTo(1);
        bring(deletion("4"));
        assertThat(peopleOf("harbour")).isZero();
    }

    @Test
    void whatIsDeletedBeforeItComesIsPassedOver() throws IOException {
        String boost = ",\"retweeted_status\":"
                + tweet("1", "900", "ira", "#Harbour", "").strip();
        ImportReport report = bring(
                deletion("1"),
                tweet("1", "900", "ira", "#Harbour", ""),
                tweet("2", "901", "jo", "RT", boost),
                tweet("3", "901", "jo", "#Harbour", ""));
        assertThat(report.imported()).isEqualTo(1);
        assertThat(report.known()).isZero();
        assertThat(report.rejected()).isZero();
        assertThat(peopleOf("harbour")).isEqualTo(1);
    }

    @Test
    void aDeletionRemovesNothingThatWasWrittenHere() throws IOException {
        bring(own("https://twitter.com/i/status/5", "ann", "#Harbour"), deletion("5"));
        assertThat(of("ann")).hasSize(1);
    }

    @Test
    void anEditedTweetIsOnePostWithItsLastText() throws IOException {
        String history = ",\"edit_history\":{\"edit_tweet_ids\":[\"10\",\"11\",\"12\"]}";
        List<String> versions = new ArrayList<>(List.of(
                tweet("10", "900", "harriet", "one #Harbour", ""),
                tweet("11", "900", "harriet", "two #Harbor", history),
                tweet("12", "900", "harriet", "three #Port", history)));
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0))) {
            String person = "9" + order.get(0) + order.get(1);
            for (int version : order) {
                bring(versions.get(version)
                        .replace("900", person)
                        .replace("harriet", "h" + person)
                        .replaceAll("\"(1[012])\"", "\"" + person + "$1\""));
            }
            assertThat(only("h" + person + "@twitter.com").content().text()).isEqualTo("three #Port");
        }
        assertThat(peopleOf("port")).isEqualTo(3);
        assertThat(peopleOf("harbour")).isZero();
    }

    @Test
    void whatAnswersBoostsOrDeletesAnEditMeansThePost() throws IOException {
        String history = ",\"edit_history\":{\"edit_tweet_ids\":[\"10\",\"11\"]}";
        bring(
                tweet("2", "902", "jo", "yes", ",\"in_reply_to_status_id_str\":\"11\""),
                tweet("11", "900", "harriet", "two #Harbour", history),
                tweet("3", "903", "kit", "no", ",\"in_reply_to_status_id_str\":\"11\""),
                tweet(
                        "4",
                        "904",
                        "lu",
                        "RT",
                        ",\"retweeted_status\":"
                                + tweet("11", "900", "harriet", "two #Harbour", history)
                                        .strip()));
        Post post = only("harriet@twitter.com");
        assertThat(only("jo@twitter.com").references().parent()).contains(post.id());
        assertThat(only("kit@twitter.com").references().parent()).contains(post.id());
        assertThat(of("lu@twitter.com").getFirst().boost().map(Boost::original)).contains(post.id());
        assertThat(post.counts().replies()).isEqualTo(2);
        bring(deletion("11"));
        assertThat(of("harriet@twitter.com")).isEmpty();
    }

    @Test
    void aPageIsImportedWithoutTheTweetThatCannotBe() throws IOException {
        ImportReport report = bring("""
                {"data":[{"id":"1","author_id":"5","text":"a","created_at":"2022-01-01T00:00:00Z"},
                {"id":"2","author_id":"6","text":"b","created_at":"2022-01-01T00:00:00Z"},
                {"id":"3","author_id":"5","text":"%s","created_at":"2022-01-01T00:00:00Z"},
                {"id":"4","author_id":"5","text":"d","created_at":"2992-01-01T00:00:00Z"},
                {"id":"7","author_id":"5","text":"e","created_at":"2022-01-01T00:00:00Z"}],
                "includes":{"users":[{"id":"5","username":"harriet"}]}}
                """.formatted("long ".repeat(14_000)).replace("\n", " "));
        assertThat(report.read()).isEqualTo(1);
        assertThat(report.imported()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(3);
    }

    @Test
    void whenAnAccountWasMadeIsLearntOnceItIsSaid() throws IOException {
        String born = ",\"account_created_at\":\"2009-08-07T06:05:04Z\"}";
        bring(
                own("1", "ann@old.example", "hi"),
                own("2", "ben@old.example", "hi"),
                own("3", "ben@old.example", "hi").replace("}", born));
        assertThat(originOf("ann@old.example")).isZero();
        assertThat(account("ann@old.example").createdAt()).isEqualTo(Instant.parse("2017-03-07T12:00:00Z"));
        assertThat(originOf("ben@old.example"))
                .isEqualTo(Instant.parse("2009-08-07T06:05:04Z").toEpochMilli());
        bring(own("4", "ann@old.example", "hi").replace("}", born));
        assertThat(account("ann@old.example").createdAt()).isEqualTo(Instant.parse("2009-08-07T06:05:04Z"));
        bring(own("5", "ann@old.example", "hi").replace("}", born.replace("2009", "2019")));
        assertThat(account("ann@old.example").createdAt()).isEqualTo(Instant.parse("2009-08-07T06:05:04Z"));
    }

    private long originOf(String acct) {
        long id = account(acct).id().value();
        return database.read(tx -> tx.sql("SELECT coalesce(origin_created_at, 0) FROM account WHERE id = :id")
                .set("id", id)
                .number());
    }
}
