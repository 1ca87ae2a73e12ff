package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Letting apps in, from registration to revocation. */
class OAuthTest {
    private static final String OOB = "urn:ietf:wg:oauth:2.0:oob";

    @TempDir
    static Path directory;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of(Setting.PASSWORD_GRANT, "yes"));
        server.account("ana");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record App(String id, String secret) {}

    private static App register(String redirect, String scopes) {
        JsonNode app = server.post(
                        "/api/v1/apps", "", "client_name", "An app", "redirect_uris", redirect, "scopes", scopes)
                .json();
        return new App(
                app.path("client_id").asString(), app.path("client_secret").asString());
    }

    /** Signs in, agrees to what the app asks, and returns where the browser is sent. */
    private static Answer agree(String authorize) {
        Browser browser = new Browser(server);
        browser.signIn("ana");
        Answer page = browser.get(authorize);
        assertThat(page.status()).as(page.body()).isEqualTo(200);
        return browser.submit(page, "/oauth/authorize", "answer", "yes");
    }

    private static String codeIn(String location) {
        String code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        return URLDecoder.decode(code, StandardCharsets.UTF_8);
    }

    @Test
    void anAppIsLetInWithPkceAndPostsUntilItsTokenIsRevoked() throws Exception {
        String redirect = "com.example.app.10217:/request_token";
        App app = register(redirect, "read write follow push");
        String verifier = "a-verifier-of-enough-length-to-be-good-0123456789";
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)));
        Answer sent = agree("/oauth/authorize/?"
                + TestServer.encoded(
                        "response_type",
                        "code",
                        "client_id",
                        app.id(),
                        "redirect_uri",
                        redirect,
                        "scope",
                        "read write",
                        "state",
                        "s t",
                        "code_challenge",
                        challenge,
                        "code_challenge_method",
                        "S256"));
        assertThat(sent.status()).isEqualTo(303);
        String location = sent.header("Location").orElseThrow();
        assertThat(location).startsWith(redirect + "?code=").endsWith("&state=s+t");
        String code = codeIn(location);

        assertThat(token(app, code, redirect, "wrong").status()).isEqualTo(400);
        // A code that was tried is spent, whoever tried it.
        assertThat(token(app, code, redirect, verifier).json().path("error").asString())
                .isEqualTo("invalid_grant");

        code = codeIn(agree("/oauth/authorize?"
                        + TestServer.encoded(
                                "response_type",
                                "code",
                                "client_id",
                                app.id(),
                                "redirect_uri",
                                redirect,
                                "scope",
                                "read write",
                                "code_challenge",
                                challenge,
                                "code_challenge_method",
                                "S256"))
                .header("Location")
                .orElseThrow());
        JsonNode granted = token(app, code, redirect, verifier).json();
        assertThat(granted.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(granted.path("scope").asString()).isEqualTo("read write");
        assertThat(granted.path("created_at").isIntegralNumber()).isTrue();
        String token = granted.path("access_token").asString();

        JsonNode posted =
                server.post("/api/v1/statuses", token, "status", "from an app").json();
        assertThat(posted.path("application").path("name").asString()).isEqualTo("An app");
        assertThat(server.post("/api/v1/tags/x/follow", token).status()).isEqualTo(200);
        assertThat(server.post("/oauth/revoke", "", "client_id", app.id(), "client_secret", "not it", "token", token)
                        .status())
                .isEqualTo(403);
        server.post("/oauth/revoke", "", "client_id", app.id(), "client_secret", app.secret(), "token", token);
        assertThat(server.get("/api/v1/timelines/home", token).status()).isEqualTo(401);
    }

    @Test
    void aCodeIsShownToWhoCannotBeRedirected() {
        App app = register(OOB, "read");
        Answer page = agree("/oauth/authorize?"
                + TestServer.encoded(
                        "response_type", "code", "client_id", app.id(), "redirect_uri", OOB, "scope", "read"));
        String code = page.body().replaceFirst("(?s).*<code>([^<]+)</code>.*", "$1");
        String token = server.json(
                        "POST",
                        "/oauth/token",
                        "",
                        "{\"grant_type\":\"authorization_code\",\"client_id\":\"%s\",\"client_secret\":\"%s\",\"code\":\"%s\",\"redirect_uri\":\"%s\"}"
                                .formatted(app.id(), app.secret(), code, OOB))
                .json()
                .path("access_token")
                .asString();
        assertThat(server.get("/api/v1/accounts/verify_credentials", token)
                        .json()
                        .path("username")
                        .asString())
                .isEqualTo("ana");
        Answer outside = server.post("/api/v1/statuses", token, "status", "not allowed");
        assertThat(outside.status()).isEqualTo(403);
        assertThat(outside.json().path("error").asString()).contains("outside the authorized scopes");
    }

    @Test
    void anAppActsForItselfButNotForAPerson() {
        App app = register(OOB, "read write");
        String token = server.post(
                        "/oauth/token",
                        "",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        app.id(),
                        "client_secret",
                        app.secret(),
                        "scope",
                        "read write")
                .json()
                .path("access_token")
                .asString();
        assertThat(server.get("/api/v1/apps/verify_credentials", token)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("An app");
        assertThat(server.get("/api/v1/timelines/home", token).status()).isEqualTo(422);
        JsonNode person = server.post(
                        "/api/v1/accounts",
                        token,
                        "username",
                        "newcomer",
                        "email",
                        "new@mail.example",
                        "password",
                        TestServer.PASSWORD,
                        "agreement",
                        "true",
                        "locale",
                        "en")
                .json();
        assertThat(server.get(
                                "/api/v1/timelines/home",
                                person.path("access_token").asString())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNameAndPasswordAreATokenOnlyWhereTheOperatorAllowsIt() {
        App app = register(OOB, "read");
        String[] subscription = {
            "grant_type",
            "password",
            "client_id",
            app.id(),
            "client_secret",
            app.secret(),
            "username",
            "ana@mail.example",
            "password",
            TestServer.PASSWORD,
            "scope",
            "read"
        };
        assertThat(server.post("/oauth/token", "", subscription).status()).isEqualTo(200);
        subscription[9] = "not it at all";
        Answer refused = server.post("/oauth/token", "", subscription);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isEqualTo("invalid_grant");
        // A client nobody knows learns nothing of passwords.
        subscription[5] = "not its secret";
        assertThat(server.post("/oauth/token", "", subscription)
                        .json()
                        .path("error")
                        .asString())
                .isEqualTo("invalid_client");
    }

    @Test
    void whatCannotBeTrustedIsNotLetIn() {
        App app = register("https://app.example/back", "read");
        assertThat(authorizeStatus(app.id(), "https://evil.example/", "read")).isEqualTo(400);
        assertThat(authorizeStatus("nobody", "https://app.example/back", "read"))
                .isEqualTo(401);
        assertThat(authorizeStatus(app.id(), "https://app.example/back", "write"))
                .isEqualTo(400);
        assertThat(server.post("/api/v1/apps", "", "client_name", "x", "redirect_uris", "javascript:alert(1)")
                        .status())
                .isEqualTo(422);
        Answer refused = server.post(
                "/oauth/token", "", "grant_type", "authorization_code", "client_id", "nobody", "client_secret", "x");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().path("error").asString()).isEqualTo("invalid_client");
        assertThat(server.get("/.well-known/oauth-authorization-server")
                        .json()
                        .path("code_challenge_methods_supported")
                        .get(0)
                        .asString())
                .isEqualTo("S256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"read fly", "write:everything", "READ", "read,write", "admin"})
    void anUnknownScopeIsRefused(String scopes) {
        Answer registration =
                server.post("/api/v1/apps", "", "client_name", "x", "redirect_uris", OOB, "scopes", scopes);
        assertThat(registration.status()).isEqualTo(422);
        assertThat(registration.json().path("error").asString()).startsWith("Validation failed: Scopes");
        assertThat(registration.json().path("details").path("scopes")).hasSize(1);
        App app = register(OOB, "read write");
        Answer authorize = server.get("/oauth/authorize?"
                + TestServer.encoded(
                        "response_type", "code", "client_id", app.id(), "redirect_uri", OOB, "scope", scopes));
        assertThat(authorize.status()).isEqualTo(400);
        assertThat(authorize.body()).contains("invalid_scope");
        Answer token = server.post(
                "/oauth/token",
                "",
                "grant_type",
                "client_credentials",
                "client_id",
                app.id(),
                "client_secret",
                app.secret(),
                "scope",
                scopes);
        assertThat(token.status()).isEqualTo(400);
        assertThat(token.json().path("error").asString()).isEqualTo("invalid_scope");
    }

    @ParameterizedTest
    @CsvSource({"guessed, ''", "guessed, ' '", "guessed@mail.example, wrong", "nobody, a long password", "'', ''"})
    void aWrongPasswordIsAnInvalidGrant(String name, String password) {
        if (server.server.core().people().accounts().find("guessed").isEmpty()) {
            server.account("guessed");
        }
        App app = register(OOB, "read");
        Answer refused = server.post(
                "/oauth/token",
                "",
                "grant_type",
                "password",
                "client_id",
                app.id(),
                "client_secret",
                app.secret(),
                "username",
                name,
                "password",
                password);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("error").asString()).isEqualTo("invalid_grant");
    }

    @Test
    void aTokenWithoutAppBelongsToTheCommandLine() {
        JsonNode app = server.get("/api/v1/apps/verify_credentials", server.person("scripting"))
                .json();
        assertThat(app.path("name").asString()).isEqualTo("Command line");
        assertThat(server.post(
                                "/oauth/token",
                                "",
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                "command-line",
                                "client_secret",
                                "")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aCodeUsedAgainEndsTheTokenItGave() {
        String redirect = "https://app.example/back";
        App app = register(redirect, "read");
        String code = codeIn(agree("/oauth/authorize?"
                        + TestServer.encoded(
                                "response_type",
                                "code",
                                "client_id",
                                app.id(),
                                "redirect_uri",
                                redirect,
                                "scope",
                                "read"))
                .header("Location")
                .orElseThrow());
        String token =
                token(app, code, redirect, "").json().path("access_token").asString();
        assertThat(server.get("/api/v1/accounts/verify_credentials", token).status())
                .isEqualTo(200);
        Answer again = token(app, code, redirect, "");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.json().path("error").asString()).isEqualTo("invalid_grant");
        assertThat(server.get("/api/v1/accounts/verify_credentials", token).status())
                .isEqualTo(401);
    }

    @TestFactory
    Stream<DynamicTest> anAddressIsRedirectedToOrNot() {
        return Map.ofEntries(
                        Map.entry("https://app.example/cb", 200),
                        Map.entry("https://app.example/cb?for=app@example.org", 200),
                        Map.entry("com.example.app:/cb", 200),
                        Map.entry("com.example.app://cb", 200),
                        Map.entry("http://localhost:7000/", 200),
                        Map.entry(OOB, 200),
                        Map.entry("https://app.example/cb#part", 422),
                        Map.entry("https://app.example/cb#", 422),
                        Map.entry("com.example.app:/cb#part", 422),
                        Map.entry("https://ana@app.example/cb", 422),
                        Map.entry("https://app.example:pass@evil.example/", 422),
                        Map.entry("com.example.app://a@b/cb", 422),
                        Map.entry("https:\\\\a@b/cb", 422),
                        Map.entry("https:///cb", 422),
                        Map.entry("/cb", 422),
                        Map.entry("data:text/html,x", 422),
                        Map.entry("JaVaScRiPt:alert(1)", 422),
                        Map.entry("https://app.example/" + "a".repeat(2_000), 422),
                        Map.entry(("https://app.example/ ").repeat(21), 422))
                .entrySet()
                .stream()
                .map(each -> dynamicTest(
                        each.getKey().substring(0, Math.min(40, each.getKey().length())), () -> {
                            Answer answer =
                                    server.post("/api/v1/apps", "", "client_name", "x", "redirect_uris", each.getKey());
                            assertThat(answer.status()).as(answer.body()).isEqualTo(each.getValue());
                        }));
    }

    private static int authorizeStatus(String client, String redirect, String scope) {
        return server.get("/oauth/authorize?"
                        + TestServer.encoded(
                                "response_type", "code", "client_id", client, "redirect_uri", redirect, "scope", scope))
                .status();
    }

    private static Answer token(App app, String code, String redirect, String verifier) {
        return server.post(
                "/oauth/token",
                "",
                "grant_type",
                "authorization_code",
                "client_id",
                app.id(),
                "client_secret",
                app.secret(),
                "code",
                code,
                "redirect_uri",
                redirect,
                "code_verifier",
                verifier);
    }
}
