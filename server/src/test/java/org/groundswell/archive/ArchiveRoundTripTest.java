package org.groundswell.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.importing.ImportOptions;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.ImportWatcher;
import org.groundswell.importing.MediaReport;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.media.TestMedia;
import org.groundswell.trends.model.DegreeCell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** An archive that one server has written is imported by another. */
@OnEveryDatabase
class ArchiveRoundTripTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private TestServer from;
    private TestServer to;
    private Account ana;
    private String anas;

    @BeforeEach
    void start() {
        from = TestServer.start(directory.resolve("from"), kind.settings(Map.of()));
        to = TestServer.start(directory.resolve("to"), kind.settings(Map.of()));
        ana = from.account("ana");
        anas = from.token(ana, "read write");
    }

    @AfterEach
    void stop() {
        from.close();
        to.close();
    }

    private String upload(byte[] file, String... fields) {
        return from.upload("/api/v2/media", anas, "file", file, fields)
                .json()
                .path("id")
                .asString();
    }

    private String post(String... form) {
        Answer posted = from.post("/api/v1/statuses", anas, form);
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        return posted.json().path("id").asString();
    }

    private Path archive() throws IOException {
        Path file = directory.resolve("archive.zip");
        try (OutputStream out = Files.newOutputStream(file)) {
            from.server.core().archiving().writer().write(ana.id(), out, () -> false);
        }
        return file;
    }

    private static ImportReport bring(Path file, TestServer server) throws IOException {
        return server.server
                .core()
                .importing()
                .importer()
                .run(ImportFile.of(file), "archive", ImportOptions.NONE, ImportWatcher.NOBODY);
    }

    /** Ana's posts on the other server by their texts, as its visitors see them. */
    private List<JsonNode> posts() {
        Answer account = to.get("/api/v1/accounts/lookup?acct=ana@" + from.url.getAuthority());
        assertThat(account.status()).as(account.body()).isEqualTo(200);
        List<JsonNode> posts = new ArrayList<>();
        to.get("/api/v1/accounts/" + account.json().path("id").asString() + "/statuses")
                .json()
                .forEach(posts::add);
        return posts;
    }

    private JsonNode post(String text) {
        return posts().stream()
                .filter(post -> post.path("content").asString().contains(text))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void picturesComeWithTheirPosts() throws IOException {
        post(
                "status",
                "Both walls",
                "spoiler_text",
                "walls",
                "visibility",
                "unlisted",
                "media_ids[]",
                upload(TestMedia.png(800, 600), "description", "A wall", "focus", "0.25,-0.5"),
                "media_ids[]",
                upload(TestMedia.jpeg(60, 40), "description", "Another wall"));
        post("media_ids[]", upload(TestMedia.png(50, 40)));
        post("status", "Psst", "visibility", "private", "media_ids[]", upload(TestMedia.png(51, 40)));
        Path archive = archive();

        ImportReport report = bring(archive, to);
        assertThat(report.imported()).isEqualTo(3);
        assertThat(report.rejected()).isZero();
        assertThat(report.media()).isEqualTo(new MediaReport(4, Map.of()));
        assertThat(posts()).hasSize(2);
        JsonNode walls = post("Both walls");
        assertThat(walls.path("visibility").asString()).isEqualTo("unlisted");
        assertThat(walls.path("spoiler_text").asString()).isEqualTo("walls");
        assertThat(walls.path("sensitive").asBoolean()).isTrue();
        JsonNode first = walls.path("media_attachments").path(0);
        assertThat(first.path("description").asString()).isEqualTo("A wall");
        assertThat(first.at("/meta/focus/x").asDouble()).isEqualTo(0.25);
        assertThat(first.at("/meta/focus/y").asDouble()).isEqualTo(-0.5);
        assertThat(first.at("/meta/original/size").asString()).isEqualTo("800x600");
        assertThat(to.bytes(first.path("url").asString()).statusCode()).isEqualTo(200);
        assertThat(walls.path("media_attachments").path(1).path("description").asString())
                .isEqualTo("Another wall");
        JsonNode wordless = posts().stream()
                .filter(post -> post.path("content").asString().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(wordless.path("media_attachments")).hasSize(1);

        assertThat(bring(archive, to).known()).isEqualTo(3);
        assertThat(posts()).hasSize(2);
    }

    @Test
    void aPollComesWithItsVotesAndIsOver() throws IOException {
        String poll = from.get(
                        "/api/v1/statuses/"
                                + post(
                                        "status",
                                        "Which colour of zirconium?",
                                        "poll[options][]",
                                        "red",
                                        "poll[options][]",
                                        "blue",
                                        "poll[multiple]",
                                        "true",
                                        "poll[expires_in]",
                                        "600"),
                        anas)
                .json()
                .path("poll")
                .path("id")
                .asString();
        assertThat(from.post("/api/v1/polls/" + poll + "/votes", from.person("ben"), "choices[]", "0", "choices[]", "1")
                        .status())
                .isEqualTo(200);
        post("status", "No question about zirconium");
        ImportReport report = bring(archive(), to);
        assertThat(report.imported()).isEqualTo(2);
        JsonNode brought = post("Which colour").path("poll");
        assertThat(brought.path("expired").asBoolean()).isTrue();
        assertThat(brought.path("multiple").asBoolean()).isTrue();
        assertThat(brought.path("voters_count").asInt()).isEqualTo(1);
        assertThat(brought.path("options").toString())
                .isEqualTo("[{\"title\":\"red\",\"votes_count\":1},{\"title\":\"blue\",\"votes_count\":1}]");
        String reader = to.person("reader");
        await().until(() -> found(reader, "zirconium").size() == 2);
        assertThat(found(reader, "zirconium has:poll"))
                .extracting(post -> post.path("poll").path("options").size())
                .containsExactly(2);
        assertThat(to.post("/api/v1/polls/" + brought.path("id").asString() + "/votes", reader, "choices[]", "0")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aCellOfOneDegreeComesWithItsPost() throws IOException {
        from.importPost("""
                {"id":"a1","account":"ana","created_at":"2026-03-02T10:00:00Z","text":"Water #Flooded","latitude":14.51234,"longitude":120.98765}
                """);
        for (TestServer server : List.of(from, to)) {
            if (server == to) {
                assertThat(bring(archive(), to).imported()).isEqualTo(1);
            }
            List<Long> cells = server.server
                    .core()
                    .database()
                    .read(tx -> tx.sql("SELECT cell FROM status WHERE cell IS NOT NULL")
                            .list(row -> row.longOf("cell")));
            assertThat(cells).containsExactly((long) new DegreeCell(14, 120).number());
        }
        try (ZipFile zip = new ZipFile(archive().toFile())) {
            String outbox =
                    new String(zip.getInputStream(zip.getEntry("outbox.json")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(outbox)
                    .contains("\"latitude\":14.5", "\"longitude\":120.5")
                    .doesNotContain("14.51", "120.98");
        }
    }

    private List<JsonNode> found(String token, String query) {
        List<JsonNode> found = new ArrayList<>();
        to.get("/api/v2/search?type=statuses&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8), token)
                .json()
                .path("statuses")
                .forEach(found::add);
        return found;
    }

    @Test
    void theServerThatWroteItKnowsItsPosts() throws IOException {
        String reply = post("status", "Here", "media_ids[]", upload(TestMedia.png(52, 40)));
        post("status", "And here", "in_reply_to_id", reply);
        ImportReport report = bring(archive(), from);
        assertThat(report.known()).isEqualTo(2);
        assertThat(report.imported()).isZero();
        assertThat(report.media()).isEqualTo(MediaReport.NONE);
        assertThat(from.get("/api/v1/accounts/" + ana.id() + "/statuses").json())
                .hasSize(2);
    }
}
