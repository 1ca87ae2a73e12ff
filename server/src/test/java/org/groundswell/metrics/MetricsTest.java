package org.groundswell.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Follower;
import org.groundswell.events.StartAt;
import org.groundswell.events.TableConsumer;
import org.groundswell.jobs.Jobs;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What a running server shows of itself, after something that is known has happened. */
@OnEveryDatabase
class MetricsTest {
    @Parameter
    TestDatabase kind;

    private TestServer server;
    private String ana;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, kind.settings(Map.of()));
        ana = server.person("ana");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Can't handle any event. */
    private record Poisoned() implements TableConsumer {
        @Override
        public String name() {
            return "poisoned";
        }

        @Override
        public StartAt startAt() {
            return StartAt.BEGINNING;
        }

        @Override
        public void handle(Tx tx, List<Envelope> events) {
            throw new IllegalStateException("poisoned");
        }
    }

    private String post(String text) {
        return server.post("/api/v1/statuses", ana, "status", text)
                .json()
                .get("id")
                .asString();
    }

    @Test
    void requestsAreCountedByMethodRouteAndClassOfStatus() {
        String id = post("one");
        post("two");
        for (int i = 0; i < 3; i++) {
            server.get("/api/v1/statuses/" + id);
        }
        server.get("/api/v1/statuses/1");
        server.get("/api/v1/statuses/" + id + "/");
        server.delete("/api/v1/statuses/" + id, "");
        server.get("/@nobody");

        Scrape scrape = Scrape.of(server);

        assertThat(scrape.requests("POST", "/api/v1/statuses", "2xx")).isEqualTo(2);
        assertThat(scrape.requests("GET", "/api/v1/statuses/{id}", "2xx")).isEqualTo(4);
        assertThat(scrape.requests("GET", "/api/v1/statuses/{id}", "4xx")).isEqualTo(1);
        assertThat(scrape.requests("DELETE", "/api/v1/statuses/{id}", "4xx")).isEqualTo(1);
        assertThat(scrape.requests("GET", "/@{acct}", "4xx")).isEqualTo(1);
        assertThat(scrape.requests("GET", "/metrics", "2xx")).as("before this").isEqualTo(-1);
        assertThat(Scrape.of(server).requests("GET", "/metrics", "2xx")).isEqualTo(1);
    }

    @Test
    void theLagOfAConsumerThatHasStoppedGrowsAndThatOfOthersDoesNot() {
        post("first");
        try (Follower _ = Follower.started(server.server.core().events(), new Poisoned())) {
            await().untilAsserted(() -> {
                Scrape scrape = Scrape.of(server);
                double end = scrape.value("groundswell_events_position{log=\"events\"}");
                assertThat(end).isPositive();
                assertThat(scrape.value("groundswell_consumer_stopped{consumer=\"poisoned\"}"))
                        .isEqualTo(1);
                assertThat(scrape.value("groundswell_consumer_lag{consumer=\"poisoned\"}"))
                        .isEqualTo(end);
            });
            double before = Scrape.of(server).value("groundswell_events_position{log=\"events\"}");

            post("second");
            post("third");

            await().untilAsserted(() -> {
                Scrape scrape = Scrape.of(server);
                assertThat(scrape.value("groundswell_consumer_lag{consumer=\"poisoned\"}"))
                        .isEqualTo(before + 2);
                for (String other : List.of("tag-counts", "trends")) {
                    assertThat(scrape.value("groundswell_consumer_lag{consumer=\"" + other + "\"}"))
                            .as(other)
                            .isZero();
                    assertThat(scrape.value("groundswell_consumer_stopped{consumer=\"" + other + "\"}"))
                            .as(other)
                            .isZero();
                }
            });
        }
    }

    @Test
    void jobsThatWaitAndJobsThatWereGivenUpAreShownByQueue() {
        server.server.core().database().writing(tx -> {
            for (String dead : List.of("NULL", "NULL", "5")) {
                tx.sql("INSERT INTO job (queue, payload, added_at, next_at, dead_at) VALUES ('tests', '', 5, 5, " + dead
                                + ")")
                        .run();
            }
        });
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(server);
            assertThat(scrape.value("groundswell_jobs_waiting{queue=\"tests\"}"))
                    .isEqualTo(2);
            assertThat(scrape.value("groundswell_jobs_dead{queue=\"tests\"}")).isEqualTo(1);
            assertThat(scrape.value("groundswell_jobs_overdue_seconds{queue=\"tests\"}"))
                    .isGreaterThan(1_000_000_000);
            for (String figure : List.of("waiting", "dead", "overdue_seconds")) {
                assertThat(scrape.value("groundswell_jobs_" + figure + "{queue=\"account-deletion\"}"))
                        .isZero();
            }
        });
        TestServer.Answer health = server.get("/health");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).startsWith("queue tests has 1 job that failed too often");
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        assertThat(moderator.get("/admin/dashboard").body())
                .contains("The server has a problem:")
                .contains("queue tests has 1 job that failed too often");

        Jobs jobs = server.server.core().jobs();
        jobs.remove(jobs.deadLetters(1).getFirst().id());

        await().untilAsserted(() -> assertThat(server.get("/health").status()).isEqualTo(200));
    }

    @Test
    void theTrendEngineTellsWhatItCounts() {
        post("#calm and #storm");
        post("#calm again");

        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(server);
            assertThat(scrape.value("groundswell_trends_uses_total{board=\"tags\"}"))
                    .isEqualTo(3);
            assertThat(scrape.value("groundswell_trends_things{board=\"tags\"}"))
                    .isEqualTo(2);
            assertThat(scrape.value("groundswell_trends_bytes{board=\"tags\"}")).isPositive();
            assertThat(scrape.value("groundswell_trends_steps_seconds_count{board=\"tags\"}"))
                    .isPositive();
        });
    }

    @Test
    void streamsAreCountedWhileTheyAreOpen() throws InterruptedException {
        post("#calm");
        Thread watching = Thread.ofVirtual().start(() -> server.watch("/tags/calm/live", _ -> {}));
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(server);
            assertThat(scrape.value("groundswell_streams_open")).isEqualTo(1);
            assertThat(scrape.value("groundswell_streams_tags")).isEqualTo(1);
            assertThat(scrape.requests("GET", "/tags/{name}/live", "2xx"))
                    .as("counted when it begins")
                    .isEqualTo(1);
        });
        watching.interrupt();
        watching.join();
    }

    @Test
    void theDatabaseAndTheJavaMachineAreMeasured() {
        post("one");

        Scrape scrape = Scrape.of(server);

        assertThat(scrape.value("groundswell_db_commits_seconds_count")).isPositive();
        assertThat(scrape.value("groundswell_db_commit_failures_total")).isZero();
        for (String pool : List.of("requests", "background")) {
            assertThat(scrape.value("groundswell_db_connection_waits_seconds_count{pool=\"" + pool + "\"}"))
                    .isPositive();
            assertThat(scrape.value("groundswell_db_connections_busy{pool=\"" + pool + "\"}"))
                    .isNotNegative();
        }
        assertThat(scrape.value("groundswell_http_connections")).isPositive();
        assertThat(scrape.families()).contains("jvm_memory_used_bytes", "jvm_threads_live_threads");
    }
}
