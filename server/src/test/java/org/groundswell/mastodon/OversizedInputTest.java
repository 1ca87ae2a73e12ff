package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A megabyte in every field that has to do with accounts and apps: refused, without an answer as long as the question. The
 * client waits for 20 seconds: what would take time that grows with the square of the length is not done by then.
 */
class OversizedInputTest {
    private static final String LONG = "a".repeat(1_000_000);
    private static final String REDIRECT = "https://app.example/cb";
    private static final String CHALLENGE = "c".repeat(43);

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Browser ana;
    private static String csrf;
    private static String token;
    private static String app;
    private static String client;
    private static String secret;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, Map.of(Setting.PASSWORD_GRANT, "yes"));
        server.account("ana");
        ana = new Browser(server);
        ana.signIn("ana");
        csrf = Browser.formToken(ana.get("/settings"));
        token = server.token(
                server.server.core().people().accounts().find("ana").orElseThrow(), "read write");
        var registered = server.post(
                        "/api/v1/apps", "", "client_name", "x", "redirect_uris", REDIRECT, "scopes", "read write")
                .json();
        client = registered.path("client_id").asString();
        secret = registered.path("client_secret").asString();
        app = server.post(
                        "/oauth/token",
                        "",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret,
                        "scope",
                        "read write")
                .json()
                .path("access_token")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Case(String where, String field, Answer answer) {}

    @TestFactory
    Stream<DynamicTest> isRefused() {
        return Stream.of(
                        pages(
                                "/auth/sign_up",
                                Map.of("username", "new", "email", "new@mail.example", "password", TestServer.PASSWORD),
                                "username",
                                "email",
                                "password",
                                "reason",
                                "country",
                                "language"),
                        pages("/auth/sign_in", Map.of("name", "ana", "password", "not it"), "name", "password", "next"),
                        pages(
                                "/settings",
                                Map.of(),
                                "display_name",
                                "note",
                                "fields[0][name]",
                                "fields[0][value]",
                                "country",
                                "language"),
                        pages(
                                "/settings/password",
                                Map.of("present", "not it", "wanted", TestServer.PASSWORD),
                                "present",
                                "wanted"),
                        pages("/settings/leave", Map.of(), "present"),
                        pages("/settings/two-factor/off", Map.of(), "present", "code"),
                        pages("/settings/two-factor/confirm", Map.of(), "code"),
                        pages("/settings/passkeys", Map.of(), "name", "client_data", "attestation"),
                        pages("/settings/passkeys/options", Map.of(), "present", "code"),
                        pages("/settings/passkeys/rename", Map.of("name", "Key"), "passkey", "name"),
                        pages("/settings/passkeys/remove", Map.of(), "passkey", "present"),
                        pages(
                                "/auth/sign_in/passkey",
                                Map.of(),
                                "credential",
                                "client_data",
                                "authenticator_data",
                                "signature",
                                "user_handle",
                                "next"),
                        pages("/settings/sessions/end", Map.of(), "session"),
                        pages(
                                "/oauth/authorize",
                                Map.of(
                                        "client_id",
                                        client,
                                        "redirect_uri",
                                        REDIRECT,
                                        "answer",
                                        "yes",
                                        "code_challenge",
                                        CHALLENGE,
                                        "code_challenge_method",
                                        "S256"),
                                "client_id",
                                "redirect_uri",
                                "scope",
                                "state",
                                "code_challenge",
                                "code_challenge_method"),
                        api(
                                "POST",
                                "/api/v1/accounts",
                                app,
                                Map.of(
                                        "username",
                                        "new",
                                        "email",
                                        "new@mail.example",
                                        "password",
                                        TestServer.PASSWORD,
                                        "agreement",
                                        "true"),
                                "username",
                                "email",
                                "password",
                                "reason",
                                "country",
                                "locale"),
                        api(
                                "PATCH",
                                "/api/v1/accounts/update_credentials",
                                token,
                                Map.of(),
                                "display_name",
                                "note",
                                "fields_attributes[0][name]",
                                "fields_attributes[0][value]",
                                "country",
                                "source[language]",
                                "source[privacy]"),
                        api(
                                "POST",
                                "/api/v1/apps",
                                "",
                                Map.of("client_name", "x", "redirect_uris", REDIRECT),
                                "client_name",
                                "redirect_uris",
                                "redirect_uris[]",
                                "website",
                                "scopes"),
                        api(
                                "POST",
                                "/oauth/token",
                                "",
                                Map.of(
                                        "grant_type",
                                        "authorization_code",
                                        "client_id",
                                        client,
                                        "client_secret",
                                        secret,
                                        "code",
                                        "x"),
                                "grant_type",
                                "client_id",
                                "client_secret",
                                "code",
                                "redirect_uri",
                                "code_verifier"),
                        api(
                                "POST",
                                "/oauth/token",
                                "",
                                Map.of(
                                        "grant_type",
                                        "password",
                                        "client_id",
                                        client,
                                        "client_secret",
                                        secret,
                                        "username",
                                        "ana",
                                        "password",
                                        "not it"),
                                "username",
                                "password",
                                "scope"),
                        api(
                                "POST",
                                "/oauth/revoke",
                                "",
                                Map.of("client_id", client, "client_secret", secret, "token", "x"),
                                "client_id",
                                "client_secret"))
                .flatMap(cases -> cases)
                .map(each -> dynamicTest(each.where() + " " + each.field(), () -> {
                    assertThat(each.answer().status()).isBetween(400, 499).isNotIn(413, 429);
                    // No other reason than the field itself.
                    assertThat(each.answer().status() == 403)
                            .isEqualTo(each.where().equals("/oauth/revoke"));
                    assertThat(each.answer().body()).hasSizeLessThan(100_000);
                }));
    }

    private static Stream<Case> pages(String path, Map<String, String> good, String... fields) {
        return cases(path, good, fields, form -> {
            form.put("csrf", csrf);
            return ana.post(path, form);
        });
    }

    private static Stream<Case> api(
            String method, String path, String bearer, Map<String, String> good, String... fields) {
        return cases(
                path,
                good,
                fields,
                form -> server.form(
                        method,
                        path,
                        bearer,
                        form.entrySet().stream()
                                .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                                .toArray(String[]::new)));
    }

    private interface Sender {
        Answer send(Map<String, String> form);
    }

    private static Stream<Case> cases(String path, Map<String, String> good, String[] fields, Sender sender) {
        return Stream.of(fields).map(field -> {
            Map<String, String> form = new LinkedHashMap<>(good);
            form.put(field, field.endsWith("uris") ? (REDIRECT + " ").repeat(20_000) : LONG);
            return new Case(path, field, sender.send(form));
        });
    }

    @TestFactory
    Stream<DynamicTest> anAddressThatIsNoneIsRefusedHoweverItIsMadeUp() {
        return Stream.of(
                        "a@" + ".".repeat(900_000) + "@",
                        "@".repeat(300_000),
                        "a".repeat(900_000) + "@mail.example",
                        "a@" + "b.".repeat(450_000) + "c",
                        " ".repeat(300_000) + "a@mail.example",
                        "a@mail.example" + "\u0301".repeat(100_000))
                .map(email -> dynamicTest("begins with '" + email.substring(0, 10) + "'", () -> {
                    Answer answer = server.send(server.request("/api/v1/accounts")
                            .header("Authorization", "Bearer " + app)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            // Each from another address: sign-ups from one are limited.
                            .header("X-Forwarded-For", "192.0.2." + (email.hashCode() & 0xFF))
                            .POST(BodyPublishers.ofString(TestServer.encoded(
                                    "username",
                                    "redos",
                                    "password",
                                    TestServer.PASSWORD,
                                    "agreement",
                                    "true",
                                    "email",
                                    email))));
                    assertThat(answer.status()).isEqualTo(422);
                    assertThat(answer.body()).contains("e-mail address");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aProfileHasSoManyFieldsAndNoMore() {
        return Stream.of(Map.entry(4, 200), Map.entry(5, 422), Map.entry(400, 422))
                .map(each -> dynamicTest(each.getKey() + " fields", () -> {
                    String[] form = new String[each.getKey() * 4];
                    for (int i = 0; i < each.getKey(); i++) {
                        form[4 * i] = "fields_attributes[" + i + "][name]";
                        form[4 * i + 1] = "name";
                        form[4 * i + 2] = "fields_attributes[" + i + "][value]";
                        form[4 * i + 3] = "value";
                    }
                    assertThat(server.form("PATCH", "/api/v1/accounts/update_credentials", token, form)
                                    .status())
                            .isEqualTo(each.getValue());
                }));
    }
}
