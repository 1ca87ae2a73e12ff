package org.groundswell.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.auth.Role;
import org.groundswell.files.FileName;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.Strike;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** The pictures and polls of reported posts stay for moderators, and for nobody else, as long as they are needed. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceTest {
    /** Longer than unused files are kept. */
    private static final Duration MINUTES = Duration.ofMinutes(2);

    private static final String ALT = "A red and a blue half";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Core core;
    private AccountId ben;
    private AccountId mo;
    private Browser moderator;
    private int people;
    private int pictures;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        core = server.server.core();
        ben = server.account("ben").id();
        mo = server.account("mo", Role.MODERATOR).id();
    }

    /** Sessions end when tests move the clock. */
    @BeforeEach
    void signIn() {
        moderator = signedIn("mo");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** An author with a post, and the address of its picture. */
    private record Posted(Account author, String token, StatusId post, String picture) {}

    private Posted posted(Role role) {
        Account author = server.account("author" + ++people, role);
        String token = server.token(author, "read write");
        JsonNode media = uploaded(token);
        StatusId post = post(
                token, "status", "Look at this", "media_ids[]", media.path("id").asString());
        return new Posted(author, token, post, media.path("url").asString());
    }

    /** A picture that no other test has. */
    private JsonNode uploaded(String token) {
        byte[] picture = TestMedia.png(200 + ++pictures, 150);
        return server.upload("/api/v2/media", token, "file", picture, "description", ALT)
                .json();
    }

    private StatusId post(String token, String... form) {
        Answer answer = server.post("/api/v1/statuses", token, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StatusId.parse(answer.json().path("id").asString()).orElseThrow();
    }

    /** Reports a post, and waits for the copy of its picture. */
    private Report report(Posted posted) {
        Report report = file(posted);
        awaitCopied();
        return report;
    }

    private void awaitCopied() {
        await().until(() -> core.database().<Long>read(tx -> tx.sql("""
                                SELECT count(*) FROM evidence_file f JOIN stored_file s ON s.id = f.file_id
                                 WHERE s.type <> 'evidence'
                                """).number()) == 0);
    }

    private Report file(Posted posted) {
        return core.reporting()
                .reports()
                .file(
                        ben,
                        new NewReport(
                                posted.author().id(), List.of(posted.post()), "", false, Category.OTHER, List.of()));
    }

    private Strike decide(Posted posted, AccountAction action) {
        Strike strike = core.reporting()
                .accounts()
                .decide(mo, posted.author().id(), new Decision(action, "", false, Optional.empty()));
        awaitCopied();
        return strike;
    }

    private void delete(Posted posted) {
        assertThat(server.delete("/api/v1/statuses/" + posted.post() + "?delete_media=true", posted.token())
                        .status())
                .isEqualTo(200);
    }

    private Browser signedIn(String name) {
        Browser browser = new Browser(server);
        browser.signIn(name);
        return browser;
    }

    private Document casePage(Report report) {
        return page(moderator, "/admin/reports/" + report.caseId());
    }

    private static Document page(Browser browser, String path) {
        Answer answer = browser.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String link(Document page) {
        String link = page.select(".case-post a.shot").attr("href");
        assertThat(link).startsWith("/admin/evidence/");
        return link;
    }

    private HttpResponse<byte[]> file(Browser browser, String link, String... headers) {
        return browser.bytes(link, headers);
    }

    /** Jobs that got in each other's way are tried again later, by the clock. */
    private void awaitGone(String address) {
        await(address).until(() -> {
            boolean isGone = server.bytes(address).statusCode() == 404;
            if (!isGone) {
                clock.moveOn(Duration.ofSeconds(15));
            }
            return isGone;
        });
    }

    /** The files that have the content of a public one. */
    private long stored(String address) {
        String name = address.substring(address.lastIndexOf('/') + 1);
        return core.database()
                .<Long>read(tx -> tx.sql("SELECT count(*) FROM stored_file WHERE name LIKE :name")
                        .set("name", name.substring(0, 40) + "%")
                        .number());
    }

    private void awaitDeleted(String address) {
        clock.moveOn(MINUTES);
        await(address).until(() -> {
            boolean isDeleted = stored(address) == 0;
            if (!isDeleted) {
                clock.moveOn(Duration.ofSeconds(15));
            }
            return isDeleted;
        });
    }

    @Test
    void thePictureOfADeletedPostStaysForModeratorsAlone() {
        Posted posted = posted(Role.USER);
        byte[] original = server.bytes(posted.picture()).body();
        Report report = report(posted);
        delete(posted);
        clock.moveOn(MINUTES);
        awaitGone(posted.picture());

        Document page = casePage(report);
        assertThat(page.select(".case-post details.warned:not([open]) img").attr("alt"))
                .isEqualTo(ALT);
        assertThat(page.select(".case-post").text()).contains("Look at this", "Deleted or not visible");
        String link = link(page);
        HttpResponse<byte[]> file = file(moderator, link);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(original);
        assertThat(file.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("private, no-store");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'none'; sandbox");
        assertThat(file.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpResponse<byte[]> part = file(moderator, link, "Range", "bytes=1-2");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).containsExactly(original[1], original[2]);

        assertThat(server.bytes(link).statusCode()).as("anonymous").isEqualTo(404);
        for (String name : List.of(posted.author().acct().username(), "ben")) {
            assertThat(file(signedIn(name), link).statusCode()).as(name).isEqualTo(404);
        }
        assertThat(file(moderator, "/admin/evidence/1").statusCode()).isEqualTo(404);
        assertThat(file(moderator, "/admin/evidence/x").statusCode()).isEqualTo(404);
        // The name of the copy is no public address either.
        String copy = core.database()
                .read(tx -> tx.sql("""
                        SELECT s.name FROM evidence_file f JOIN stored_file s ON s.id = f.file_id WHERE f.id = :id
                        """)
                        .set("id", Long.parseLong(link.substring("/admin/evidence/".length())))
                        .first(row -> row.textOf("name"))
                        .orElseThrow());
        assertThat(copy).endsWith(".evidence");
        assertThat(server.bytes("/media/" + copy).statusCode()).isEqualTo(404);
    }

    @Test
    void theModeratorWhomItIsAboutDoesNotGetIt() {
        Posted posted = posted(Role.MODERATOR);
        String link = link(casePage(report(posted)));
        Browser concerned = signedIn(posted.author().acct().username());
        assertThat(file(moderator, link).statusCode()).isEqualTo(200);
        assertThat(file(concerned, link).statusCode()).isEqualTo(404);
        EvidenceFileId id = EvidenceFileId.parse(link.substring("/admin/evidence/".length()))
                .orElseThrow();
        assertThatThrownBy(() -> core.reporting().evidence().open(ben, id)).isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void anEditThatTakesThePictureAwayIsNoted() {
        Posted posted = posted(Role.USER);
        Report report = report(posted);
        assertThat(casePage(report).select(".case-post").text()).doesNotContain("changed since", "Edited since");
        JsonNode other = uploaded(posted.token());
        server.form(
                "PUT",
                "/api/v1/statuses/" + posted.post(),
                posted.token(),
                "status",
                "Look at this",
                "media_ids[]",
                other.path("id").asString());
        Document page = casePage(report);
        assertThat(page.select(".case-post").text())
                .contains("Media changed since; shown as reported")
                .doesNotContain("Edited since", "Poll changed");
        assertThat(page.select(".case-post img")).hasSize(1);
        assertThat(file(moderator, link(page)).body())
                .isNotEqualTo(server.bytes(other.path("url").asString()).body());
    }

    @Test
    void theOptionsOfAPollStay() {
        Account author = server.account("author" + ++people);
        String token = server.token(author, "read write");
        StatusId post = post(
                token,
                "status",
                "Which?",
                "poll[options][]",
                "Tea",
                "poll[options][]",
                "\"Mate\"",
                "poll[expires_in]",
                "600");
        Posted posted = new Posted(author, token, post, "");
        Report report = report(posted);
        server.form(
                "PUT",
                "/api/v1/statuses/" + post,
                token,
                "status",
                "Which?",
                "poll[options][]",
                "Milk",
                "poll[options][]",
                "Water",
                "poll[expires_in]",
                "600");
        assertThat(casePage(report).select(".case-post").text())
                .contains("Tea \"Mate\"", "Poll changed since; shown as reported")
                .doesNotContain("Water", "Media changed");
        delete(posted);
        assertThat(casePage(report).select(".case-post li").eachText()).containsExactly("Tea", "\"Mate\"");
    }

    @Test
    void retentionDeletesTheFiles() {
        Posted posted = posted(Role.USER);
        Report report = report(posted);
        String link = link(casePage(report));
        delete(posted);
        core.reporting().cases().resolve(mo, report.caseId(), 1);
        clock.moveOn(ReportRetention.POSTS.minusMillis(1));
        core.reporting().retention().purge();
        moderator = signedIn("mo");
        assertThat(file(moderator, link).statusCode()).isEqualTo(200);
        clock.moveOn(MINUTES);
        core.reporting().retention().purge();
        assertThat(file(moderator, link).statusCode()).isEqualTo(404);
        awaitDeleted(posted.picture());
    }

    @Test
    void casesThatAreDeletedAtOnceAfterALongWhileReleaseTheirFilesToo() {
        Posted posted = posted(Role.USER);
        Report report = report(posted);
        delete(posted);
        core.reporting().cases().resolve(mo, report.caseId(), 1);
        clock.moveOn(ReportRetention.CASES.plus(MINUTES));
        core.reporting().retention().purge();
        awaitDeleted(posted.picture());
        assertThat(core.reporting().reports().by(ben, Page.first(80)))
                .extracting(Report::id)
                .doesNotContain(report.id());
    }

    @Test
    void aDecisionKeepsThemForItsAppealAndItsOwnerReadsTheDescriptions() {
        Posted posted = posted(Role.USER);
        Strike strike = decide(posted, new AccountAction.DeletePosts(List.of(posted.post())));
        clock.moveOn(MINUTES);
        awaitGone(posted.picture());
        Document owned = page(signedIn(posted.author().acct().username()), "/account-status");
        assertThat(owned.select(".strike .evidence").text()).contains("Look at this", "Picture: " + ALT);
        assertThat(owned.html()).doesNotContain("/admin/evidence", "/media/");

        core.reporting().appeals().file(posted.author().id(), strike.id(), "It was art");
        assertThat(file(moderator, link(page(moderator, "/admin/appeals"))).statusCode())
                .isEqualTo(200);
        clock.moveOn(ReportRetention.POSTS.plusMillis(1));
        assertThat(core.reporting().strikeRetention().purge()).as("pending").isZero();
        core.reporting().appeals().reject(mo, strike.id());
        assertThat(core.reporting().strikeRetention().purge()).isEqualTo(1);
        awaitDeleted(posted.picture());
        assertThat(core.reporting()
                        .strikes()
                        .of(posted.author().id())
                        .getFirst()
                        .posts())
                .singleElement()
                .satisfies(post -> assertThat(post.media()).hasSize(1));
    }

    @Test
    void theFilesOfDecisionsGoWithTheAccount() {
        Posted posted = posted(Role.USER);
        decide(posted, new AccountAction.MarkPosts(List.of(posted.post())));
        core.deleting().accounts().begin(posted.author().id());
        awaitDeleted(posted.picture());
    }

    @Test
    void aReportOfAPostThatIsBeingDeletedIsRefusedOrHasThePicture() throws Exception {
        for (int i = 0; i < 5; i++) {
            Posted posted = posted(Role.USER);
            CyclicBarrier start = new CyclicBarrier(2);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<?> deletion = threads.submit(() -> {
                    start.await();
                    delete(posted);
                    return null;
                });
                Future<Optional<Report>> filed = threads.submit(() -> {
                    start.await();
                    try {
                        return Optional.of(file(posted));
                    } catch (Refusal.Invalid deleted) {
                        return Optional.empty();
                    }
                });
                deletion.get();
                Optional<Report> report = filed.get();
                clock.moveOn(MINUTES);
                awaitGone(posted.picture());
                report.ifPresent(each -> assertThat(
                                file(moderator, link(casePage(each))).statusCode())
                        .isEqualTo(200));
            }
        }
    }

    /** The job of a copy may run again, and several reports may be about one post. */
    @Test
    void severalReportsHaveOneCopy() {
        Posted posted = posted(Role.USER);
        String first = link(casePage(report(posted)));
        String content = name(posted.picture()).text().substring(0, 40);
        assertThat(copies(content)).isEqualTo(1);
        String second = link(casePage(report(posted)));
        assertThat(copies(content)).isEqualTo(1);
        // The job is tried again after its process was killed behind its last transaction.
        core.database()
                .writing(tx -> tx.sql("""
                                UPDATE evidence_file SET file_id = (SELECT id FROM stored_file WHERE name = :name)
                                 WHERE id = :id
                                """)
                        .set("name", name(posted.picture()).text())
                        .set("id", id(first).value())
                        .run());
        file(posted);
        awaitCopied();
        assertThat(copies(content)).isEqualTo(1);
        delete(posted);
        clock.moveOn(MINUTES);
        awaitGone(posted.picture());
        moderator = signedIn("mo");
        for (String each : List.of(first, second)) {
            assertThat(file(moderator, each).statusCode()).isEqualTo(200);
        }
    }

    private long copies(String content) {
        return core.database()
                .<Long>read(tx -> tx.sql("SELECT count(*) FROM stored_file WHERE type = 'evidence' AND name LIKE :name")
                        .set("name", content + "%")
                        .number());
    }

    private static FileName name(String url) {
        return FileName.parse(url.substring(url.lastIndexOf('/') + 1)).orElseThrow();
    }

    private static EvidenceFileId id(String link) {
        return EvidenceFileId.parse(link.substring("/admin/evidence/".length())).orElseThrow();
    }

    /** A disk may have lost it: the case is there all the same, and so is its end. */
    @Test
    void aFileWhoseBytesAreGoneIsNotFoundAndNothingElseFails() throws Exception {
        Posted posted = posted(Role.USER);
        core.media().files().bytes().delete(name(posted.picture()));
        Report report = file(posted);
        await().until(() -> attempts(posted) > 0);
        for (int i = 0; i < 3; i++) {
            clock.moveOn(Duration.ofHours(7));
        }
        moderator = signedIn("mo");
        Document page = casePage(report);
        assertThat(page.select(".case-post").text()).contains("Look at this");
        assertThat(file(moderator, link(page)).statusCode()).isEqualTo(404);
        delete(posted);
        core.reporting().cases().resolve(mo, report.caseId(), 1);
        clock.moveOn(ReportRetention.POSTS.plus(MINUTES));
        core.reporting().retention().purge();
        await().until(() -> {
            clock.moveOn(MINUTES);
            return stored(posted.picture()) == 0;
        });
    }

    /** How often the copy of a picture was tried in vain. */
    private long attempts(Posted posted) {
        return core.database()
                .<Long>read(tx ->
                        tx.sql("""
                                SELECT coalesce(sum(j.attempts), 0) FROM job j JOIN stored_file f ON f.name = :name
                                 WHERE j.queue = 'evidence-files' AND j.payload = CAST(f.id AS TEXT)
                                """).set("name", name(posted.picture()).text()).number());
    }

    @Test
    void aVideoStaysWithItsPreview() {
        Assumptions.assumeTrue(TestMedia.hasFfmpeg());
        Account author = server.account("author" + ++people);
        String token = server.token(author, "read write");
        String id = server.upload("/api/v2/media", token, "file", TestMedia.made("mp4", "-c:v", "libx264"))
                .json()
                .path("id")
                .asString();
        await().until(() -> server.get("/api/v1/media/" + id, token).status() == 200);
        JsonNode media = server.get("/api/v1/media/" + id, token).json();
        String video = media.path("url").asString();
        byte[] original = server.bytes(video).body();
        Posted posted = new Posted(author, token, post(token, "status", "It moves", "media_ids[]", id), video);
        Report report = report(posted);
        delete(posted);
        clock.moveOn(MINUTES);
        awaitGone(video);
        awaitGone(media.path("preview_url").asString());

        moderator = signedIn("mo");
        Element player = casePage(report).selectFirst(".case-post video");
        assertThat(player).isNotNull();
        HttpResponse<byte[]> file = file(moderator, player.attr("src"));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(file.body()).isEqualTo(original);
        assertThat(file(moderator, player.attr("src"), "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(original, original.length - 5, original.length));
        HttpResponse<byte[]> still = file(moderator, player.attr("poster"));
        assertThat(still.statusCode()).isEqualTo(200);
        assertThat(still.headers().firstValue("Content-Type").orElse("")).startsWith("image/");
        for (String each : List.of(player.attr("src"), player.attr("poster"))) {
            assertThat(server.bytes(each).statusCode()).as(each).isEqualTo(404);
            assertThat(file(signedIn("ben"), each).statusCode()).as(each).isEqualTo(404);
        }
    }
}
