package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.Patience;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.web.view.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * Requests made at random of hostile parts, to every route there is: each must be answered properly, and none be the
 * server's own failure. {@code -Dgroundswell.fuzz=100000} makes more of them, {@code -Dgroundswell.fuzz.seed=7} others.
 */
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("groundswell.fuzz", 3_000);
    private static final long SEED = Long.getLong("groundswell.fuzz.seed", 2014L);
    private static final int PER_CONNECTION = 50;
    /** Requests before new sessions are started, since a request may end one. */
    private static final int PER_SESSION = 100;

    private static final Pattern BRACES = Pattern.compile("\\{\\w+}|\\*$");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final List<String> TEXTS = List.of(
            "",
            "1",
            "0",
            "-1",
            "ana",
            "ben",
            "calm",
            "#calm",
            "true",
            "false",
            "public",
            "direct",
            "en",
            "PH",
            "read write",
            "9223372036854775807",
            "9223372036854775808",
            "99999999999999999999999999",
            "1e9",
            "NaN",
            "\u0000",
            "%",
            "%00",
            "\u202e",
            "\ufeff",
            "\ud83d\ude00",
            "\u0130",
            "\u00df",
            "a\u0301",
            "\u0627\u0644",
            "' OR 1=1 --",
            "\"",
            "\\",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "${jndi:ldap://x}",
            "../../etc/passwd",
            "/",
            "//evil.example",
            "a\r\nb",
            "javascript:alert(1)",
            "http://127.0.0.1:1/",
            "https://[::1]",
            "https://a.example/" + "a".repeat(3_000),
            "a".repeat(1_000),
            "a".repeat(30_000),
            "(".repeat(2_000),
            "#a".repeat(500),
            "@a".repeat(500),
            "\n".repeat(500),
            "a@b.example",
            "2014-02-30",
            "2026-11-26T12:00:00Z",
            "12:00",
            "*",
            "?",
            "&",
            "+",
            " ",
            "\t",
            "null",
            "[]",
            "{}");

    private static final List<String> NAMES = List.of(
            "status",
            "spoiler_text",
            "visibility",
            "language",
            "in_reply_to_id",
            "media_ids[]",
            "poll[options][]",
            "scheduled_at",
            "q",
            "type",
            "limit",
            "offset",
            "max_id",
            "min_id",
            "since_id",
            "before",
            "after",
            "id",
            "id[]",
            "acct",
            "username",
            "email",
            "password",
            "agreement",
            "locale",
            "reason",
            "client_name",
            "redirect_uris",
            "redirect_uri",
            "scopes",
            "scope",
            "website",
            "grant_type",
            "client_id",
            "client_secret",
            "code",
            "state",
            "response_type",
            "code_challenge",
            "code_challenge_method",
            "token",
            "csrf",
            "next",
            "back",
            "done",
            "name",
            "display_name",
            "note",
            "fields_attributes[0][name]",
            "fields_attributes[0][value]",
            "fields_attributes[]",
            "source[privacy]",
            "local",
            "remote",
            "only_media",
            "any[]",
            "all[]",
            "none[]",
            "pinned",
            "exclude_replies",
            "tagged",
            "url",
            "format",
            "maxwidth",
            "step",
            "from",
            "to",
            "at",
            "place",
            "country",
            "window",
            "kind",
            "tag",
            "theirs",
            "other",
            "by",
            "text",
            "title",
            "version",
            "answers",
            "invite",
            "role",
            "server",
            "account",
            "share",
            "with",
            "lang",
            "a",
            "a[",
            "a]",
            "[]",
            "[0]",
            "a[b][c][d]",
            "a[99999999999]",
            "",
            "\u0000",
            "\ud83d\ude00");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "get", "PROPFIND", "X");

    private static final List<String> HEADERS = List.of(
            "Accept: */*",
            "Accept: application/json",
            "Accept-Encoding: gzip, br",
            "Accept-Language: fil, en;q=0.5",
            "Accept-Encoding: " + ",".repeat(500),
            "Authorization: Bearer",
            "Authorization: Basic YTpi",
            "Authorization: Bearer " + "a".repeat(5_000),
            "Cookie: groundswell=",
            "Cookie: groundswell=x; groundswell=y",
            "Cookie: =;;=\"",
            "Cookie: " + "a=b; ".repeat(500),
            "Range: bytes=0-0,1-1",
            "If-None-Match: *",
            "If-Modified-Since: yesterday",
            "Idempotency-Key: 1",
            "Idempotency-Key: " + "k".repeat(2_000),
            "X-Forwarded-For: unknown, ::1, 1.2.3",
            "X-Forwarded-For:",
            "X-Forwarded-Proto: gopher",
            "Forwarded: for=\"_x\"",
            "Origin: null",
            "Referer: http://[",
            "Access-Control-Request-Method: FOO",
            "Upgrade: websocket",
            "Connection: upgrade",
            "Connection: close",
            "TE: trailers",
            "Expect: 100-continue",
            "Expect: nothing",
            "Content-Encoding: gzip",
            "Content-Language: xx",
            "Date: now",
            "Trailer: X",
            "X: \u00e9\u00ff",
            "X:",
            "User-Agent: " + "u".repeat(3_000));

    private static final List<String> TYPES = List.of(
            "application/x-www-form-urlencoded",
            "application/json",
            "multipart/form-data; boundary=b",
            "text/plain",
            "multipart/form-data",
            "multipart/form-data; boundary=\"",
            "application/json; charset=utf-7",
            "/",
            "",
            "multipart/mixed; boundary=b",
            "application/JSON;",
            "a/b;".repeat(300));

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Random random = new Random(SEED);

    @TempDir
    private Path data;

    private TestServer server;
    private List<String> tokens = List.of();
    private List<String> sessions = List.of();
    private String statusId = "";

    /** A request, and whether its response has no body. */
    private record Request(String bytes, boolean bodiless) {}

    @BeforeEach
    void start() {
        server = TestServer.start(data, Map.of());
        String ana = server.person("ana");
        tokens = List.of(ana, server.person("ben"), server.token(server.account("cy"), "read"));
        statusId = server.post("/api/v1/statuses", ana, "status", "about #calm, @ben")
                .json()
                .path("id")
                .asString();
        // Helidon uses java.util.logging.
        SLF4JBridgeHandler.install();
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stop() {
        root().detachAppender(log);
        SLF4JBridgeHandler.uninstall();
        server.close();
    }

    private String session(String name) {
        var core = server.server.core();
        return core.people()
                .logins()
                .startSession(core.people().accounts().find(name).orElseThrow().id());
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void everyRequestGetsAValidResponseAndNoInternalError() throws IOException {
        RawClient client = connect();
        try {
            for (int i = 0; i < REQUESTS; i++) {
                if (i % PER_SESSION == 0) {
                    sessions = List.of(session("ana"), session("cy"));
                }
                Request request = request();
                String told = "request " + i + " of seed " + SEED + ":\n" + shown(request.bytes());
                RawClient.Answer answer;
                try {
                    answer = client.send(request.bytes()).read(request.bodiless());
                } catch (EOFException | SocketException closed) {
                    throw new AssertionError("no answer to " + told, closed);
                } catch (IOException | AssertionError failed) {
                    throw new AssertionError(failed.getMessage() + " in answer to " + told, failed);
                }
                check(answer, told);
                if (answer.isLast()
                        || i % PER_CONNECTION == 0
                        || request.bytes().contains("\r\nConnection: close\r\n")) {
                    client.close();
                    client = connect();
                }
            }
        } finally {
            client.close();
        }
        assertThat(server.get("/health").status()).isEqualTo(200);
    }

    private RawClient connect() throws IOException {
        RawClient client = new RawClient(server.url);
        client.socket().setSoTimeout((int) Patience.LONGEST.toMillis());
        return client;
    }

    private void check(RawClient.Answer answer, String told) {
        // oEmbed answers 501 to an unsupported format (section 2.3.3).
        if (answer.status() != 501 || !told.contains(" /api/oembed")) {
            assertThat(answer.status()).as(told).isLessThan(500);
        }
        assertThat(log.list.stream()
                        .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                        .filter(event -> event.getLevel() == Level.ERROR || event.getThrowableProxy() != null)
                        .map(event -> event.getLoggerName() + " " + event.getFormattedMessage())
                        .toList())
                .as(told)
                .isEmpty();
        String type = answer.headers().getOrDefault("content-type", "");
        if (type.startsWith("application/json") && answer.body().length > 0 && !isCompressed(answer)) {
            assertThat(JSON.readTree(answer.body())).as(told).isNotNull();
        }
        if (answer.status() >= 400 && answer.body().length > 0 && !isCompressed(answer)) {
            assertThat(answer.text()).as(told).doesNotContain("Exception", "org.groundswell");
        }
    }

    private static boolean isCompressed(RawClient.Answer answer) {
        return answer.headers().containsKey("content-encoding");
    }

    private static String shown(String bytes) {
        return bytes.length() < 3_000 ? bytes : bytes.substring(0, 3_000) + "...";
    }

    private Request request() {
        List<RouteTree.Route> routes = server.server.routes();
        RouteTree.Route route = routes.get(random.nextInt(routes.size()));
        boolean costly = route.method().equals("POST") && route.path().startsWith("/auth/sign");
        if (costly && random.nextInt(20) > 0) {
            // Hashing a password takes as long as a hundred other requests.
            return request();
        }
        String method = random.nextInt(30) == 0 ? any(METHODS) : route.method();
        String path = path(route.path());
        boolean streams = path.endsWith("/live") || route.path().startsWith("/api/v1/streaming/");
        if (streams && method.equals("GET")) {
            method = "HEAD";
        }
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(path).append(random.nextBoolean() ? "" : "?" + form(4));
        head.append(" HTTP/1.1\r\nHost: localhost\r\n");
        String session = "";
        switch (random.nextInt(4)) {
            case 0 -> head.append("Authorization: Bearer ").append(any(tokens)).append("\r\n");
            case 1, 2 -> {
                session = any(sessions);
                head.append("Cookie: groundswell=").append(session).append("\r\n");
            }
            default -> {}
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            head.append(any(HEADERS)).append("\r\n");
        }
        String body = "";
        boolean writes = !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
        if (writes || random.nextInt(10) == 0) {
            int kind = session.isEmpty() ? random.nextInt(4) : 0;
            body = switch (kind) {
                case 0 -> "csrf=" + formToken(session) + "&" + form(8);
                case 1 -> json(0);
                case 2 -> multipart();
                default -> any(TEXTS);
            };
            head.append("Content-Type: ")
                    .append(random.nextInt(6) == 0 || kind == 3 ? any(TYPES) : TYPES.get(kind))
                    .append("\r\n");
        }
        body = new String(body.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        if (!body.isEmpty() && random.nextInt(8) == 0) {
            head.append("Transfer-Encoding: chunked\r\n");
            body = Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
        } else if (!body.isEmpty()) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        return new Request(head + "\r\n" + body, method.equals("HEAD"));
    }

    /** The fields of a page's form, so that the request reaches its handler. */
    private static String formToken(String session) {
        return new Visitor(Optional.empty(), Role.USER, session, "salt").formToken();
    }

    private String path(String route) {
        Matcher braces = BRACES.matcher(route);
        return braces.replaceAll(_ -> Matcher.quoteReplacement(
                switch (random.nextInt(6)) {
                    case 0 -> "calm";
                    case 1 -> statusId;
                    case 2 -> any(List.of("ana", "ben", "1", "@ana", "ana@elsewhere.example"));
                    case 3 ->
                        any(List.of(
                                "%00", "%ff%fe", "%2F", "%2e%2e", ".", "..", "%0d%0a", "%25", "%ED%A0%80", "~", ""));
                    default -> encoded(any(TEXTS), 300);
                }));
    }

    private String form(int most) {
        StringBuilder form = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            form.append(form.isEmpty() ? "" : "&")
                    .append(
                            random.nextInt(4) == 0
                                    ? encoded(any(NAMES), 200)
                                    : any(NAMES).replaceAll("[^a-z0-9_\\[\\]]", ""))
                    .append(random.nextInt(10) == 0 ? "" : "=")
                    .append(
                            random.nextInt(30) == 0
                                    ? any(List.of("%", "%zz", "%00", "%u1234"))
                                    : encoded(any(TEXTS), 300));
        }
        return form.toString();
    }

    private String json(int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 8)) {
            case 0 -> Integer.toString(random.nextInt());
            case 1 ->
                any(List.of(
                        "null", "true", "false", "1e400", "-0", "1.5", "", "\"", "NaN", "\"\\ud83d\"", "\"\\u0000\""));
            case 2, 3 -> JSON.writeValueAsString(any(TEXTS));
            case 4 -> "[" + json(depth + 1) + "," + json(depth + 1) + "]";
            default ->
                "{" + JSON.writeValueAsString(any(NAMES)) + ":" + json(depth + 1) + ","
                        + JSON.writeValueAsString(any(NAMES)) + ":" + json(depth + 1) + "}";
        };
    }

    private String multipart() {
        StringBuilder body = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            body.append(random.nextInt(15) == 0 ? "--c\r\n" : "--b\r\n")
                    .append("Content-Disposition: form-data")
                    .append(random.nextInt(15) == 0 ? "" : "; name=\"" + any(NAMES) + "\"")
                    .append(random.nextInt(10) == 0 ? "; filename=\"a.png\"" : "")
                    .append("\r\n\r\n")
                    .append(any(TEXTS))
                    .append("\r\n");
        }
        return body + (random.nextInt(10) == 0 ? "" : "--b--\r\n");
    }

    /** Percent-encoded, cut to the length of a request line. */
    private static String encoded(String text, int most) {
        return Params.encode(text.substring(0, Math.min(text.length(), most)));
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
