package org.groundswell.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.mail.TestMail;
import org.groundswell.media.TestMedia;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People request an archive of everything they posted, and download it once it has been built. */
@OnEveryDatabase
class ArchiveRequestTest {
    private static final String PAGE = "/settings/export";
    private static final String REQUEST = "/settings/export/archive";
    private static final String DOWNLOAD = "/settings/export/archive/download";

    @Parameter
    TestDatabase database;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private TestMail mail;
    private TestServer server;
    private Account ana;
    private String anas;
    private Browser browser;

    @BeforeEach
    void start() {
        mail = TestMail.start();
        server = TestServer.start(data(), database.settings(mail.settings()), clock);
        ana = server.account("ana");
        anas = server.token(ana, "read write");
        browser = new Browser(server);
        browser.signIn("ana");
    }

    @AfterEach
    void stop() {
        server.close();
        mail.close();
    }

    private Path data() {
        return directory.resolve(database.name());
    }

    /** The files of an archive by their names. */
    static Map<String, byte[]> files(byte[] zipped) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Answer page) {
        return Jsoup.parse(page.body()).select("main").text();
    }

    private Archives archives() {
        return server.server.core().archiving().archives();
    }

    private void request() {
        Answer answer = browser.submit(browser.get(PAGE), REQUEST);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(text(browser.get(PAGE))).contains("Your archive is ready"));
    }

    private List<Path> stored(String extension) {
        try (Stream<Path> files = Files.walk(data().resolve("media"))) {
            return files.filter(file -> file.toString().endsWith(extension)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anArchiveHasThePostsWithTheirMediaThePicturesAndTheLists() throws Exception {
        JsonNode me = server.upload(
                        "PATCH", "/api/v1/accounts/update_credentials", anas, "avatar", TestMedia.jpeg(500, 500))
                .json();
        JsonNode picture = server.upload(
                        "/api/v2/media", anas, "file", TestMedia.jpeg(300, 200), "description", "Red and blue")
                .json();
        server.post(
                "/api/v1/statuses",
                anas,
                "status",
                "Look",
                "media_ids[]",
                picture.path("id").asString());
        server.post("/api/v1/statuses", anas, "status", "Words", "visibility", "private");
        server.post("/api/v1/domain_blocks", server.token(ana, "follow write read"), "domain", "loud.example");

        request();
        HttpResponse<byte[]> answer = browser.download(browser.get(PAGE), DOWNLOAD, "present", TestServer.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/zip");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"archive-ana.zip\"");
        Map<String, byte[]> files = files(answer.body());
        String media = "media_attachments/files/" + picture.path("id").asString() + ".jpg";
        assertThat(files)
                .containsOnlyKeys(
                        "actor.json",
                        "avatar.jpg",
                        "outbox.json",
                        "likes.json",
                        "bookmarks.json",
                        "following_accounts.csv",
                        "followers.csv",
                        "lists.csv",
                        "blocked_accounts.csv",
                        "muted_accounts.csv",
                        "blocked_domains.csv",
                        "bookmarks.csv",
                        "custom_filters.json",
                        media);
        assertThat(files.get("blocked_domains.csv")).asString().isEqualTo("loud.example\r\n");
        assertThat(files.get(media))
                .isEqualTo(server.bytes(picture.path("url").asString()).body());
        assertThat(files.get("avatar.jpg"))
                .isEqualTo(server.bytes(me.path("avatar").asString()).body());
        JsonMapper json = new JsonMapper();
        assertThat(json.readTree(files.get("actor.json")).at("/icon/url").asString())
                .isEqualTo("avatar.jpg");
        JsonNode outbox = json.readTree(files.get("outbox.json"));
        assertThat(outbox.path("totalItems").asInt()).isEqualTo(2);
        JsonNode document = outbox.at("/orderedItems/0/object/attachment/0");
        assertThat(document.path("url").asString()).isEqualTo("/" + media);
        assertThat(document.path("name").asString()).isEqualTo("Red and blue");
        assertThat(document.path("mediaType").asString()).isEqualTo("image/jpeg");
        assertThat(document.path("width").asInt()).isEqualTo(300);
    }

    @Test
    void itsOwnerAloneDownloadsItWithThePassword() throws Exception {
        request();
        Answer page = browser.get(PAGE);
        assertThat(browser.submit(page, DOWNLOAD, "present", "wrong").status()).isEqualTo(401);
        assertThat(browser.submit(page, DOWNLOAD).status()).isEqualTo(401);
        assertThat(browser.post(DOWNLOAD, Map.of("csrf", "forged", "present", TestServer.PASSWORD))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get(DOWNLOAD).status()).isEqualTo(404);
        server.account("ben");
        Browser ben = new Browser(server);
        ben.signIn("ben");
        Answer bens = ben.get(PAGE);
        assertThat(text(bens)).doesNotContain("ready");
        assertThat(ben.post(DOWNLOAD, Map.of("csrf", Browser.formToken(bens), "present", TestServer.PASSWORD))
                        .status())
                .isEqualTo(404);
        // It is stored beside the media, but its name opens nothing.
        assertThat(stored(".zip"))
                .singleElement()
                .satisfies(file -> assertThat(
                                server.get("/media/" + file.getFileName()).status())
                        .isEqualTo(404));
        assertThat(browser.download(page, DOWNLOAD, "present", TestServer.PASSWORD)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void theOwnerIsToldByMail() {
        request();
        TestMail.Arrived letter = mail.await("ana@mail.example", "Your archive is ready", 1);
        assertThat(letter.text()).contains("download it for 7 days");
        assertThat(letter.path()).isEqualTo(PAGE);
    }

    @Test
    void oneAWeekIsBuiltAndKeptForAWeek() {
        request();
        assertThat(browser.post(REQUEST, Map.of("csrf", Browser.formToken(browser.get(PAGE))))
                        .status())
                .isEqualTo(429);
        assertThat(text(browser.get(PAGE))).contains("You can request another archive from");
        clock.moveOn(Duration.ofDays(7).minusMillis(1));
        assertThat(text(browser.get(PAGE))).contains("Your archive is ready");
        assertThat(archives().purge()).isZero();
        clock.moveOn(Duration.ofMillis(1));
        Answer after = browser.get(PAGE);
        assertThat(text(after)).doesNotContain("Your archive is ready").contains("Request an archive");
        assertThat(browser.post(DOWNLOAD, Map.of("csrf", Browser.formToken(after), "present", TestServer.PASSWORD))
                        .status())
                .isEqualTo(404);
        clock.moveOn(Duration.ofMillis(1));
        assertThat(archives().purge()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(stored(".zip")).isEmpty());
        request();
        assertThat(stored(".zip")).hasSize(1);
    }

    @Test
    void aNewArchiveReplacesTheOldOne() {
        request();
        clock.moveOn(Duration.ofDays(7));
        server.post("/api/v1/statuses", anas, "status", "Something new");
        request();
        // Unused files are deleted after a while, in case that they are wanted again.
        clock.moveOn(Duration.ofMinutes(2));
        await().untilAsserted(() -> assertThat(stored(".zip")).hasSize(1));
    }

    @Test
    void itIsDeletedWithTheAccount() {
        request();
        assertThat(stored(".zip")).hasSize(1);
        clock.moveOn(Duration.ofMinutes(2));
        server.server.core().deleting().accounts().begin(ana.id());
        await().untilAsserted(() -> {
            server.server.core().deleting().accounts().finishAll();
            assertThat(stored(".zip")).isEmpty();
        });
        assertThat(server.server
                        .core()
                        .database()
                        .<Long>read(tx ->
                                tx.sql("SELECT count(*) FROM archive_request").number()))
                .isZero();
    }

    @Test
    void theOwnerLearnsThatItCanNotBeBuilt() throws Exception {
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("ALTER TABLE bookmark RENAME TO away").run());
        archives().request(ana.id());
        await().untilAsserted(() -> {
            clock.moveOn(Duration.ofHours(1));
            assertThat(archives().find(ana.id()))
                    .hasValueSatisfying(request -> assertThat(request.failed()).isTrue());
        });
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("ALTER TABLE away RENAME TO bookmark").run());
        assertThat(text(browser.get(PAGE))).contains("could not be built", "Request an archive");
        request();
        assertThat(text(browser.get(PAGE))).doesNotContain("could not be built");
        assertThat(new String(
                        files(browser.download(browser.get(PAGE), DOWNLOAD, "present", TestServer.PASSWORD)
                                        .body())
                                .get("outbox.json"),
                        StandardCharsets.UTF_8))
                .contains("OrderedCollection");
    }
}
