package org.groundswell.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.groundswell.http.RouteTree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is shown the figures, and what nobody can do to them. */
class MetricsAccessTest {
    private static final String TOKEN = "a.token-that_is-long~enough+for/us=";
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(groundswell_\\w+)");

    private static TestServer withToken;
    private static TestServer withoutToken;

    @BeforeAll
    static void start(@TempDir Path one, @TempDir Path other) {
        withToken = TestServer.start(one, Map.of(Setting.METRICS_TOKEN, TOKEN, Setting.SMTP_HOST, "localhost"));
        withoutToken = TestServer.start(other, Map.of(Setting.TRUSTED_PROXIES, "203.0.113.1"));
    }

    @AfterAll
    static void stop() {
        withToken.close();
        withoutToken.close();
    }

    /** The requests come from a trusted proxy on this machine, or from this machine itself. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            this machine itself               | none                              | none                                        | 200
            the proxy, for this machine       | X-Forwarded-For: 127.0.0.1        | none                                        | 200
            the proxy, for this machine       | X-Forwarded-For: ::1              | none                                        | 200
            the proxy, for somebody           | X-Forwarded-For: 198.51.100.7     | none                                        | 404
            somebody who claims to be here    | X-Forwarded-For: 127.0.0.1, 198.51.100.7 | none                                 | 404
            a proxy that says nothing useful  | X-Forwarded-For: unknown          | none                                        | 404
            a proxy of another kind           | Forwarded: for=127.0.0.1          | none                                        | 404
            a proxy that only says it is one  | Via: 1.1 edge                     | none                                        | 404
            a proxy that tells the scheme     | X-Forwarded-Proto: https          | none                                        | 404
            a proxy that tells the host       | X-Forwarded-Host: wave.example    | none                                        | 404
            nginx, as many set it up          | X-Real-IP: 198.51.100.7           | none                                        | 404
            somebody with the token           | X-Forwarded-For: 198.51.100.7     | Bearer a.token-that_is-long~enough+for/us=  | 200
            somebody with the token           | X-Forwarded-For: 198.51.100.7     | bearer a.token-that_is-long~enough+for/us=  | 200
            somebody with another             | X-Forwarded-For: 198.51.100.7     | Bearer a.token-that_is-long~enough+for/ut=  | 404
            somebody with its beginning       | X-Forwarded-For: 198.51.100.7     | Bearer a.token-that_is-long~enough          | 404
            somebody with more                | X-Forwarded-For: 198.51.100.7     | Bearer a.token-that_is-long~enough+for/us== | 404
            somebody with nothing             | X-Forwarded-For: 198.51.100.7     | Bearer                                      | 404
            somebody of another scheme        | X-Forwarded-For: 198.51.100.7     | Basic a.token-that_is-long~enough+for/us=   | 404
            """)
    void figuresAreShownToThisMachineAndToBearersOfTheToken(
            String who, String forwarded, String authorization, int status) {
        assertThat(ask(withToken, "/metrics", forwarded, authorization)).as(who).isEqualTo(status);
    }

    @Test
    void aTokenInTheAddressIsNone() {
        assertThat(ask(withToken, "/metrics?access_token=" + TOKEN, "X-Forwarded-For: 198.51.100.7", "none"))
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none                          | none     | 200
            none                          | Bearer   | 200
            X-Forwarded-For: 127.0.0.1    | none     | 404
            X-Forwarded-For: 198.51.100.7 | none     | 404
            X-Forwarded-For: 198.51.100.7 | Bearer   | 404
            X-Forwarded-For: 198.51.100.7 | Bearer x | 404
            """)
    void withoutATokenOrTrustInTheProxyThisMachineAloneIsShownThem(String forwarded, String authorization, int status) {
        assertThat(ask(withoutToken, "/metrics", forwarded, authorization)).isEqualTo(status);
    }

    private static int ask(TestServer server, String path, String forwarded, String authorization) {
        HttpRequest.Builder request = server.request(path);
        if (!forwarded.equals("none")) {
            String[] header = forwarded.split(": ", 2);
            request.header(header[0], header[1]);
        }
        if (!authorization.equals("none")) {
            request.header("Authorization", authorization);
        }
        return server.send(request).status();
    }

    /** Whoever asks for what isn't there must not make the server, or Prometheus, keep anything for it. */
    @Test
    void noRequestMakesALabelOfItsOwn() {
        Random random = new Random(17);
        byte[] name = new byte[6];
        double before = Math.max(0, Scrape.of(withToken).requests("any", "unmatched", "4xx"));
        List<String> below = List.of("/", "/api/v1/", "/tags/", "/@", "/nowhere/at/all/", "/api/v1/statuses/1/");
        List<String> methods = List.of("GET", "POST", "DELETE", "PROPFIND", "BREW");
        int unmatched = 0;
        for (int i = 0; i < 1_000; i++) {
            random.nextBytes(name);
            String at = below.get(i % below.size());
            String method = methods.get(random.nextInt(methods.size()));
            withToken.send(
                    withToken.request(at + HexFormat.of().formatHex(name)).method(method, BodyPublishers.noBody()));
            boolean page = at.equals("/tags/") || at.equals("/@");
            unmatched += page && method.equals("GET") ? 0 : 1;
        }

        Scrape scrape = Scrape.of(withToken);

        Set<String> known = withToken.server.routes().stream()
                .map(RouteTree.Route::path)
                .collect(Collectors.toCollection(TreeSet::new));
        known.add("unmatched");
        assertThat(known).containsAll(scrape.routes());
        assertThat(scrape.requests("any", "unmatched", "4xx") - before).isEqualTo(unmatched);
        assertThat(scrape.lines()).as("lines in all").hasSizeLessThan(1_000);
    }

    /** The table is what operators make their dashboards of. */
    @Test
    void everyFigureOfTheServersOwnIsDocumented() throws IOException {
        withToken.post("/api/v1/statuses", withToken.person("bea"), "status", "#calm");
        Set<String> shown = Scrape.of(withToken).families().stream()
                .filter(name -> name.startsWith("groundswell_"))
                .filter(name -> !name.endsWith("_max"))
                .map(name -> name.replaceFirst("_total$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = DOCUMENTED
                .matcher(Files.readString(Path.of("../docs/running.md")))
                .results()
                .map(found -> found.group(1).replaceFirst("_total$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).containsAll(shown);
        assertThat(shown)
                .containsAll(documented.stream()
                        .filter(name -> !POSTGRES_ALONE.contains(name))
                        .toList());
    }

    private static final Set<String> POSTGRES_ALONE =
            Stream.of("groundswell_db_write_repeats").collect(Collectors.toSet());
}
