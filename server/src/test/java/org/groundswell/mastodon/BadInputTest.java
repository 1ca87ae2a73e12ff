package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What no client should send: the right status, a sentence, and nothing stored. On PostgreSQL, which is the stricter. */
class BadInputTest {
    @TempDir
    static Path directory;

    private static TestServer server;
    private static String token;
    private static String readOnly;

    @BeforeAll
    static void start() {
        server = TestServer.start(directory, TestDatabase.POSTGRES.settings(Map.of()));
        var account = server.account("ana");
        token = server.token(account, "read write follow");
        readOnly = server.token(account, "read:accounts");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private record Case(String name, Answer answer, int status, String says) {}

    @TestFactory
    Stream<DynamicTest> isRefused() {
        String long501 = "a".repeat(501);
        return Stream.of(
                        new Case("broken JSON", json("{\"status\":"), 400, "not valid JSON"),
                        new Case("JSON that is no object", json("[1]"), 400, "JSON object"),
                        new Case(
                                "JSON nested without end",
                                json("{\"a\":".repeat(900) + "1" + "}".repeat(900)),
                                400,
                                ""),
                        new Case(
                                "a body of another kind", typed("text/plain", "status=x"), 400, "must be JSON, a form"),
                        new Case("multipart without a boundary", typed("multipart/form-data", "x"), 400, "multipart"),
                        new Case(
                                "percent signs that mean nothing",
                                typed("application/x-www-form-urlencoded", "status=%zz"),
                                400,
                                "percent-encoded"),
                        new Case("nothing to say", form("status", " \n "), 422, "can't be blank"),
                        new Case("no status at all", form("visibility", "public"), 422, "can't be blank"),
                        new Case("a text too long", form("status", long501), 422, "501 characters, 500 at most"),
                        new Case(
                                "a warning and a text too long",
                                form("status", "a".repeat(300), "spoiler_text", "b".repeat(201)),
                                422,
                                "too long"),
                        new Case(
                                "a link with closing brackets without end",
                                form("status", "http://a.bb/" + ")".repeat(150_000)),
                                422,
                                "65,536 bytes at most"),
                        new Case(
                                "brackets that are no part of their link",
                                form("status", "http://a.bb/" + ")".repeat(60_000)),
                                422,
                                "60,023 characters, 500 at most"),
                        new Case(
                                "a link larger than any",
                                form("status", "http://a.bb/" + "x".repeat(900_000)),
                                422,
                                "65,536 bytes at most"),
                        new Case(
                                "a link that is none",
                                form("status", "http://a.bb/" + "x".repeat(2_040)),
                                422,
                                "2,052 characters, 500 at most"),
                        new Case(
                                "links that are long, each of which counts 23",
                                form("status", ("http://a.bb/?" + "&".repeat(2_000) + "x ").repeat(20)),
                                422,
                                "too large with all its links"),
                        new Case(
                                "one letter with marks without end",
                                json("{\"status\":\"e" + "\u0301\u0323".repeat(200_000) + "\"}"),
                                422,
                                "65,536 bytes at most"),
                        new Case(
                                "one letter with too many marks",
                                json("{\"status\":\"" + ("e" + "\u0301".repeat(100)).repeat(300) + "\"}"),
                                422,
                                "600 characters, 500 at most"),
                        new Case(
                                "joiners without end",
                                json("{\"status\":\"" + "\u200D".repeat(150_000) + "\"}"),
                                422,
                                "65,536 bytes at most"),
                        new Case(
                                "a warning with marks without end",
                                form("status", "x", "spoiler_text", "e" + "\u0301".repeat(100_000)),
                                422,
                                "65,536 bytes at most"),
                        new Case("NUL", form("status", "a\0b"), 422, "NUL"),
                        new Case("half a character", json("{\"status\":\"\\ud83d\"}"), 422, "half a character"),
                        new Case(
                                "an unknown visibility",
                                form("status", "x", "visibility", "secret"),
                                422,
                                "must be public"),
                        new Case(
                                "an unknown language",
                                form("status", "x", "language", "klingonese"),
                                422,
                                "language code"),
                        new Case(
                                "an answer to nothing",
                                form("status", "x", "in_reply_to_id", "1"),
                                404,
                                "Record not found"),
                        new Case(
                                "an answer to no id",
                                form("status", "x", "in_reply_to_id", "abc"),
                                404,
                                "Record not found"),
                        new Case(
                                "media that aren't there",
                                form("status", "x", "media_ids[]", "1"),
                                422,
                                "names a file that isn't there"),
                        new Case(
                                "a poll without a time",
                                json("{\"status\":\"x\",\"poll\":{\"options\":[\"a\",\"b\"]}}"),
                                422,
                                "Poll needs a time"),
                        new Case("a body over the limit", form("status", "a".repeat(1_100_000)), 413, "too large"),
                        new Case(
                                "no token",
                                server.post("/api/v1/statuses", "", "status", "x"),
                                401,
                                "access token is invalid"),
                        new Case(
                                "a token nobody gave",
                                server.post("/api/v1/statuses", "x".repeat(43), "status", "x"),
                                401,
                                "access token is invalid"),
                        new Case(
                                "a bad token where none is needed",
                                server.get("/api/v1/timelines/public", "nonsense"),
                                401,
                                "access token is invalid"),
                        new Case(
                                "a token without the scope",
                                server.post("/api/v1/statuses", readOnly, "status", "x"),
                                403,
                                "write:statuses"),
                        new Case("an id that is none", server.get("/api/v1/statuses/abc"), 404, "Record not found"),
                        new Case(
                                "an id past all ids",
                                server.get("/api/v1/statuses/99999999999999999999"),
                                404,
                                "Record not found"),
                        new Case("a negative id", server.get("/api/v1/accounts/-1"), 404, "Record not found"),
                        new Case(
                                "a bound that is no id",
                                server.get("/api/v1/timelines/public?max_id=abc"),
                                422,
                                "must be an id"),
                        new Case(
                                "a limit that is no number",
                                server.get("/api/v1/timelines/public?limit=many"),
                                422,
                                "whole number"),
                        new Case("NUL in a path", server.get("/api/v1/timelines/tag/a%00b"), 404, "Record not found"),
                        new Case("NUL in a parameter", server.get("/api/v1/accounts/lookup?acct=a%00b"), 400, "NUL"),
                        new Case(
                                "NUL in an address in a parameter",
                                server.get("/api/oembed?" + TestServer.encoded("url", server.url + "/stories/a%00b")),
                                404,
                                "Record not found"),
                        new Case("what can be no tag", server.get("/api/v1/tags/a%20b"), 404, "Record not found"),
                        new Case("digits are no tag", server.get("/api/v1/tags/2014"), 404, "Record not found"),
                        new Case("a path trick", server.get("/assets/..%2f..%2fgroundswell.db"), 404, ""),
                        new Case(
                                "a path trick by dots",
                                raw("GET /assets/../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                                404,
                                ""),
                        new Case("a route that isn't there", server.get("/api/v1/nothing"), 404, "no such method"),
                        new Case("a part of a route", server.get("/api/v2/accounts/1/follow"), 404, "no such method"),
                        new Case(
                                "a route for another method",
                                server.post("/api/v1/timelines/home", token),
                                404,
                                "no such method"),
                        new Case(
                                "a quote policy that is none",
                                form("status", "x", "quote_approval_policy", "friends"),
                                422,
                                "must be public, followers or nobody"),
                        new Case(
                                "posts that friends may quote",
                                profile("source[quote_policy]", "friends"),
                                422,
                                "must be public, followers or nobody"),
                        new Case("a quote of nothing", form("status", "x", "quoted_status_id", "-1"), 404, "not found"),
                        new Case(
                                "a website that is none",
                                profile("attribution_domains[]", "news example"),
                                422,
                                "Attribution domains must be domains like news.example.org"),
                        new Case(
                                "a description without a picture",
                                profile("avatar_description", "me, smiling"),
                                422,
                                "has no picture to describe"),
                        new Case(
                                "a header as a text",
                                profile("header", "data:image/png;base64,AAAA"),
                                422,
                                "must be a file: send it as multipart/form-data"),
                        new Case(
                                "a language that is none, of somebody followed",
                                server.post("/api/v1/accounts/" + other() + "/follow", token, "languages[]", "klingon"),
                                422,
                                "must be language codes"),
                        new Case("a missing parameter", server.get("/api/v1/accounts/lookup"), 400, "acct is missing"),
                        new Case(
                                "following oneself",
                                server.post("/api/v1/accounts/" + me() + "/follow", token),
                                403,
                                "can't follow yourself"),
                        new Case("an avatar that is no picture", picture(), 422, "of a type that is not supported"),
                        new Case(
                                "a name too long",
                                profile("display_name", "n".repeat(31)),
                                422,
                                "31 characters, 30 at most"),
                        new Case(
                                "a name with marks without end",
                                profile("display_name", "e" + "\u0301".repeat(100_000)),
                                422,
                                "30 characters at most"),
                        new Case(
                                "a note without end",
                                profile("note", "n".repeat(900_000)),
                                422,
                                "500 characters at most"),
                        new Case(
                                "a line without end",
                                profile("fields_attributes[0][name]", "n".repeat(900_000)),
                                422,
                                "255 characters at most"),
                        new Case(
                                "an account that can't be",
                                server.get("/api/v1/accounts/lookup?acct=a%0D%0Ab@x.org"),
                                404,
                                "Record not found"),
                        new Case(
                                "a server that can't be",
                                server.get("/api/v1/accounts/lookup?acct=a@" + "x.".repeat(150) + "org"),
                                404,
                                "Record not found"),
                        new Case(
                                "a tag too long",
                                server.get("/api/v1/tags/" + "t".repeat(101)),
                                404,
                                "Record not found"),
                        new Case("a country that is none", profile("country", "XX"), 422, "country code"),
                        new Case(
                                "five lines",
                                profile(
                                        "fields_attributes[0][name]",
                                        "a",
                                        "fields_attributes[1][name]",
                                        "b",
                                        "fields_attributes[2][name]",
                                        "c",
                                        "fields_attributes[3][name]",
                                        "d",
                                        "fields_attributes[4][name]",
                                        "e"),
                                422,
                                "more than 4"))
                .map(each -> dynamicTest(each.name(), () -> {
                    assertThat(each.answer().status()).as(each.answer().body()).isEqualTo(each.status());
                    assertThat(each.answer().body()).contains(each.says());
                    if (!each.name().startsWith("a path")) {
                        assertThat(each.answer().json().path("error").isString())
                                .isTrue();
                        assertThat(each.answer().header("Access-Control-Allow-Origin"))
                                .isPresent();
                    }
                }));
    }

    @Test
    void nothingOfItWasStored() {
        server.post("/api/v1/statuses", token, "status", "a".repeat(501) + " #never");
        assertThat(server.get("/api/v1/accounts/" + me() + "/statuses").json().size())
                .isZero();
        assertThat(server.get("/api/v1/tags/never").json().path("posts").asInt())
                .isZero();
    }

    @Test
    void whatIsLookedForMayBeAnything() {
        for (String typed :
                List.of("#" + "t".repeat(499), "a".repeat(500), "@" + "b".repeat(499), "a@" + "x".repeat(498))) {
            Answer found = server.get("/api/v2/search?" + TestServer.encoded("q", typed));
            assertThat(found.status()).as(found.body()).isEqualTo(200);
            assertThat(found.json().path("accounts").isEmpty()).isTrue();
            assertThat(found.json().path("hashtags").isEmpty()).isTrue();
        }
    }

    @Test
    void markupInAnyFieldComesBackEscaped() {
        String script = "<script>alert(1)</script><img src=x onerror=alert(1)>";
        String mine = server.person("markup");
        server.json("PATCH", "/api/v1/accounts/update_credentials", mine, """
                {"note":"<svg onload=alert(1)>","fields_attributes":[{"name":"<b>","value":"<i>x</i> javascript:alert(1)"}]}
                """);
        var status = server.post("/api/v1/statuses", mine, "status", script, "spoiler_text", script)
                .json();
        assertThat(status.path("content").asString())
                .doesNotContain("<script", "<img")
                .contains("&lt;script&gt;");
        assertThat(status.path("account").path("note").asString()).doesNotContain("<svg");
        assertThat(status.path("account").path("fields").get(0).path("value").asString())
                .doesNotContain("<i>", "<a");
        Answer page = server.get("/@markup");
        assertThat(page.body()).doesNotContain("<script>alert", "<img src=x", "<svg onload");
        server.delete("/api/v1/statuses/" + status.path("id").asString(), mine);
    }

    @Test
    void namesAndTagsInEveryScriptAreKeptAsTheyAre() {
        String mine = server.person("scripts");
        for (String name : List.of("日本語テスト", "مرحبا", "हिन्दी", "ไทยแท้", "Ünïcödé", "col·lecció")) {
            String posted = server.post("/api/v1/statuses", mine, "status", "about #" + name)
                    .json()
                    .path("id")
                    .asString();
            String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8);
            assertThat(server.get("/api/v1/timelines/tag/" + encoded)
                            .json()
                            .get(0)
                            .path("id")
                            .asString())
                    .isEqualTo(posted);
            assertThat(server.get("/tags/" + encoded).body()).contains("#" + name);
            server.delete("/api/v1/statuses/" + posted, mine);
        }
        assertThat(server.json(
                                "PATCH",
                                "/api/v1/accounts/update_credentials",
                                mine,
                                "{\"display_name\":\"abc\\u202Edef\"}")
                        .json()
                        .path("display_name")
                        .asString())
                .isEqualTo("abcdef");
    }

    @Test
    void aPageOfAnotherOriginMayAsk() {
        Answer preflight = server.send(server.request("/api/v1/statuses")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers").orElseThrow())
                .contains("Idempotency-Key");
        assertThat(server.get("/api/v1/timelines/public")
                        .header("Access-Control-Expose-Headers")
                        .orElseThrow())
                .contains("Link");
    }

    private static Answer json(String body) {
        return server.json("POST", "/api/v1/statuses", token, body);
    }

    private static Answer form(String... pairs) {
        return server.post("/api/v1/statuses", token, pairs);
    }

    private static Answer profile(String... pairs) {
        return server.form("PATCH", "/api/v1/accounts/update_credentials", token, pairs);
    }

    private static Answer typed(String type, String body) {
        return server.send(server.request("/api/v1/statuses")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    private static Answer picture() {
        String body = "--b\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\nPNG\r\n--b--\r\n";
        return server.send(server.request("/api/v1/accounts/update_credentials")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method("PATCH", BodyPublishers.ofString(body)));
    }

    private static String other() {
        return otherAccount().id().toString();
    }

    private static Account otherAccount() {
        return server.server.core().people().accounts().find("other").orElseGet(() -> server.account("other"));
    }

    private static String tokenOfOther() {
        return server.token(otherAccount(), "read write");
    }

    @Test
    void anEmptyFilePartIsNoFile() {
        String none = "--b\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"\"\r\n"
                + "Content-Type: application/octet-stream\r\n\r\n\r\n";
        String text = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        Answer profile = multipart(
                "PATCH",
                "/api/v1/accounts/update_credentials",
                none.formatted("header") + text.formatted("display_name", "Ana W.") + none.formatted("avatar"));
        assertThat(profile.status()).as(profile.body()).isEqualTo(200);
        assertThat(profile.json().path("display_name").asString()).isEqualTo("Ana W.");
        Answer posted = multipart(
                "POST", "/api/v1/statuses", text.formatted("status", "words only") + none.formatted("media_ids[]"));
        assertThat(posted.status()).as(posted.body()).isEqualTo(200);
        assertThat(posted.json().path("content").asString()).contains("words only");
        String nameless = "--b\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"\"\r\n\r\nPNG\r\n";
        assertThat(multipart("PATCH", "/api/v1/accounts/update_credentials", nameless)
                        .status())
                .isEqualTo(422);
        String empty = "--b\r\nContent-Disposition: form-data; name=\"avatar\"; filename=\"a.png\"\r\n\r\n\r\n";
        assertThat(multipart("PATCH", "/api/v1/accounts/update_credentials", empty)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void emptyValuesForMissingFeaturesAreAccepted() {
        Answer changed = server.json("PATCH", "/api/v1/accounts/update_credentials", tokenOfOther(), """
                {"avatar_description":"","attribution_domains":[],"source":{"quote_policy":"nobody"},"note":"as ever"}
                """);
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        JsonNode source = changed.json().path("source");
        assertThat(source.path("note").asString()).isEqualTo("as ever");
        assertThat(source.path("quote_policy").asString()).isEqualTo("nobody");
        assertThat(source.path("attribution_domains")).isEmpty();
        Answer posted = server.post(
                "/api/v1/statuses", tokenOfOther(), "status", "not to be quoted", "quote_approval_policy", "nobody");
        assertThat(posted.status()).isEqualTo(200);
    }

    private static Answer multipart(String method, String path, String parts) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + tokenOfOther())
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(method, BodyPublishers.ofString(parts + "--b--\r\n")));
    }

    private static String me() {
        return server.get("/api/v1/accounts/verify_credentials", token)
                .json()
                .path("id")
                .asString();
    }

    /** What no HTTP client would let through: sent by hand. Only its status line is looked at. */
    private static Answer raw(String request) {
        try (Socket socket = new Socket(server.url.getHost(), server.url.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream input = socket.getInputStream();
            String line = new String(input.readNBytes(12), StandardCharsets.ISO_8859_1);
            return new Answer(
                    Integer.parseInt(line.substring(9, 12)),
                    server.get("/health").response());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
