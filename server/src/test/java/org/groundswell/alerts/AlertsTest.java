package org.groundswell.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.model.TagName;
import org.groundswell.trends.model.Place;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Who wants to know that a tag rises is told. */
@OnEveryDatabase
class AlertsTest {
    @Parameter
    TestDatabase database;

    private static final Duration SOON = Duration.ofSeconds(20);

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
        Answer wished = browser.post("/alerts/subscribe", Map.of("csrf", token, "kind", kind, "subject", subject));
        assertThat(wished.status()).isEqualTo(303);
    }

    @Test
    void somebodyIsToldOfATagTheyNamedAndSomebodyElseOfWhateverRises() throws Exception {
        Answer tag = ana.get("/tags/lights");
        assertThat(ana.submit(tag, "/alerts/subscribe").status()).isEqualTo(303);
        assertThat(ana.get("/tags/lights").body()).contains("Tell me no more");
        subscribe(ben, "world", "");
        rise("Lights");
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(Jsoup.parse(ana.get("/").body()).select(".badge").text()).isEqualTo("1");
            assertThat(Jsoup.parse(ben.get("/").body()).select(".badge").text()).isEqualTo("1");
        });
        String page = ana.get("/alerts").body();
        assertThat(page).contains("#Lights</a>").contains("rises worldwide").contains("unseen-alert");
        // Who has looked has looked.
        assertThat(Jsoup.parse(ana.get("/").body()).select(".badge")).isEmpty();

        rise("Lanterns");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Jsoup.parse(ben.get("/alerts").body())
                                .select(".alerts .name")
                                .eachText())
                        .containsExactly("#Lanterns", "#Lights"));
        assertThat(Jsoup.parse(ana.get("/alerts").body())
                        .select(".alerts .name")
                        .eachText())
                .containsExactly("#Lights");

        String address = Jsoup.parse(ben.get("/alerts").body()).select("code").text();
        String path = address.substring(server.url.toString().length());
        SyndFeed feed =
                new SyndFeedInput().build(new StringReader(server.get(path).body()));
        assertThat(feed.getEntries()).hasSize(2);
        assertThat(feed.getEntries().getFirst().getTitle()).isEqualTo("#Lanterns rises worldwide");
        assertThat(server.get("/alerts/guessed/feed.atom").status()).isEqualTo(404);
    }

    @Test
    void ofOneTagSomebodyIsToldOnceADayHoweverManyWishesItMeets() {
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
        assertThat(alerts.tell(tag, Place.WORLD, "a sentence")).isEqualTo(1);
        assertThat(alerts.tell(tag, Place.country("PH"), "a sentence")).isZero();
        assertThat(alerts.told(id, 10)).hasSize(1);
    }

    @Test
    void twoThatTellOfATagAtTheSameMomentTellOnce() throws Exception {
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
                Callable<Integer> tell = () -> {
                    barrier.await();
                    return alerts.tell(tag, Place.WORLD, "a sentence");
                };
                int told = 0;
                for (Future<Integer> each : threads.invokeAll(List.of(tell, tell))) {
                    told += each.get();
                }
                assertThat(told).isEqualTo(1);
            }
        }
        assertThat(alerts.told(id, 100)).hasSize(20);
        assertThat(alerts.unseen(id)).isEqualTo(20);
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
                ana.get("/settings"),
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
    void whatCannotBeWishedIsRefused() {
        String token = Browser.formToken(ana.get("/alerts"));
        for (String kind : new String[] {"country", "planet", ""}) {
            assertThat(ana.post("/alerts/subscribe", Map.of("csrf", token, "kind", kind, "subject", "atlantis"))
                            .status())
                    .isEqualTo(422);
        }
        assertThat(new Browser(server).get("/alerts").status()).isEqualTo(303);
    }
}
