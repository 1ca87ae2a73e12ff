package org.groundswell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.mail.TestMail;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** E-mails about unread notifications, on both databases. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DigestTest {
    private static final String SETTINGS = "/notifications/settings";

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private final SetClock clock = new SetClock();
    private TestMail mail;
    private TestServer server;
    private NotificationServices services;
    private Digests digests;

    @BeforeParameterizedClassInvocation
    void start() {
        mail = TestMail.start();
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(mail.settings()), clock);
        services = server.server.core().notifying().core();
        digests = services.digests();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
        mail.close();
    }

    @AfterEach
    void endDigests() {
        server.server
                .core()
                .database()
                .writing(tx -> tx.sql("DELETE FROM notification_digest").run());
    }

    private String token(String name) {
        return server.token(server.account(name), "read write follow");
    }

    private String post(String token, String... form) {
        return server.post("/api/v1/statuses", token, form).json().path("id").asString();
    }

    private void awaitUnread(AccountId account, int count) {
        Awaitility.await().until(() -> services.notifications().unread(account, Selection.ALL, 100) == count);
    }

    private List<TestMail.Arrived> digestsTo(String name) {
        return mail.to(name + "@mail.example").stream()
                .filter(each -> each.subject().contains("new notification"))
                .toList();
    }

    private TestMail.Arrived awaitDigest(String name, int count) {
        Awaitility.await().until(() -> digestsTo(name).size() == count);
        return digestsTo(name).getLast();
    }

    private void nextDay() {
        clock.moveOn(Duration.ofDays(1));
        digests.sendDue();
    }

    @Test
    void itTellsWhatTheListShowsAndKeepsPrivateWhatIsPrivate() {
        Account ana = server.account("ana");
        String own = server.token(ana, "read write follow");
        digests.set(ana.id(), Optional.of(DigestPeriod.DAILY));
        String ben = token("ben");
        String cay = token("cay");
        AccountId friend = server.server
                .core()
                .people()
                .accounts()
                .find("ben")
                .orElseThrow()
                .id();
        server.post("/api/v1/accounts/" + friend + "/follow", own);
        post(token("dora"), "status", "@ana held, as she is a stranger", "visibility", "direct");
        String id = post(own, "status", "I write");
        post(ben, "status", "@ana Nice to\nmeet you");
        post(ben, "status", "@ana the secret of the cave", "visibility", "direct");
        post(ben, "status", "@ana the end of the film", "spoiler_text", "Film");
        post(ben, "status", "@ana all about #spiders");
        post(cay, "status", "@ana words of an enemy");
        server.post("/api/v1/statuses/" + id + "/favourite", ben);
        awaitUnread(ana.id(), 6);
        server.server.core().filtering().filters().muteTag(ana.id(), "spiders", Optional.empty());
        AccountId enemy = server.server
                .core()
                .people()
                .accounts()
                .find("cay")
                .orElseThrow()
                .id();
        server.post("/api/v1/accounts/" + enemy + "/block", own);

        nextDay();
        TestMail.Arrived digest = awaitDigest("ana", 1);
        assertThat(digest.subject()).isEqualTo("You have 4 new notifications");
        assertThat(digest.text())
                .contains(
                        "Mentions: 3",
                        "Favourites of my posts: 1",
                        "ben favourited your post",
                        "ben mentioned you",
                        "“@ana Nice to meet you”",
                        "Content warning: Film",
                        server.url + "/notifications")
                .doesNotContain("secret", "end of the film", "spiders", "cay", "enemy", "dora", "held", "I write");
        assertThat(digest.html()).contains("“@ana Nice to meet you”");

        assertThat(digests.of(ana.id())).contains(DigestPeriod.DAILY);
        clock.moveOn(Duration.ofDays(1));
        assertThat(digests.sendDue()).as("nothing new").isZero();
        post(ben, "status", "@ana once more");
        // Five were left without those of the blocked account; filters don't change the number.
        awaitUnread(ana.id(), 6);
        nextDay();
        assertThat(awaitDigest("ana", 2).subject())
                .as("what the first one told of is not told again")
                .isEqualTo("You have 1 new notification");
    }

    @Test
    void ofManyRunsAtOnceOneSendsIt() throws Exception {
        Account dan = server.account("dan");
        digests.set(dan.id(), Optional.of(DigestPeriod.WEEKLY));
        post(token("eva"), "status", "@dan hello");
        awaitUnread(dan.id(), 1);
        clock.moveOn(Duration.ofDays(7).minusMillis(1));
        assertThat(digests.sendDue()).as("not due yet").isZero();
        clock.moveOn(Duration.ofMillis(1));
        List<Callable<Integer>> runs = Stream.generate(() -> (Callable<Integer>) digests::sendDue)
                .limit(4)
                .toList();
        int sent = 0;
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> run : threads.invokeAll(runs)) {
                sent += run.get();
            }
        }
        assertThat(sent).isEqualTo(1);
        awaitDigest("dan", 1);
        assertThat(digests.sendDue()).isZero();
    }

    @Test
    void afterAPauseOneDigestIsSentAndTheRhythmStays() {
        Instant due = Instant.parse("2026-11-01T08:00:00Z");
        assertThat(DigestPeriod.DAILY.next(due, due)).isEqualTo(Instant.parse("2026-11-02T08:00:00Z"));
        assertThat(DigestPeriod.DAILY.next(due, due.plus(Duration.ofHours(70))))
                .isEqualTo(Instant.parse("2026-11-04T08:00:00Z"));
        assertThat(DigestPeriod.WEEKLY.next(due, due.plus(Duration.ofDays(7))))
                .isEqualTo(Instant.parse("2026-11-15T08:00:00Z"));
    }

    @Test
    void notificationsThatWereReadAndFrozenAccountsGetNone() {
        Account fay = server.account("fay");
        Account gil = server.account("gil");
        for (Account each : List.of(fay, gil)) {
            digests.set(each.id(), Optional.of(DigestPeriod.DAILY));
        }
        String hal = token("hal");
        post(hal, "status", "@fay @gil hello");
        awaitUnread(fay.id(), 1);
        awaitUnread(gil.id(), 1);
        services.markers()
                .readNotifications(
                        fay.id(),
                        services.notifications()
                                .groups(fay.id(), Selection.ALL, Page.first(1))
                                .range()
                                .newest());
        server.server
                .core()
                .database()
                .writing(tx -> server.server
                        .core()
                        .restricting()
                        .restrictions()
                        .change(tx, gil.id(), now -> now.withFrozen(true)));
        clock.moveOn(Duration.ofDays(1));
        assertThat(digests.sendDue()).isZero();
        assertThat(digestsTo("fay")).isEmpty();
        assertThat(digestsTo("gil")).isEmpty();
    }

    @Test
    void itIsOffUntilItIsTurnedOnAndOffAgainByOneClick() {
        Account ida = server.account("ida");
        Browser browser = new Browser(server);
        browser.signIn("ida");
        assertThat(chosen(browser)).isEqualTo("never");
        browser.submit(browser.get(SETTINGS), SETTINGS, "digest", "daily");
        assertThat(chosen(browser)).isEqualTo("daily");
        post(token("jan"), "status", "@ida hello");
        awaitUnread(ida.id(), 1);
        nextDay();
        TestMail.Arrived digest = awaitDigest("ida", 1);
        assertThat(digest.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        String link = digest.header("List-Unsubscribe").replaceAll("[<>]", "");
        assertThat(digest.text()).contains(link);

        Answer page = server.get(link);
        assertThat(page.header("Set-Cookie")).isEmpty();
        assertThat(Jsoup.parse(page.body()).select("main form button").text()).isEqualTo("Turn off the digest");
        assertThat(digests.of(ida.id())).as("opening it changes nothing").isPresent();
        Answer off = server.send(server.request(link)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        assertThat(off.status()).isEqualTo(200);
        assertThat(digests.of(ida.id())).isEmpty();
        assertThat(chosen(browser)).isEqualTo("never");
        for (String wrong : List.of("nothing", "x".repeat(500))) {
            assertThat(server.get("/notifications/digest/" + wrong).body()).contains("The digest is off.");
        }
    }

    private static String chosen(Browser browser) {
        return Jsoup.parse(browser.get(SETTINGS).body())
                .select("#digest option[selected]")
                .val();
    }
}
