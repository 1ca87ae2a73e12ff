package org.groundswell.policies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Administrators write the privacy policy and the terms of service, for pages, sign-ups and apps. */
@OnEveryDatabase
class PoliciesTest {
    private static final String TERMS = "/api/v1/instance/terms_of_service";

    @Parameter
    TestDatabase database;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Policies policies;
    private AccountId root;
    private Browser admin;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(
                data,
                database.settings(Map.of(Setting.TITLE, "Harbour", Setting.CONTACT, "hello@harbour.example")),
                clock);
        policies = server.server.core().ruling().policies();
        root = server.account("root", Role.ADMIN).id();
        admin = new Browser(server);
        admin.signIn("root");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer open(String path) {
        return new Browser(server).get(path);
    }

    private static String text(Answer page) {
        return Jsoup.parse(page.body()).select("main").text();
    }

    private Answer publish(String path, String text, LocalDate from) {
        return admin.submit(admin.get(path), path, "text", text, "effective_date", from.toString());
    }

    @Test
    void withoutAPolicyOfItsOwnAServerShowsTheDefaultWithItsPeriods() {
        assertThat(text(open("/privacy")))
                .contains("The administrators of Harbour have not written a privacy policy of their own")
                .contains("hello@harbour.example")
                .contains("until you sign out, 60 days at most")
                .contains("until 90 days after the case was closed")
                .contains("The data of a suspended account is stored for 30 days");
        assertThat(open("/terms").status()).isEqualTo(404);
        assertThat(server.get(TERMS).status()).isEqualTo(404);
        assertThat(server.get("/api/v2/instance").body()).contains("/privacy\"", "\"terms_of_service\":null");
        assertThat(text(open("/about"))).contains("Privacy policy").doesNotContain("Terms of service");
        assertThat(text(open("/auth/sign_up"))).contains("By signing up you agree to the Privacy policy.");
    }

    @Test
    void aPublishedPolicyIsShownEverywhereAndCanBeWithdrawn() {
        Answer done = publish("/admin/privacy", "# Hello\n\nWe keep <b>nothing</b>.", policies.today());
        assertThat(done.header("Location")).hasValue("/admin/privacy?done=saved");
        assertThat(open("/privacy").body())
                .contains("<h2>Hello</h2>", "We keep &lt;b&gt;nothing&lt;/b&gt;.")
                .doesNotContain("default of the software");
        assertThat(server.get("/api/v1/instance/privacy_policy")
                        .json()
                        .path("content")
                        .asString())
                .startsWith("<h2>Hello</h2>");
        assertThat(server.get("/api/v1/instance/privacy_policy")
                        .json()
                        .path("updated_at")
                        .asString())
                .startsWith(policies.today() + "T00:00:00");
        publish("/admin/terms", "Be kind", policies.today());
        assertThat(text(open("/terms"))).contains("Be kind");
        assertThat(text(open("/about"))).contains("Terms of service");
        assertThat(text(open("/auth/sign_up")))
                .contains("By signing up you agree to the Terms of service and the Privacy policy.");
        assertThat(admin.get("/admin/log").body())
                .contains("published a privacy policy that applies from", "published terms of service that apply from");

        publish("/admin/privacy", " ", policies.today());
        assertThat(text(open("/privacy"))).contains("default of the software");
        publish("/admin/terms", "", policies.today());
        assertThat(open("/terms").status()).isEqualTo(404);
        assertThat(open("/terms/" + policies.today()).status()).isEqualTo(404);
        assertThat(admin.get("/admin/terms").body()).contains("withdrawn");
    }

    @Test
    void administratorsSayWhatTheirServerIsFor() {
        String api = "/api/v1/instance/extended_description";
        assertThat(server.get(api).json().path("content").asString()).isEmpty();
        publish("/admin/about", "# Who we are\n\nThe choir of <b>Harbour</b>", policies.today());
        assertThat(open("/about").body()).contains("<h2>Who we are</h2>", "of &lt;b&gt;Harbour&lt;/b&gt;");
        assertThat(server.get(api).json().path("content").asString()).startsWith("<h2>Who we are</h2>");
        assertThat(server.get(api).json().path("updated_at").asString())
                .startsWith(policies.today().toString());
        assertThat(text(open("/about/" + policies.today()))).contains("The choir of");
        assertThat(admin.get("/admin/log").body()).contains("published a text about the server");
        publish("/admin/about", "", policies.today());
        assertThat(text(open("/about"))).doesNotContain("The choir of");
    }

    @Test
    void aVersionAppliesFromItsDayAndEarlierOnesStayReadable() {
        LocalDate today = policies.today();
        LocalDate then = today.plusDays(10);
        publish("/admin/terms", "Later", then);
        assertThat(server.get(TERMS).json().path("effective").asBoolean()).isFalse();
        assertThat(text(open("/terms"))).contains("Will apply from", "Later");

        publish("/admin/terms", "Now", today);
        assertThat(text(open("/terms"))).contains("Now", "Version from").doesNotContain("Later");
        assertThat(server.get(TERMS).json().path("succeeded_by").asString()).isEqualTo(then.toString());
        assertThat(server.get(TERMS + "/" + then).json().path("content").asString())
                .contains("Later");

        clock.moveOn(Duration.ofDays(10));
        assertThat(text(open("/terms"))).contains("Applies from", "Later").doesNotContain("Now");
        assertThat(text(open("/terms/" + today))).contains("Now", "until a newer version");
        assertThat(server.get(TERMS + "/" + today).json().path("effective").asBoolean())
                .isFalse();
        assertThat(open("/terms/2001-01-01").status()).isEqualTo(404);
        assertThat(open("/terms/today").status()).isEqualTo(404);
    }

    @Test
    void badInputKeepsWhatWasTyped() {
        LocalDate today = policies.today();
        for (String day :
                List.of(today.minusDays(1).toString(), today.plusYears(2).toString(), "soon", "")) {
            Answer refused =
                    admin.submit(admin.get("/admin/terms"), "/admin/terms", "text", "Typed", "effective_date", day);
            assertThat(refused.status()).as(day).isEqualTo(422);
            assertThat(text(refused)).contains("The day must be a day from today to a year ahead.", "Typed");
        }
        assertThat(publish("/admin/terms", "x".repeat(Policies.LONGEST_TEXT + 1), today)
                        .status())
                .isEqualTo(422);
        assertThat(policies.versions(Policy.TERMS)).isEmpty();
    }

    @Test
    void aSecondAdministratorIsToldAndLosesNothing() {
        Answer first = admin.get("/admin/terms");
        Answer second = admin.get("/admin/terms");
        admin.submit(first, "/admin/terms", "text", "First");
        Answer told = admin.submit(second, "/admin/terms", "text", "Second");
        assertThat(told.status()).isEqualTo(409);
        assertThat(text(told)).contains("Another administrator has published a version in the meantime", "Second");
        assertThat(text(open("/terms"))).contains("First");
        admin.submit(told, "/admin/terms");
        assertThat(text(open("/terms"))).contains("Second");
    }

    @Test
    void ofTwoAtTheSameMomentOneIsPublished() throws Exception {
        for (int round = 0; round < 5; round++) {
            int seen = round;
            CyclicBarrier barrier = new CyclicBarrier(2);
            Callable<Boolean> publish = () -> {
                barrier.await();
                try {
                    policies.publish(root, Policy.TERMS, "Round " + seen, policies.today(), seen);
                    return true;
                } catch (Refusal.Conflict second) {
                    return false;
                }
            };
            try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
                List<Boolean> outcomes = new ArrayList<>();
                for (Future<Boolean> each : threads.invokeAll(List.of(publish, publish))) {
                    outcomes.add(each.get());
                }
                assertThat(outcomes).containsExactlyInAnyOrder(true, false);
            }
            assertThat(policies.versions(Policy.TERMS)).hasSize(round + 1);
        }
    }

    @Test
    void theOldestVersionsAreDeletedButNeverTheOneInForce() {
        LocalDate today = policies.today();
        policies.publish(root, Policy.PRIVACY, "In force", today, 0);
        for (int number = 1; number <= Policies.MOST + 5; number++) {
            policies.publish(root, Policy.PRIVACY, "Version " + number, today.plusDays(number), number);
        }
        assertThat(policies.versions(Policy.PRIVACY)).hasSize(Policies.MOST + 1);
        assertThat(policies.inForce(Policy.PRIVACY).orElseThrow().text()).isEqualTo("In force");
        assertThatThrownBy(() -> policies.publish(root, Policy.PRIVACY, "Old", today, 3))
                .isInstanceOf(Refusal.Conflict.class);
    }

    @Test
    void onlyAdministratorsWrite() {
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        assertThat(moderator.get("/admin/terms").status()).isEqualTo(404);
        String token = Browser.formToken(moderator.get("/settings"));
        Map<String, String> form = Map.of(
                "csrf",
                token,
                "text",
                "Mine",
                "effective_date",
                policies.today().toString(),
                "seen",
                "0");
        assertThat(moderator.post("/admin/terms", form).status()).isEqualTo(404);
        assertThat(policies.versions(Policy.TERMS)).isEmpty();
    }
}
