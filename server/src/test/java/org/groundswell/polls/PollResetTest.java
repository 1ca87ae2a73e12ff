package org.groundswell.polls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
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
import tools.jackson.databind.JsonNode;

/** An edit that changes a poll takes all its votes away, however many there are, while others go on posting. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PollResetTest {
    private static final int VOTES = 100_000;

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private Answer ask(String method, String path, String token, String first) {
        return server.form(
                method,
                path,
                token,
                "status",
                "Which?",
                "poll[options][]",
                first,
                "poll[options][]",
                "Water",
                "poll[expires_in]",
                "6000");
    }

    private long votes(String post) {
        return server.server
                .core()
                .database()
                .<Long>read(tx -> tx.sql("SELECT count(*) FROM poll_vote WHERE status_id = :status")
                        .set("status", Long.parseLong(post))
                        .number());
    }

    @Test
    void aHundredThousandVotesAreDeletedWhileOthersPost() throws Exception {
        String ana = server.person("ana");
        String ben = server.person("ben");
        JsonNode post = ask("POST", "/api/v1/statuses", ana, "Tea").json();
        String id = post.path("id").asString();
        String vote = "/api/v1/polls/" + post.at("/poll/id").asString() + "/votes";
        assertThat(server.post(vote, ben, "choices[]", "0").status()).isEqualTo(200);
        server.server.core().database().writing(tx -> {
            tx.sql("""
                    INSERT INTO poll_vote (id, status_id, account_id, choices)
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :votes)
                    SELECT :status - i, :status, 1000000 + i, 1 FROM n
                    """).set("status", Long.parseLong(id)).set("votes", VOTES).run();
            tx.sql("UPDATE poll SET voters = voters + :votes WHERE status_id = :status")
                    .set("votes", VOTES)
                    .set("status", Long.parseLong(id))
                    .run();
        });
        assertThat(votes(id)).isEqualTo(VOTES + 1);
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> others = threads.submit(() -> {
                for (int i = 0; !done.get(); i++) {
                    assertThat(server.post("/api/v1/statuses", ben, "status", "Meanwhile " + i)
                                    .status())
                            .isEqualTo(200);
                }
            });
            // Measured: a quarter of a second, which is also the longest that others wait.
            Answer edited;
            try {
                edited = ask("PUT", "/api/v1/statuses/" + id, ana, "Milk");
            } finally {
                done.set(true);
            }
            others.get();
            assertThat(edited.status()).isEqualTo(200);
            assertThat(edited.json().at("/poll/votes_count").asInt()).isZero();
        }
        assertThat(server.post(vote, ben, "choices[]", "1")
                        .json()
                        .path("voters_count")
                        .asInt())
                .isEqualTo(1);
    }
}
