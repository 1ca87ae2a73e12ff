package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowingConsumer;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.importing.files.UnusableFile;
import org.groundswell.media.MediaLimits;
import org.groundswell.text.Messages;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files in the shapes that archives and exporters write, imported twice: the second time adds nothing. */
class ShapesTest {
    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void start() throws IOException {
        world = new World(TestDatabase.SQLITE.open(directory.resolve("data")), directory);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** A shape, its file, and what is in the database afterwards: a post's text, its author, what it boosts or answers. */
    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(
                        "twarc2 flatten",
                        """
                        {"id":"8102","author_id":"52","text":"RT @flat_ana: Lights on #FlatTag","created_at":"2022-03-01T10:10:00.000Z",\
                        "referenced_tweets":[{"type":"retweeted","id":"8101","author_id":"51","text":"Lights on #FlatTag",\
                        "created_at":"2022-03-01T10:00:00.000Z","author":{"id":"51","username":"flat_ana"}}],\
                        "author":{"id":"52","username":"flat_ben"}}
                        {"id":"8103","author_id":"52","text":"So do we #FlatTag","created_at":"2022-03-01T10:20:00.000Z",\
                        "referenced_tweets":[{"type":"replied_to","id":"8099"}],"author":{"id":"52","username":"flat_ben"},\
                        "geo":{"place_id":"p","country_code":"NL"}}
                        """,
                        List.of(
                                "flat_ana@twitter.com|Lights on #FlatTag|-",
                                "flat_ben@twitter.com||8101",
                                "flat_ben@twitter.com|So do we #FlatTag|-")),
                Arguments.of("an answer to a v1.1 search", """
                        {"statuses": [
                          {"id_str":"8201","created_at":"Sat May 24 19:10:00 +0000 2014","text":"found #SearchTag","user":{"screen_name":"searcher"}}
                        ], "search_metadata": {"count": 1, "max_id": 8201}}
                        """, List.of("searcher@twitter.com|found #SearchTag|-")),
                Arguments.of(
                        "a v2 answer over many lines", """
                        {
                          "data": [
                            {"id": "8301", "author_id": "61", "created_at": "2021-05-01T10:00:00.000Z", "text": "on many lines #ManyLines"}
                          ],
                          "includes": {"users": [{"id": "61", "username": "liner"}]}
                        }
                        """, List.of("liner@twitter.com|on many lines #ManyLines|-")),
                Arguments.of(
                        "snscrape",
                        """
                        {"_type":"snscrape.modules.twitter.Tweet","url":"https://twitter.com/sns_ana/status/8401","date":"2021-06-01T08:00:00+00:00",\
                        "rawContent":"Read https://t.co/ab &amp; share #Scraped","id":8401,"user":{"username":"sns_ana","displayname":"Ana"},\
                        "links":[{"text":"paper.example","url":"https://paper.example/a","tcourl":"https://t.co/ab"}],"likeCount":3,"retweetCount":1,"lang":"en"}
                        {"_type":"snscrape.modules.twitter.Tweet","url":"https://twitter.com/sns_ben/status/8402","date":"2021-06-01T09:00:00+00:00",\
                        "content":"see https://t.co/xy","id":8402,"user":{"username":"sns_ben"},"outlinks":["https://long.example/b"],"tcooutlinks":["https://t.co/xy"]}
                        {"_type":"snscrape.modules.twitter.Tweet","date":"2021-06-01T10:00:00+00:00","rawContent":"RT","id":8403,"user":{"username":"sns_ben"},\
                        "retweetedTweet":{"date":"2021-06-01T08:00:00+00:00","rawContent":"x","id":8401,"user":{"username":"sns_ana"}}}
                        """,
                        List.of(
                                "sns_ana@twitter.com|Read https://paper.example/a & share #Scraped|-",
                                "sns_ben@twitter.com|see https://long.example/b|-",
                                "sns_ben@twitter.com||8401")),
                Arguments.of(
                        "Jetstream",
                        """
                        {"did":"did:plc:aaa111","time_us":1730000000000000,"kind":"identity","identity":{"did":"did:plc:aaa111","handle":"ana.example"}}
                        {"did":"did:plc:aaa111","time_us":1730000001000000,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.post","rkey":"3k1","record":{"$type":"app.bsky.feed.post","createdAt":"2024-10-27T03:33:20.000Z","langs":["en"],"text":"Über paper.exam… #SkyTag","facets":[{"index":{"byteStart":6,"byteEnd":19},"features":[{"$type":"app.bsky.richtext.facet#link","uri":"https://paper.example/sky"}]}]}}}
                        {"did":"did:web:ben.example","time_us":1730000002000000,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.repost","rkey":"3k2","record":{"$type":"app.bsky.feed.repost","createdAt":"2024-10-27T03:33:21.000Z","subject":{"uri":"at://did:plc:aaa111/app.bsky.feed.post/3k1","cid":"c"}}}}
                        {"did":"did:web:ben.example","time_us":1730000003000000,"kind":"commit","commit":{"rev":"r","operation":"create","collection":"app.bsky.feed.like","rkey":"3k3","record":{"$type":"app.bsky.feed.like","createdAt":"2024-10-27T03:33:21.000Z","subject":{"uri":"at://did:plc:aaa111/app.bsky.feed.post/3k1","cid":"c"}}}}
                        {"did":"did:web:ben.example","time_us":1730000004000000,"kind":"account","account":{"active":true,"did":"did:web:ben.example"}}
                        """,
                        List.of(
                                "aaa111@bsky.app|Über https://paper.example/sky #SkyTag|-",
                                "ben.example@bsky.app||3k1")),
                Arguments.of("records of a repository", """
                        {"records":[{"uri":"at://did:plc:bbb222/app.bsky.feed.post/3m1","cid":"c","value":{"$type":"app.bsky.feed.post","createdAt":"2024-11-01T00:00:00Z","text":"from a repository","reply":{"root":{"uri":"at://did:plc:aaa111/app.bsky.feed.post/3k1"},"parent":{"uri":"at://did:plc:aaa111/app.bsky.feed.post/3k1"}}}}],"cursor":"3m1"}
                        """, List.of("bbb222@bsky.app|from a repository|3k1")),
                Arguments.of(
                        "twarc2 csv",
                        """
                        id,author_id,created_at,text,lang,public_metrics.like_count,public_metrics.retweet_count,author.username,author.name,referenced_tweets.replied_to.id
                        8501,71,2022-01-01T00:00:00.000Z,"a table, with ""quotes""
                        and lines #Tabled",en,4,2,csv_ana,Ana,
                        8502,72,2022-01-01T00:05:00.000Z,answer #Tabled,und,0,0,csv_ben,Ben,8501
                        """,
                        List.of(
                                "csv_ana@twitter.com|a table, with \"quotes\"\nand lines #Tabled|-",
                                "csv_ben@twitter.com|answer #Tabled|8501")),
                Arguments.of("a spreadsheet of our own", """
                        account;created_at;text;visibility;country
                        ana@sheet.example;2022-02-01T00:00:00Z;from a sheet #Sheet;unlisted;NL
                        """, List.of("ana@sheet.example|from a sheet #Sheet|-")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void everyShapeIsReadAndReadAgainAddsNothing(String shape, String file, List<String> expected) throws IOException {
        Set<Long> before = ids();
        ImportReport report = bring(file);
        assertThat(report.rejected()).isZero();
        assertThat(since(before)).containsExactlyInAnyOrderElementsOf(expected);
        ImportReport again = bring(file);
        assertThat(again.imported()).isZero();
        assertThat(again.rejected()).isZero();
        assertThat(since(before)).hasSameSizeAs(expected);
    }

    @Test
    void aTwitterArchiveIsReadWhole() throws IOException {
        Path zip = directory.resolve("twitter.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "data/tweets.js", """
                    window.YTD.tweets.part0 = [
                      {
                        "tweet" : {
                          "id_str" : "8601", "id" : "8601", "favorite_count" : "3", "retweet_count" : "1", "lang" : "en",
                          "created_at" : "Sat May 24 22:00:00 +0000 2014", "full_text" : "my archive &amp; me #Archived",
                          "entities" : { "hashtags" : [ { "text" : "Archived", "indices" : [ "20", "29" ] } ], "urls" : [ ] }
                        }
                      }
                    ]
                    """);
            put(out, "data/tweets-part1.js", """
                    window.YTD.tweets.part1 = [ { "tweet" : { "id_str" : "8602",
                      "in_reply_to_status_id_str" : "8601", "in_reply_to_screen_name" : "keeper",
                      "created_at" : "Sat May 24 23:00:00 +0000 2014", "full_text" : "and more" } } ]
                    """);
            put(out, "data/account.js", """
                    window.YTD.account.part0 = [ { "account" : { "username" : "keeper", "accountId" : "4711",
                      "createdAt" : "2012-05-01T10:00:00.000Z", "accountDisplayName" : "Keeper" } } ]
                    """);
        }
        Set<Long> before = ids();
        for (int round = 0; round < 2; round++) {
            ImportReport report = bring(ImportFile.of(zip), ImportOptions.NONE);
            assertThat(report.rejected()).isZero();
            assertThat(report.imported()).isEqualTo(round == 0 ? 2 : 0);
        }
        assertThat(since(before))
                .containsExactlyInAnyOrder(
                        "keeper@twitter.com|my archive & me #Archived|-", "keeper@twitter.com|and more|8601");
    }

    @Test
    void tweetsOfAnArchiveNeedToKnowWhoseTheyAre() throws IOException {
        String tweets = "window.YTD.tweets.part0 = [ {\"tweet\":{\"id_str\":\"8701\",\"full_text\":\"whose?\","
                + "\"created_at\":\"Sat May 24 22:00:00 +0000 2014\"}} ]";
        assertThatThrownBy(() -> bring(tweets)).satisfies(saying("account.js"));
        Set<Long> before = ids();
        bring(
                ImportFile.of(new ByteArrayInputStream(tweets.getBytes(StandardCharsets.UTF_8))),
                new ImportOptions(Optional.empty(), Optional.of("somebody")));
        assertThat(since(before)).containsExactly("somebody@twitter.com|whose?|-");
    }

    @Test
    void aMastodonArchiveIsReadWhole() throws IOException {
        Path file = directory.resolve("archive.tar.gz");
        String outbox = """
                {"@context":"https://www.w3.org/ns/activitystreams","type":"OrderedCollection","orderedItems":[
                {"type":"Create","actor":"https://m.example/users/outie","object":{"type":"Note","id":"https://m.example/s/1",
                 "published":"2023-01-01T10:00:00Z","to":["https://www.w3.org/ns/activitystreams#Public"],"content":"<p>packed</p>"}}]}
                """;
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(file)))) {
            byte[] bytes = outbox.getBytes(StandardCharsets.UTF_8);
            TarArchiveEntry entry = new TarArchiveEntry("outbox.json");
            entry.setSize(bytes.length);
            tar.putArchiveEntry(entry);
            tar.write(bytes);
            tar.closeArchiveEntry();
        }
        Set<Long> before = ids();
        assertThat(bring(ImportFile.of(file), ImportOptions.NONE).imported()).isEqualTo(1);
        assertThat(bring(ImportFile.of(file), ImportOptions.NONE).known()).isEqualTo(1);
        assertThat(since(before)).containsExactly("outie@m.example|packed|-");
    }

    @Test
    void anInspectionTellsWhatIsInAFileAndWritesNothing() throws IOException {
        Set<Long> before = ids();
        Inspection found = new Inspector(
                        URI.create("https://here.example"), MediaLimits.STANDARD, InstantSource.system())
                .inspect(
                        ImportFile.of(new ByteArrayInputStream("""
                        {"id":"i1","account":"ana@x.example","created_at":"2021-05-02T10:00:00Z","text":"first"}
                        {"id":"i2","account":"ben@x.example","created_at":"2021-05-01T10:00:00Z","text":"so","in_reply_to":"i1"}
                        {"id":"i3","account":"ben@x.example","created_at":"2021-05-03T10:00:00Z","boost_of":"i1"}
                        {"id":"i4","account":"ben@x.example","created_at":"some day","text":"when?"}
                        {"limit":{"track":5}}
                        """.getBytes(StandardCharsets.UTF_8))),
                        ImportOptions.NONE,
                        ImportWatcher.NOBODY);
        assertThat(found)
                .isEqualTo(new Inspection(
                        5,
                        Map.of("own", 4L, "bookkeeping", 1L),
                        2,
                        1,
                        0,
                        1,
                        Optional.of(Instant.parse("2021-05-01T10:00:00Z")),
                        Optional.of(Instant.parse("2021-05-03T10:00:00Z")),
                        MediaReport.NONE,
                        1));
        assertThat(ids()).isEqualTo(before);
    }

    @Test
    void anArchivesActorNamesWhoseAddressIsANumber() throws IOException {
        Path zip = directory.resolve("numbered.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            put(out, "outbox.json", """
                    {"orderedItems":[{"type":"Create","actor":"https://n.example/ap/users/1137","object":{"type":"Note",
                    "id":"https://n.example/ap/users/1137/statuses/1","published":"2025-01-01T10:00:00Z",
                    "to":["https://www.w3.org/ns/activitystreams#Public"],"content":"<p>numbered</p>"}}]}
                    """);
            put(out, "actor.json", """
                    {"id":"https://n.example/ap/users/1137","type":"Person","preferredUsername":"nora","name":"Nora",
                    "url":"https://n.example/@nora","summary":"<p>hi</p>","published":"2019-01-01T00:00:00Z"}
                    """);
        }
        Set<Long> before = ids();
        bring(ImportFile.of(zip), ImportOptions.NONE);
        assertThat(since(before)).containsExactly("nora@n.example|numbered|-");
    }

    @Test
    void aFileOfNothingKnownIsOneSentenceNotAThousandRejects() {
        String line = "{\"colour\":\"red\",\"size\":4}\n";
        assertThatThrownBy(() -> bring(line.repeat(1_000)))
                .satisfies(saying("the first record is in no known format; it has the fields colour, size"));
        assertThatThrownBy(() -> bring(line)).satisfies(saying("it has the fields colour, size"));
        assertThatThrownBy(() -> bring(
                        ImportFile.of(new ByteArrayInputStream(new byte[0])),
                        new ImportOptions(Optional.of("myspace"), Optional.empty())))
                .satisfies(saying("can't be read as myspace: the formats are own, "));
    }

    @Test
    void aNameWithoutAServerIsNoLocalAccount() throws IOException {
        Set<Long> before = ids();
        assertThat(bring("username,created_at,text\nana,2022-01-01T00:00:00Z,hi\n")
                        .rejected())
                .isEqualTo(1);
        bring("username,created_at,text\nana@x.example,2022-01-01T00:00:00Z,hi\n");
        assertThat(since(before)).containsExactly("ana@x.example|hi|-");
    }

    @Test
    void anAuthorThatIsNoDidIsRejectedAlsoInADeletion() throws IOException {
        String event = "{\"did\":\"%s\",\"time_us\":1,\"kind\":\"commit\",\"commit\":{\"operation\":\"delete\","
                + "\"collection\":\"app.bsky.feed.post\",\"rkey\":\"1\"}}\n";
        ImportReport report = bring(event.formatted("did:plc:" + "x".repeat(200)) + event.formatted("did:plc:x"));
        assertThat(report.read()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(1);
    }

    @Test
    void aRowIsRejectedWhereItsIdWasRounded() throws IOException {
        ImportReport report = bring("id,screen_name,created_at,text\n1.47E+18,ana,2022-01-01T00:00:00Z,hi\n");
        assertThat(report.rejected()).isEqualTo(1);
    }

    private static ImportReport bring(String file) throws IOException {
        return bring(
                ImportFile.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8))), ImportOptions.NONE);
    }

    private static ImportReport bring(ImportFile file, ImportOptions options) throws IOException {
        return world.importer.run(file, "", options, ImportWatcher.NOBODY);
    }

    private static Set<Long> ids() {
        return world.core
                .database()
                .read(tx -> Set.copyOf(tx.sql("SELECT id FROM status").list(row -> row.longOf("id"))));
    }

    /** What has been posted since: the author, the text, and the last part of the address it boosts or answers. */
    private static List<String> since(Set<Long> before) {
        return world
                .core
                .database()
                .read(tx -> tx.sql("""
                SELECT s.id, a.username, a.domain, s.text, o.uri FROM status s JOIN account a ON a.id = s.account_id
                  LEFT JOIN status o ON o.id = coalesce(s.boost_of_id, s.in_reply_to_id)
                """).list(row -> {
                    String about = row.textOrNull("uri");
                    String told = row.textOf("username") + "@" + row.textOf("domain") + "|" + row.textOf("text") + "|"
                            + (about == null ? "-" : about.substring(about.lastIndexOf('/') + 1));
                    return before.contains(row.longOf("id")) ? "" : told;
                }))
                .stream()
                .filter(told -> !told.isEmpty())
                .toList();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        ((OutputStream) zip).write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ThrowingConsumer<Throwable> saying(String text) {
        return thrown -> assertThat(thrown)
                .asInstanceOf(InstanceOfAssertFactories.type(UnusableFile.class))
                .extracting(unusable -> Messages.load().english().text(unusable.reason()))
                .asString()
                .contains(text);
    }
}
