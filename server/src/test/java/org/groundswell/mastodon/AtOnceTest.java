package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The same request twice at the same moment, as apps send them that lost an answer: what each is told. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtOnceTest {
    private static final int TIMES = 20;

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private String ben;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
        ana = server.person("ana");
        ben = server.person("ben");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void ofTwoDeletionsOneFindsNothing() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String id = post("gone " + i);
            assertThat(twice(() -> server.delete("/api/v1/statuses/" + id, ana)))
                    .extracting(Answer::status)
                    .containsExactlyInAnyOrder(200, 404);
        }
    }

    @Test
    void twoPostsWithOneKeyAreOne() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String key = "key " + i;
            List<Answer> answers = twice(() -> post(key, "once"));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.getFirst().json().path("id"))
                    .isEqualTo(answers.getLast().json().path("id"));
        }
    }

    @Test
    void aKeyWhosePostIsGoneIsFree() {
        String first = post("freed", "first").json().path("id").asString();
        server.delete("/api/v1/statuses/" + first, ana);
        Answer second = post("freed", "second");
        assertThat(second.json().path("content").asString()).contains("second");
        assertThat(post("freed", "third").json().path("id"))
                .isEqualTo(second.json().path("id"));
    }

    @Test
    void twoBoostsAreOne() throws Exception {
        for (int i = 0; i < TIMES; i++) {
            String id = post("boosted " + i);
            List<Answer> answers = twice(() -> server.post("/api/v1/statuses/" + id + "/reblog", ben));
            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.getFirst().json().path("id"))
                    .isEqualTo(answers.getLast().json().path("id"));
            assertThat(server.get("/api/v1/statuses/" + id)
                            .json()
                            .path("reblogs_count")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void twoEditsBothHappen() throws Exception {
        String id = post("first");
        for (int i = 0; i < TIMES; i++) {
            String text = "edit " + i + " ";
            List<String> threads = new ArrayList<>();
            assertThat(twice(() -> {
                        String mine = text + Thread.currentThread().threadId();
                        synchronized (threads) {
                            threads.add(mine);
                        }
                        return server.form("PUT", "/api/v1/statuses/" + id, ana, "status", mine);
                    }))
                    .extracting(Answer::status)
                    .containsOnly(200);
            assertThat(server.get("/api/v1/statuses/" + id + "/source", ana)
                            .json()
                            .path("text")
                            .asString())
                    .isIn(threads);
        }
    }

    private String post(String text) {
        return server.post("/api/v1/statuses", ana, "status", text)
                .json()
                .path("id")
                .asString();
    }

    private Answer post(String key, String text) {
        return server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + ana)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded("status", text))));
    }

    private static List<Answer> twice(Callable<Answer> request) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                running.add(two.submit(() -> {
                    barrier.await();
                    return request.call();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }
}
