package org.groundswell.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Websites that may name an account as their author: by apps and on the page. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributionDomainsTest {
    private static final String UPDATE = "/api/v1/accounts/update_credentials";

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

    private static List<String> domains(JsonNode owner) {
        return owner.valueStream().map(JsonNode::asString).toList();
    }

    private List<String> stored(String token) {
        List<String> profile =
                domains(server.get("/api/v1/profile", token).json().path("attribution_domains"));
        assertThat(domains(server.get("/api/v1/accounts/verify_credentials", token)
                        .json()
                        .at("/source/attribution_domains")))
                .isEqualTo(profile);
        return profile;
    }

    @Test
    void appsReplaceTheListAndLeaveItAlone() {
        String ana = server.person("ana");
        Answer changed = server.form(
                "PATCH",
                UPDATE,
                ana,
                "attribution_domains[]",
                "News.Example",
                "attribution_domains[]",
                "bücher.example");
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(domains(changed.json().at("/source/attribution_domains")))
                .containsExactly("news.example", "xn--bcher-kva.example");
        server.form("PATCH", UPDATE, ana, "note", "hello");
        assertThat(stored(ana)).hasSize(2);
        Answer refused = server.form("PATCH", UPDATE, ana, "attribution_domains[]", "no domain", "note", "not kept");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(stored(ana)).hasSize(2);
        assertThat(server.get("/api/v1/profile", ana).json().path("note").asString())
                .isEqualTo("hello");
        server.json("PATCH", "/api/v1/profile", ana, "{\"attribution_domains\":[]}");
        assertThat(stored(ana)).isEmpty();
    }

    /** One list replaces the other: never a mixture of both, and neither change fails. */
    @Test
    void ofTwoChangesAtTheSameMomentOneReplacesTheOther() throws Exception {
        String cleo = server.person("cleo");
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                List<String> one = List.of("a" + round + ".example", "both.example", "c" + round + ".example");
                List<String> other = List.of("b" + round + ".example", "both.example");
                CyclicBarrier barrier = new CyclicBarrier(2);
                Future<Answer> first = people.submit(() -> change(cleo, barrier, one));
                Future<Answer> second = people.submit(() -> change(cleo, barrier, other));
                assertThat(first.get().status()).as(first.get().body()).isEqualTo(200);
                assertThat(second.get().status()).as(second.get().body()).isEqualTo(200);
                assertThat(stored(cleo)).isIn(one, other);
            }
        }
    }

    private Answer change(String token, CyclicBarrier barrier, List<String> domains) throws Exception {
        String[] form = domains.stream()
                .flatMap(domain -> Stream.of("attribution_domains[]", domain))
                .toArray(String[]::new);
        barrier.await();
        return server.form("PATCH", UPDATE, token, form);
    }

    @Test
    void thePageKeepsWhatWasTypedWrongly() {
        String ben = server.person("ben");
        Browser browser = new Browser(server);
        browser.signIn("ben");
        Answer page = browser.get("/settings/attribution");
        assertThat(page.body()).contains("content=\"@ben@" + server.url.getAuthority() + "\"&gt;");
        Answer refused = browser.submit(
                page, "/settings/attribution", "domains", "one.example\nhttps://two.example/\nhttps://three.example/a");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("must be domains like", "https://three.example/a</textarea>");
        assertThat(stored(ben)).isEmpty();
        Answer saved =
                browser.submit(refused, "/settings/attribution", "domains", "one.example\r\n\r\nhttps://two.example/");
        assertThat(saved.status()).isEqualTo(303);
        assertThat(stored(ben)).containsExactly("one.example", "two.example");
        assertThat(browser.get("/settings/attribution").body()).contains("one.example\ntwo.example</textarea>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b",
                "localhost",
                "news.example:8080",
                "news.example/a",
                "user@news.example",
                "-a.example",
                "é..x"
            })
    void whatIsNoDomainIsRefused(String typed) {
        assertThatThrownBy(() -> AttributionDomains.checked(List.of(typed))).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void tenAreTheMost() {
        List<String> ten = IntStream.range(0, AttributionDomains.MOST)
                .mapToObj(i -> "n" + i + ".example")
                .toList();
        assertThat(AttributionDomains.checked(ten)).hasSize(10);
        assertThat(AttributionDomains.checked(List.of("a.example", "A.example", " ")))
                .isEqualTo(Set.of("a.example"));
        List<String> eleven =
                IntStream.range(0, 11).mapToObj(i -> "n" + i + ".example").toList();
        assertThatThrownBy(() -> AttributionDomains.checked(eleven)).isInstanceOf(Refusal.Invalid.class);
    }
}
