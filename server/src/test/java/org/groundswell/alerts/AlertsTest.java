package org.groundswell.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.model.TagName;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Window;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Alerts about trending tags: their recipients and their text. */
@OnEveryDatabase
class AlertsTest {
    @Parameter
    TestDatabase database;

    private static final TrendFacts FACTS = new TrendFacts(
            Window.HOUR,
            312,
            4.3,
            Instant.parse("2014-05-24T14:05:00Z").toEpochMilli(),
            "PH",
            2,
            "",
            Optional.of(new TrendFacts.Counted(96, Discount.Reason.SAME_TEXT, 300)));

    private TestServer server;
    private Browser ana;
    private Browser ben;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        server.makeOlder(Duration.ofDays(2));
        server.account("ana");
        server.account("ben");
        ana = new Browser(server);
        ana.signIn("ana");
        ben = new Browser(server);
        ben.signIn("ben");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void rise(String tag) {
        for (int i = 0; i < 10; i++) {
            String token = server.person(tag.toLowerCase(Locale.ROOT) + i);
            server.post("/api/v1/statuses", token, "status", "My reason, number " + i * 7919 + ", is my own #" + tag);
        }
    }

    private static void subscribe(Browser browser, String kind, String subject) {
        String token = Browser.formToken(browser.get("/alerts"));
        Answer subscribed = browser.post("/alerts/subscribe", Map.of("csrf", token, "kind", kind, "subject", subject));
        assertThat(subscribed.status()).isEqualTo(303);
    }

    @Test
    void aSubscriberToATagGetsThatTagAndASubscriberToTheWorldGetsAll() throws Exception {
        Answer tag = ana.get("/tags/lights");
        assertThat(ana.submit(tag, "/alerts/subscribe").status()).isEqualTo(303);
        assertThat(ana.get("/tags/lights").body()).contains("Turn off notifications");
        subscribe(ben, "world", "");
        rise("Lights");
        await().untilAsserted(() -> {
            assertThat(Jsoup.parse(ana.get("/").body()).select(".badge").text()).isEqualTo("1");
            assertThat(Jsoup.parse(ben.get("/").body()).select(".badge").text()).isEqualTo("1");
        });
        String page = ana.get("/notifications").body();
        assertThat(Jsoup.parse(page).select(".unread .told p").text()).contains("#Lights is trending worldwide");
        assertThat(Jsoup.parse(page).select(".notification .why").text())
                .matches("(?s)([5-9]|10) people in the last .*")
                .contains(", usual lately at this time: none; since ");
        // The page marked it as seen.
        assertThat(Jsoup.parse(ana.get("/").body()).select(".badge")).isEmpty();

        rise("Lanterns");
        await().untilAsserted(
                        () -> assertThat(Jsoup.parse(ben.get("/notifications").body())
                                        .select(".notification .name")
                                        .eachText())
                                .containsExactly("#Lanterns", "#Lights"));
        assertThat(Jsoup.parse(ana.get("/notifications").body())
                        .select(".notification .name")
                        .eachText())
                .containsExactly("#Lights");

        String address = Jsoup.parse(ben.get("/alerts").body()).select("code").text();
        String path = address.substring(server.url.toString().length());
        SyndFeed feed =
                new SyndFeedInput().build(new StringReader(server.get(path).body()));
        assertThat(feed.getEntries()).hasSize(2);
        assertThat(feed.getEntries().getFirst().getTitle()).isEqualTo("#Lanterns is trending worldwide");
        assertThat(server.get("/alerts/guessed/feed.atom").status()).isEqualTo(404);
    }

    @Test
    void aSubscriberToTheWorldGetsOneAlertOfAnEventAndOneToATagGetsThatTag() {
        subscribe(ana, "tag", "lanterns");
        subscribe(ben, "world", "");
        Instant at = Instant.now().minus(Duration.ofMinutes(5));
        StringBuilder posts = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            posts.append("{\"id\":\"" + i + "\",\"account\":\"p" + i + "@elsewhere.example\",\"created_at\":\""
                    + at.plusSeconds(7 * i) + "\",\"account_created_at\":\"201" + i % 10
                    + "-03-02T00:00:00Z\",\"text\":\"My reason, number " + i * 7919 + ", is my own #Lights"
                    + (i < 10 ? " #Lanterns" : "") + "\"}\n");
        }
        server.importPost(posts.toString());
        await().untilAsserted(() -> {
            assertThat(alerted(ana)).containsExactly("#Lanterns");
            assertThat(alerted(ben)).contains("#Lights");
        });
        assertThat(alerted(ben)).containsExactly("#Lights");
    }

    private static List<String> alerted(Browser browser) {
        return Jsoup.parse(browser.get("/notifications").body())
                .select(".notification .name")
                .eachText();
    }

    @Test
    void anAccountGetsOneAlertPerTagAndDayHoweverManySubscriptionsMatch() {
        Alerts alerts = server.server.core().alerts().alerts();
        var id = server.server
                .core()
                .people()
                .accounts()
                .find("ana")
                .orElseThrow()
                .id();
        alerts.subscribe(id, TrendSubscription.of("world", ""));
        alerts.subscribe(id, TrendSubscription.of("tag", "lights"));
        alerts.subscribe(id, TrendSubscription.of("country", "PH"));
        var tag = new TagName("lights");
        assertThat(alerts.send(tag, Place.WORLD, FACTS)).isEqualTo(1);
        assertThat(alerts.send(tag, Place.country("PH"), FACTS)).isZero();
        assertThat(alerts.latest(id, 10)).hasSize(1);
    }

    @Test
    void twoThreadsThatSendTheSameAlertSendItOnce() throws Exception {
        Alerts alerts = server.server.core().alerts().alerts();
        var id = server.server
                .core()
                .people()
                .accounts()
                .find("ana")
                .orElseThrow()
                .id();
        alerts.subscribe(id, TrendSubscription.of("world", ""));
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 20; i++) {
                var tag = new TagName("lights" + i);
                CyclicBarrier barrier = new CyclicBarrier(2);
                Callable<Integer> send = () -> {
                    barrier.await();
                    return alerts.send(tag, Place.WORLD, FACTS);
                };
                int sent = 0;
                for (Future<Integer> each : threads.invokeAll(List.of(send, send))) {
                    sent += each.get();
                }
                assertThat(sent).isEqualTo(1);
            }
        }
        assertThat(alerts.latest(id, 100)).hasSize(20);
    }

    @Test
    void theFactsAreStoredAndTheSentenceIsMadeWhenItIsShown() {
        subscribe(ana, "world", "");
        core().send(new TagName("lights"), Place.WORLD, FACTS);
        await().untilAsserted(() -> assertThat(sentences()).hasSize(1));
        assertThat(sentences())
                .containsExactly("312 people in the last hour, usual lately at this time: 4–5;"
                        + " since 24 May 14:05 UTC; began in the Philippines, now in 2 countries with at least five people;"
                        + " counted as 96 of 312: 300 accounts posted the same text");
        assertThat(rows("SELECT sentence FROM alert")).containsExactly("");
    }

    /** Rows with facts, and rows from before facts were stored. */
    @Test
    void storedRowsAreRead() {
        subscribe(ana, "world", "");
        long account = server.server
                .core()
                .people()
                .accounts()
                .find("ana")
                .orElseThrow()
                .id()
                .value();
        server.server.core().database().writing(tx -> {
            tx.sql(
                            "INSERT INTO alert (id, account_id, tag, kind, place, sentence) VALUES (2, :account, 'a', 'world', '', :s)")
                    .set("account", account)
                    .set("s", "7 people, none expected")
                    .run();
            tx.sql(
                            "INSERT INTO alert (id, account_id, tag, kind, place, facts) VALUES (1, :account, 'b', 'world', '', :f)")
                    .set("account", account)
                    .set("f", """
                            {"window": "QUARTER", "people": 1, "expected": 20.4, "since": 0, "began": "", "countries": 1,
                             "country": "KE", "counted": null}""")
                    .run();
            tx.sql("""
                    INSERT INTO notification (id, account_id, type, origin_id, subject_id, tag, created_at)
                    SELECT id, account_id, 'groundswell.trend', account_id, id, tag, 0 FROM alert
                    """).run();
        });
        assertThat(sentences())
                .containsExactly(
                        "7 people, none expected",
                        "1 person in the last 15 minutes, usual lately at this time: 20; since 1 Jan 00:00 UTC; now in Kenya");
    }

    private Alerts core() {
        return server.server.core().alerts().alerts();
    }

    private List<String> sentences() {
        return Jsoup.parse(ana.get("/notifications").body())
                .select(".notification .why")
                .eachText();
    }

    private List<String> rows(String sql) {
        return server.server
                .core()
                .database()
                .read(tx -> tx.sql(sql).list(row -> Objects.requireNonNullElse(row.textOrNull("sentence"), "")));
    }

    @Test
    void aNewPasswordEndsTheOldAddressOfTheFeedAllSessionsAndAllTokens() {
        subscribe(ana, "world", "");
        String old = feed(ana);
        assertThat(server.get(old).status()).isEqualTo(200);
        Browser elsewhere = new Browser(server);
        elsewhere.signIn("ana");
        String token = server.token(
                server.server.core().people().accounts().find("ana").orElseThrow(), "read");
        assertThat(server.get("/api/v1/timelines/home", token).status()).isEqualTo(200);
        Answer changed = ana.submit(
                ana.get("/settings/security"),
                "/settings/password",
                "present",
                TestServer.PASSWORD,
                "wanted",
                "another long password");
        assertThat(changed.status()).isEqualTo(303);
        assertThat(server.get(old).status()).isEqualTo(404);
        assertThat(elsewhere.get("/settings").status()).isEqualTo(303);
        assertThat(server.get("/api/v1/timelines/home", token).status()).isEqualTo(401);
        ana.submit(ana.get("/auth/sign_in"), "/auth/sign_in", "name", "ana", "password", "another long password");
        assertThat(feed(ana)).isNotEqualTo(old);
        assertThat(server.get(feed(ana)).status()).isEqualTo(200);

        subscribe(ben, "world", "");
        String bens = feed(ben);
        ben.submit(ben.get("/settings"), "/settings/leave", "present", TestServer.PASSWORD);
        assertThat(server.get(bens).status()).isEqualTo(404);
    }

    private String feed(Browser browser) {
        String address =
                Jsoup.parse(browser.get("/alerts").body()).select("code").text();
        return address.substring(server.url.toString().length());
    }

    @Test
    void aSubscriptionToNoTagOrPlaceIsRefused() {
        String token = Browser.formToken(ana.get("/alerts"));
        for (String kind : new String[] {"country", "planet", ""}) {
            assertThat(ana.post("/alerts/subscribe", Map.of("csrf", token, "kind", kind, "subject", "atlantis"))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(new Browser(server).get("/alerts").status()).isEqualTo(303);
    }
}
