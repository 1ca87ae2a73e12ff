package org.groundswell.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.db.DatabaseException;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.media.TestMedia;
import org.groundswell.text.CsvRecords;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People download their own data: lists as CSV, and an archive of everything they posted. */
@OnEveryDatabase
class ArchiveTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Parameter
    TestDatabase database;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Account ana;
    private String anas;
    private String bens;
    private String domain;
    private Browser browser;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()), clock);
        ana = server.account("ana");
        anas = server.token(ana, "read write follow");
        bens = server.person("ben");
        domain = server.url.getAuthority();
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String id(String name) {
        return server.get("/api/v1/accounts/lookup?acct=" + name)
                .json()
                .path("id")
                .asString();
    }

    private String post(String token, String... form) {
        clock.moveOn(Duration.ofMillis(1));
        Answer posted = server.post("/api/v1/statuses", token, form);
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        return posted.json().path("id").asString();
    }

    private List<List<String>> csv(String name) {
        Answer file = browser.get("/settings/export/" + name + ".csv");
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).hasValue("attachment; filename=\"" + name + ".csv\"");
        assertThat(file.header("Cache-Control")).hasValue("no-store");
        return CsvRecords.parse(file.body(), 1_000).stream()
                .map(CsvRecords.CsvRecord::values)
                .toList();
    }

    /** The documents of the archive. */
    private Map<String, JsonNode> archive() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer().write(ana.id(), out, () -> false);
        Map<String, JsonNode> documents = new LinkedHashMap<>();
        ArchiveRequestTest.files(out.toByteArray()).forEach((name, bytes) -> {
            if (name.endsWith(".json")) {
                documents.put(name, JSON.readTree(bytes));
            }
        });
        return documents;
    }

    private ArchiveWriter writer() {
        return server.server.core().archiving().writer();
    }

    @Test
    void listsAreFilesInTheFormatOfMastodon() {
        server.person("cay");
        server.person("dan");
        server.post(
                "/api/v1/accounts/" + id("ben") + "/follow",
                anas,
                "reblogs",
                "false",
                "notify",
                "true",
                "languages[]",
                "en",
                "languages[]",
                "de");
        server.post("/api/v1/accounts/" + id("ana") + "/follow", bens);
        server.post("/api/v1/accounts/" + id("cay") + "/block", anas);
        server.post("/api/v1/accounts/" + id("dan") + "/mute", anas, "notifications", "false");
        server.post("/api/v1/domain_blocks", anas, "domain", "loud.example");
        String list = server.post("/api/v1/lists", anas, "title", "=A, \"list\"")
                .json()
                .path("id")
                .asString();
        server.post("/api/v1/lists/" + list + "/accounts", anas, "account_ids[]", id("ben"));
        String post = post(bens, "status", "Hello");
        server.post("/api/v1/statuses/" + post + "/bookmark", anas);

        assertThat(csv("following_accounts"))
                .containsExactly(
                        List.of("Account address", "Show boosts", "Notify on new posts", "Languages"),
                        List.of("ben@" + domain, "false", "true", "en, de"));
        assertThat(csv("followers")).containsExactly(List.of("Account address"), List.of("ben@" + domain));
        assertThat(csv("blocked_accounts")).containsExactly(List.of("cay@" + domain));
        assertThat(csv("muted_accounts"))
                .containsExactly(List.of("Account address", "Hide notifications"), List.of("dan@" + domain, "false"));
        assertThat(csv("blocked_domains")).containsExactly(List.of("loud.example"));
        assertThat(csv("lists")).containsExactly(List.of("=A, \"list\"", "ben@" + domain));
        assertThat(csv("bookmarks")).containsExactly(List.of(server.url + "/statuses/" + post));

        String page = Jsoup.parse(browser.get("/settings/export").body())
                .select("main")
                .text();
        assertThat(page)
                .contains("Following 1 CSV", "Followers 1 CSV", "Lists 1 CSV", "Blocked accounts 1 CSV")
                .contains(
                        "Muted accounts 1 CSV",
                        "Blocked servers 1 CSV",
                        "Bookmarks 1 CSV",
                        "Filters 0 JSON",
                        "your 0 posts and boosts");
        assertThat(browser.get("/settings/export/custom_filters.json").body()).isEqualTo("{\"custom_filters\":[]}");
        assertThat(browser.get("/settings/export/everything.csv").status()).isEqualTo(404);
        assertThat(browser.get("/settings/export/lists").status()).isEqualTo(404);
    }

    @Test
    void aLongListIsReadInPartsAndEveryEntryIsThereOnce() {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 1_203; i++) {
            String blocked = "s" + i + ".example";
            server.server.core().relationships().domainBlocks().block(ana.id(), blocked);
            expected.add(blocked);
        }
        assertThat(CsvRecords.parse(
                        browser.get("/settings/export/blocked_domains.csv").body(), 5_000))
                .extracting(record -> record.values().getFirst())
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void theArchiveHasTheProfileThePostsAndWhatWasSaved() throws IOException {
        CustomEmoji wave = new TestEmojis(
                        server.server.core(), server.account("root", Role.ADMIN).id())
                .add("wave", "", TestMedia.png(20, 20));
        String question = post(bens, "status", "A question");
        String secret = post(bens, "status", "Not for ana", "visibility", "private");
        String reply = post(
                anas,
                "status",
                "@ben yes #Lights https://a.example/",
                "in_reply_to_id",
                question,
                "spoiler_text",
                "careful :wave:",
                "language",
                "en",
                "visibility",
                "private");
        String direct = post(anas, "status", "@ben psst", "visibility", "direct");
        clock.moveOn(Duration.ofMillis(1));
        String boost = server.post("/api/v1/statuses/" + question + "/reblog", anas)
                .json()
                .path("id")
                .asString();
        server.post("/api/v1/statuses/" + question + "/favourite", anas);
        server.post("/api/v1/statuses/" + question + "/bookmark", anas);
        server.form("PUT", "/api/v1/statuses/" + direct, anas, "status", "@ben pssst");

        Map<String, JsonNode> files = archive();
        assertThat(files)
                .containsOnlyKeys("actor.json", "outbox.json", "likes.json", "bookmarks.json", "custom_filters.json");
        assertThat(files.toString()).doesNotContain("Not for ana", "A question", secret);
        JsonNode actor = files.get("actor.json");
        assertThat(actor.path("id").asString()).isEqualTo(server.url + "/@ana");
        assertThat(actor.path("outbox").asString()).isEqualTo("outbox.json");
        JsonNode outbox = files.get("outbox.json");
        assertThat(outbox.path("type").asString()).isEqualTo("OrderedCollection");
        assertThat(outbox.path("totalItems").asInt()).isEqualTo(3);
        JsonNode create = outbox.path("orderedItems").path(0);
        assertThat(create.path("type").asString()).isEqualTo("Create");
        JsonNode note = create.path("object");
        assertThat(note.path("id").asString()).isEqualTo(server.url + "/statuses/" + reply);
        assertThat(note.path("inReplyTo").asString()).isEqualTo(server.url + "/statuses/" + question);
        assertThat(note.path("summary").asString()).isEqualTo("careful :wave:");
        assertThat(note.path("sensitive").asBoolean()).isTrue();
        assertThat(note.path("contentMap").path("en").asString()).contains("yes");
        assertThat(note.path("source").path("content").asString()).isEqualTo("@ben yes #Lights https://a.example/");
        assertThat(note.path("to").toString()).isEqualTo("[\"" + server.url + "/@ana/followers\"]");
        assertThat(note.path("tag").toString()).contains("\"#Lights\"", "\"@ben@" + domain + "\"");
        JsonNode emoji = note.path("tag").path(2);
        assertThat(emoji.path("type").asString()).isEqualTo("Emoji");
        assertThat(emoji.path("name").asString()).isEqualTo(":wave:");
        assertThat(emoji.at("/icon/url").asString()).isEqualTo(server.url + wave.path());
        assertThat(emoji.at("/icon/mediaType").asString()).isEqualTo("image/png");
        JsonNode second = outbox.path("orderedItems").path(1).path("object");
        assertThat(second.path("to").toString()).isEqualTo("[\"" + server.url + "/@ben\"]");
        assertThat(second.path("content").asString()).contains("pssst");
        assertThat(second.path("updated").isString()).isTrue();
        JsonNode announce = outbox.path("orderedItems").path(2);
        assertThat(announce.path("type").asString()).isEqualTo("Announce");
        assertThat(announce.path("id").asString()).contains(boost);
        assertThat(announce.path("object").asString()).isEqualTo(server.url + "/statuses/" + question);
        for (String saved : List.of("likes.json", "bookmarks.json")) {
            assertThat(files.get(saved).path("orderedItems").toString())
                    .isEqualTo("[\"" + server.url + "/statuses/" + question + "\"]");
        }
    }

    @Test
    void aPollThatHidesItsVotesHidesThemInTheArchiveTillItsEnd() throws IOException {
        String poll = server.post(
                        "/api/v1/statuses",
                        anas,
                        "status",
                        "Which?",
                        "poll[options][]",
                        "red",
                        "poll[options][]",
                        "blue",
                        "poll[expires_in]",
                        "600",
                        "poll[hide_totals]",
                        "true")
                .json()
                .path("poll")
                .path("id")
                .asString();
        assertThat(server.post("/api/v1/polls/" + poll + "/votes", bens, "choices[]", "1")
                        .status())
                .isEqualTo(200);
        assertThat(question().path("votersCount").asInt()).isEqualTo(1);
        assertThat(question().path("oneOf").toString())
                .isEqualTo("[{\"type\":\"Note\",\"name\":\"red\"},{\"type\":\"Note\",\"name\":\"blue\"}]");
        clock.moveOn(Duration.ofMinutes(10));
        assertThat(question()
                        .path("oneOf")
                        .path(1)
                        .path("replies")
                        .path("totalItems")
                        .asInt())
                .isEqualTo(1);
    }

    private JsonNode question() throws IOException {
        return archive().get("outbox.json").path("orderedItems").path(0).path("object");
    }

    @Test
    void everyPostOfTheAccountIsInTheArchiveOnce() throws IOException {
        Random random = new Random(68);
        List<String> own = new ArrayList<>();
        List<String> others = new ArrayList<>();
        String[] levels = {"public", "unlisted", "private", "direct"};
        for (int i = 0; i < 450; i++) {
            String level = levels[random.nextInt(levels.length)];
            if (random.nextInt(10) == 0) {
                others.add(post(bens, "status", "Another " + i, "visibility", level));
            } else {
                own.add(post(anas, "status", "@ben post " + i, "visibility", level));
            }
        }
        for (int i = 0; i < 20; i++) {
            String deleted = own.remove(random.nextInt(own.size()));
            server.delete("/api/v1/statuses/" + deleted, anas);
        }
        JsonNode outbox = archive().get("outbox.json");
        List<String> found = new ArrayList<>();
        outbox.path("orderedItems")
                .forEach(item -> found.add(item.path("object").path("id").asString()));
        assertThat(found)
                .containsExactlyElementsOf(own.stream()
                        .map(each -> server.url + "/statuses/" + each)
                        .toList());
        assertThat(outbox.path("totalItems").asInt()).isEqualTo(own.size());
        assertThat(others).isNotEmpty();
    }

    /** A part that ended like the whole would be taken for it. */
    @Test
    void anArchiveThatFailsIsCutOff() {
        post(anas, "status", "words");
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("ALTER TABLE bookmark RENAME TO away").run());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> writer().write(ana.id(), out, () -> false)).isInstanceOf(DatabaseException.class);
        // The signature of the end of a ZIP file's directory.
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("PK\u0005\u0006");
    }

    @Test
    void anArchiveThatIsStoppedEndsSoon() {
        for (int i = 0; i < 3; i++) {
            post(anas, "status", "words " + i);
        }
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() ->
                        writer().write(ana.id(), OutputStream.nullOutputStream(), () -> asked.incrementAndGet() > 1))
                .isInstanceOf(ArchiveWriter.StoppedException.class);
        assertThat(asked).hasValue(2);
    }
}
