package org.groundswell.announcements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.streaming.SocketClient;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Administrators tell everyone something; everyone reads, dismisses and reacts, in apps and in the browser. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnouncementsTest {
    private static final String WAVE = "%F0%9F%8C%8A";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Announcements announcements;
    private AnnouncementEditor editor;
    private AccountId admin;
    private Browser desk;
    private String ana;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        announcements = server.server.core().announcing().announcements();
        editor = server.server.core().announcing().editor();
        admin = server.account("root", Role.ADMIN).id();
        desk = new Browser(server);
        desk.signIn("root");
        ana = server.person("ana");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @AfterEach
    void clear() {
        announcements
                .all()
                .forEach(each -> editor.delete(admin, each.announcement().id()));
    }

    private String publish(String text, String endsAt) {
        Answer answer =
                desk.submit(desk.get("/admin/announcements"), "/admin/announcements", "text", text, "ends_at", endsAt);
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        return announcements.all().getFirst().announcement().id().toString();
    }

    private JsonNode read(String token, String query) {
        return server.get("/api/v1/announcements" + query, token).json();
    }

    private String inMinutes(long minutes) {
        return LocalDateTime.ofInstant(
                        clock.instant().plus(Duration.ofMinutes(minutes)).truncatedTo(ChronoUnit.MINUTES),
                        ZoneOffset.UTC)
                .toString();
    }

    @Test
    void isReadDismissedAndReactedTo() {
        String id = publish("We move on #Sunday. Ask @ana or @nobody <b>", "");
        JsonNode shown = read(ana, "").path(0);
        assertThat(shown.path("id").asString()).isEqualTo(id);
        assertThat(shown.path("content").asString())
                .startsWith("<p>We move on <a href=\"" + server.url + "/tags/sunday\"")
                .contains("@nobody &lt;b&gt;");
        assertThat(shown.path("tags").path(0).path("name").asString()).isEqualTo("Sunday");
        assertThat(shown.path("mentions").values())
                .extracting(each -> each.path("acct").asString())
                .containsExactly("ana");
        assertThat(shown.path("starts_at").isNull()).isTrue();
        assertThat(shown.path("ends_at").isNull()).isTrue();
        assertThat(shown.path("all_day").asBoolean(true)).isFalse();
        assertThat(shown.path("read").asBoolean(true)).isFalse();

        String ben = server.person("ben");
        String reaction = "/api/v1/announcements/" + id + "/reactions/" + WAVE;
        for (String each : List.of(ben, ben, ana)) {
            assertThat(server.form("PUT", reaction, each).status()).isEqualTo(200);
        }
        assertThat(read(ben, "").path(0).path("reactions").toString())
                .isEqualTo("[{\"name\":\"🌊\",\"count\":2,\"me\":true}]");
        assertThat(server.delete(reaction, ben).status()).isEqualTo(200);
        assertThat(read(ben, "").path(0).path("reactions").toString())
                .isEqualTo("[{\"name\":\"🌊\",\"count\":1,\"me\":false}]");
        assertThat(server.delete(reaction, ben).status()).isEqualTo(404);

        assertThat(server.post("/api/v1/announcements/" + id + "/dismiss", ben).status())
                .isEqualTo(200);
        assertThat(read(ben, "").size()).isZero();
        assertThat(read(ben, "?with_dismissed=true").path(0).path("read").asBoolean())
                .isTrue();
        assertThat(read(ana, "").size()).isEqualTo(1);
    }

    @Test
    void isAboveTheHomeTimelineUntilItIsDismissed() {
        String id = publish("We move on #Monday", "");
        server.account("cay");
        Browser browser = new Browser(server);
        browser.signIn("cay");
        String path = "/announcements/" + id;
        assertThat(browser.get("/home").body()).contains("We move on", "action=\"" + path + "/dismiss\"");
        assertThat(browser.submit(browser.get("/home"), path + "/react", "emoji", "🌊", "back", "/home")
                        .header("Location"))
                .contains("/home");
        assertThat(browser.get("/home").body()).contains("aria-pressed=\"true\">🌊 1<");
        Answer refused = browser.submit(browser.get("/announcements"), path + "/react", "emoji", "fine");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("must be one emoji");
        browser.submit(browser.get("/home"), path + "/unreact", "emoji", "🌊");
        assertThat(browser.get("/announcements").body()).doesNotContain("aria-pressed");
        browser.submit(browser.get("/home"), path + "/dismiss", "back", "/home");
        assertThat(browser.get("/home").body()).doesNotContain("We move on");
        assertThat(browser.get("/announcements").body()).contains("We move on").doesNotContain("/dismiss");
    }

    @Test
    void openStreamsAreToldOfEachChange() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=user", ana)) {
            String id = publish("We move soon", inMinutes(10));
            JsonNode published = event(app, id, "announcement");
            assertThat(published.path("id").asString()).isEqualTo(id);
            assertThat(published.path("content").asString()).isEqualTo("<p>We move soon</p>");
            assertThat(published.has("read")).isFalse();

            server.form("PUT", "/api/v1/announcements/" + id + "/reactions/" + WAVE, ana);
            assertThat(event(app, id, "announcement.reaction").toString())
                    .isEqualTo("{\"name\":\"🌊\",\"count\":1,\"announcement_id\":\"" + id + "\"}");

            Announcement now = announcements.all().getFirst().announcement();
            editor.change(admin, now.id(), now.version(), "We move now", now.endsAt());
            assertThat(event(app, id, "announcement").path("content").asString())
                    .isEqualTo("<p>We move now</p>");

            clock.moveOn(Duration.ofMinutes(11));
            assertThat(event(app, id, "announcement.delete").asString()).isEqualTo(id);
            assertThat(read(ana, "?with_dismissed=true").size()).isZero();
            assertThat(server.post("/api/v1/announcements/" + id + "/dismiss", ana)
                            .status())
                    .isEqualTo(404);
        }
    }

    /** The next message about an announcement; those about others, of earlier tests, are passed over. */
    private static JsonNode event(SocketClient app, String id, String name) {
        JsonNode message = app.next();
        while (!message.path("payload").asString().contains(id)) {
            message = app.next();
        }
        assertThat(message.path("event").asString()).isEqualTo(name);
        return new JsonMapper().readTree(message.path("payload").asString());
    }

    @Test
    void whatIsWrongIsRefused() {
        record Row(String text, String endsAt, String problem) {}
        for (Row row : List.of(
                new Row(" ", "", "can’t be blank"),
                new Row("x".repeat(AnnouncementEditor.LONGEST_TEXT + 1), "", "2,000"),
                new Row("late", inMinutes(-5), "must be in the future"),
                new Row("late", "9999-12-31T23:59", "must be within ten years"),
                new Row("when", "tomorrow", "date"))) {
            Answer answer = desk.submit(
                    desk.get("/admin/announcements"),
                    "/admin/announcements",
                    "text",
                    row.text(),
                    "ends_at",
                    row.endsAt());
            assertThat(answer.status()).as(row.toString()).isEqualTo(422);
            assertThat(answer.body().replace("&#39;", "’").replace("'", "’"))
                    .contains(row.problem().replace("'", "’"));
            assertThat(answer.body()).contains(row.text());
        }
        assertThat(announcements.all()).isEmpty();
    }

    @Test
    void onlyAdministratorsWriteThem() {
        AccountId moderator = server.account("mo", Role.MODERATOR).id();
        Browser browser = new Browser(server);
        browser.signIn("mo");
        assertThat(browser.get("/admin/announcements").status()).isEqualTo(404);
        assertThat(refused(() -> editor.publish(moderator, "x", Optional.empty())))
                .isInstanceOf(Refusal.Forbidden.class);
        String id = publish("Mine", "");
        AnnouncementId parsed = AnnouncementId.parse(id).orElseThrow();
        assertThat(refused(() -> editor.change(moderator, parsed, "", "x", Optional.empty())))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(refused(() -> editor.delete(moderator, parsed))).isInstanceOf(Refusal.Forbidden.class);
    }

    private static Throwable refused(Runnable action) {
        return catchThrowable(action::run);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefusedAndKeepsItsText() {
        String id = publish("First", "");
        Answer form = desk.get("/admin/announcements");
        assertThat(desk.submit(form, "/admin/announcements/" + id, "text", "One")
                        .status())
                .isEqualTo(303);
        Answer second = desk.submit(form, "/admin/announcements/" + id, "text", "Another");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body()).contains("in the meantime", "\nAnother</textarea>", "\nOne</textarea>");
    }

    @Test
    void ofManyKindsOfReactionsAtOnceNotTooManyAreKept() throws Exception {
        String id = publish("React!", "");
        AnnouncementId parsed = AnnouncementId.parse(id).orElseThrow();
        AccountId me = server.server
                .core()
                .people()
                .accounts()
                .find("ana")
                .orElseThrow()
                .id();
        List<Callable<Boolean>> reactions = IntStream.range(0, 16)
                .<Callable<Boolean>>mapToObj(i ->
                        () -> refused(() -> announcements.react(me, parsed, Character.toString(0x1F300 + i))) == null)
                .toList();
        int kept = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(reactions)) {
                kept += each.get() ? 1 : 0;
            }
        }
        assertThat(kept).isEqualTo(Announcements.MOST_REACTIONS);
        assertThat(announcements.find(parsed).orElseThrow().reactions()).hasSize(Announcements.MOST_REACTIONS);
    }

    @Test
    void whoIsDeletedTakesTheirReactionsAlong() {
        String id = publish("Stay!", "");
        AccountId dan = server.account("dan").id();
        AnnouncementId parsed = AnnouncementId.parse(id).orElseThrow();
        announcements.react(dan, parsed, "🌊");
        announcements.dismiss(dan, parsed);
        server.server.core().deleting().accounts().begin(dan);
        server.server.core().deleting().accounts().finishAll();
        await().untilAsserted(() ->
                assertThat(announcements.find(parsed).orElseThrow().reactions()).isEmpty());
    }

    @Test
    void anEndIsShownInUtcAsItWasTyped() {
        String end = inMinutes(90);
        publish("Until then", end);
        assertThat(desk.get("/admin/announcements").body()).contains("value=\"" + end + "\"");
        assertThat(Instant.parse(read(ana, "").path(0).path("ends_at").asString()))
                .isEqualTo(LocalDateTime.parse(end).toInstant(ZoneOffset.UTC));
    }
}
