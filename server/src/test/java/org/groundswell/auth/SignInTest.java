package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.SetClock;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guessing passwords is slow, and locks nobody out who has signed in before. With no limit on requests. */
class SignInTest {
    private static final SetClock CLOCK = new SetClock();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String app;
    private static String secret;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of(Setting.PASSWORD_GRANT, "yes"), CLOCK);
        List.of("ana", "ben", "cora", "dan", "dora").forEach(server::account);
        var registered = server.post("/api/v1/apps", "", "client_name", "x", "redirect_uris", OAuth.OUT_OF_BAND)
                .json();
        app = registered.path("client_id").asString();
        secret = registered.path("client_secret").asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** All limits are back. */
    @AfterEach
    void restoreLimits() {
        CLOCK.moveOn(Duration.ofHours(1));
    }

    /** Signs in from an address, as a trusted proxy tells it. */
    private static Answer signIn(String name, String password, String from) {
        return server.send(server.request("/oauth/token")
                .header("X-Forwarded-For", from)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded(
                        "grant_type",
                        "password",
                        "client_id",
                        app,
                        "client_secret",
                        secret,
                        "username",
                        name,
                        "password",
                        password))));
    }

    /** Wrong guesses, each too long to be a password, so that they cost no hash. */
    private static List<Integer> guesses(int count, String name, String from) {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            statuses.add(signIn(name.formatted(i), "wrong".repeat(60), from.formatted(i))
                    .status());
        }
        return statuses;
    }

    private static int right(String name, String from) {
        return signIn(name, TestServer.PASSWORD, from).status();
    }

    @Test
    void guessesAtOneNameFromManyPlacesEndAfterTenAndTheOwnerSignsInWhereTheyDidBefore() {
        assertThat(right("ana", "192.0.2.1")).isEqualTo(200);
        assertThat(guesses(12, "ana", "198.51.100.%d")).startsWith(400, 400).endsWith(429, 429);
        assertThat(right("ana", "203.0.113.9")).isEqualTo(429);
        assertThat(right("ana", "192.0.2.1")).isEqualTo(200);
        assertThat(right("ANA@mail.example", "192.0.2.1")).isEqualTo(200);
        CLOCK.moveOn(Duration.ofMinutes(5));
        assertThat(right("ana", "203.0.113.9")).isEqualTo(200);
    }

    @Test
    void guessesFromOneNetworkEndAfterTenAndTheOwnerSignsInFromThereAllTheSame() {
        assertThat(right("ben", "192.0.2.2")).isEqualTo(200);
        assertThat(guesses(12, "nobody%d", "192.0.2.2")).endsWith(429, 429);
        assertThat(right("ben", "192.0.2.2")).isEqualTo(200);
        // Attempts from there have a limit, too.
        assertThat(guesses(12, "ben", "192.0.2.2")).endsWith(429, 429);
    }

    @Test
    void allOfAnIpv6NetworkIsOnePlace() {
        assertThat(guesses(12, "nobody%d", "2001:db8::%x")).endsWith(429, 429);
        assertThat(guesses(2, "nobody%d", "2001:db8:0:1::%x")).containsExactly(400, 400);
    }

    @Test
    void guessesFromEverywhereAtEverybodyEndTogetherButNotForThoseWhoAreKnown() {
        assertThat(right("cora", "192.0.2.3")).isEqualTo(200);
        List<Integer> statuses = guesses(130, "nobody%d", "198.18.0.%d");
        assertThat(statuses.subList(0, 120)).containsOnly(400);
        assertThat(statuses.subList(120, 130)).containsOnly(429);
        assertThat(right("cora", "203.0.113.3")).isEqualTo(429);
        assertThat(right("cora", "192.0.2.3")).isEqualTo(200);
        CLOCK.moveOn(Duration.ofMinutes(1));
        assertThat(right("cora", "203.0.113.3")).isEqualTo(200);
    }

    @Test
    void signingInRightIsNoGuessHoweverOften() {
        for (int i = 0; i < 12; i++) {
            assertThat(right("dora", "203.0.113.9")).isEqualTo(200);
        }
    }

    @Test
    void whereNobodySignedInForMonthsIsAPlaceLikeAnyOther() {
        assertThat(right("dan", "192.0.2.4")).isEqualTo(200);
        CLOCK.moveOn(Duration.ofDays(61));
        guesses(10, "dan", "198.51.100.%d");
        assertThat(right("dan", "192.0.2.4")).isEqualTo(429);
        assertThat(server.server.core().people().logins().purgeExpired()).isPositive();
    }

    @Test
    void ofManyAtOnceSomeAreToldToComeBackAndTheOthersAreServed() throws Exception {
        List<Future<Answer>> burst = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String from = "198.19.0." + i;
                String name = "crowd" + i;
                burst.add(callers.submit(() -> signIn(name, "a wrong guess", from)));
            }
            assertThat(server.get("/api/v1/timelines/public").status()).isEqualTo(200);
        }
        for (Future<Answer> each : burst) {
            Answer answer = each.get();
            assertThat(answer.status()).isIn(400, 503);
            assertThat(answer.header("Retry-After").isPresent()).isEqualTo(answer.status() == 503);
        }
    }
}
