package org.groundswell.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.groundswell.SetClock;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.config.Setting;
import org.groundswell.media.TestMedia;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Translations in the API and on pages. */
class TranslationTest {
    private static final SetClock CLOCK = new SetClock();
    private static FakeTranslations fake;
    private static TestServer server;
    private static String ana;
    private static String ben;
    private static int posts;

    @BeforeAll
    static void start(@TempDir Path data) {
        fake = FakeTranslations.start();
        server = TestServer.start(
                data, Map.of(Setting.TRANSLATION_URL, fake.address() + "/", Setting.TRANSLATION_KEY, "the-key"), CLOCK);
        ana = server.person("ana");
        ben = server.person("ben");
    }

    @AfterAll
    static void stop() {
        server.close();
        fake.close();
    }

    @BeforeEach
    void begin() {
        CLOCK.moveOn(Duration.ofHours(2));
        fake.reset();
    }

    private static String post(String text, String... more) {
        String[] form = new String[more.length + 2];
        form[0] = "status";
        form[1] = text;
        System.arraycopy(more, 0, form, 2, more.length);
        Answer answer = server.post("/api/v1/statuses", ana, form);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").stringValue();
    }

    /** A post with a text that was not translated before. */
    private static String fresh() {
        posts++;
        return post("fresh words " + posts, "language", "en");
    }

    private static Answer translate(String post, String language) {
        return server.post("/api/v1/statuses/" + post + "/translate", ben, "lang", language);
    }

    private static String content(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("content").stringValue();
    }

    @Test
    void aPostIsTranslatedWithItsMentionsTagsAndLinks() {
        String post = post("a <b> & @ben #tag https://example.org/page", "language", "en");
        Answer answer = translate(post, "de");
        assertThat(content(answer))
                .contains("<p>A &lt;B&gt; &amp; ")
                .contains("href=\"" + server.url + "/@ben\" class=\"u-url mention\"")
                .contains("class=\"mention hashtag\"", "href=\"https://example.org/page\"");
        assertThat(answer.json().path("detected_source_language").stringValue()).isEqualTo("en");
        assertThat(fake.requests()).singleElement().satisfies(request -> {
            assertThat(request.path("source").stringValue()).isEqualTo("en");
            assertThat(request.path("target").stringValue()).isEqualTo("de");
            assertThat(request.path("format").stringValue()).isEqualTo("html");
            assertThat(request.path("api_key").stringValue()).isEqualTo("the-key");
        });
    }

    @Test
    void theWarningTheOptionsAndTheDescriptionsAreTranslated() {
        String poll = post(
                "where?",
                "language",
                "en",
                "spoiler_text",
                "careful & slow",
                "poll[options][]",
                "here",
                "poll[options][]",
                "a > b",
                "poll[expires_in]",
                "3600");
        Answer translated = translate(poll, "fr");
        assertThat(content(translated)).isEqualTo("<p>WHERE?</p>");
        assertThat(translated.json().path("spoiler_text").stringValue()).isEqualTo("CAREFUL & SLOW");
        assertThat(translated.json().path("poll").toString())
                .isEqualTo("{\"id\":\"" + poll + "\",\"options\":[{\"title\":\"HERE\"},{\"title\":\"A > B\"}]}");
        String described = picture("a cat");
        String plain = picture("");
        String post = post("look", "language", "en", "media_ids[]", plain, "media_ids[]", described);
        assertThat(translate(post, "fr").json().path("media_attachments").toString())
                .isEqualTo("[{\"id\":\"" + plain + "\",\"description\":\"\"},{\"id\":\"" + described
                        + "\",\"description\":\"A CAT\"}]");
        assertThat(fake.requests().getLast().path("q"))
                .as("only what is not empty")
                .hasSize(2);
    }

    private static String picture(String description) {
        Answer answer = server.upload("/api/v2/media", ana, "file", TestMedia.png(8, 8), "description", description);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("id").stringValue();
    }

    @Test
    void aPostWithoutTextIsNotSent() {
        String post = post("", "media_ids[]", picture(""), "language", "en");
        assertThat(translate(post, "de").status()).isEqualTo(422);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void onlyOpenPostsAreSent() {
        for (String visibility : new String[] {"private", "direct"}) {
            String post = post("for @ben", "visibility", visibility, "language", "en");
            assertThat(translate(post, "de").status()).isEqualTo(403);
        }
        assertThat(fake.requests()).isEmpty();
        assertThat(content(translate(post("hidden from lists", "visibility", "unlisted", "language", "en"), "de")))
                .isEqualTo("<p>HIDDEN FROM LISTS</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-GB", "ja", "xx", "no language", ""})
    void otherLanguagesThanThoseOfTheServiceAreRefused(String language) {
        // Without one, it is that of the request: English, which the post is written in.
        assertThat(translate(fresh(), language).status()).isEqualTo(422);
        assertThat(fake.requests()).isEmpty();
    }

    @Test
    void aRegionIsLeftOutIfTheServiceDoesNotKnowIt() {
        assertThat(translate(post("regional", "language", "en-GB"), "de-AT")
                        .json()
                        .path("language")
                        .stringValue())
                .isEqualTo("de");
        assertThat(fake.requests().getFirst().path("source").stringValue()).isEqualTo("en");
    }

    @Test
    void aFailingServiceIsUnavailableAndLaterAskedAgain() {
        String post = fresh();
        fake.answer(500, "{\"error\":\"no\"}");
        Answer failed = translate(post, "de");
        assertThat(failed.status()).isEqualTo(503);
        assertThat(failed.header("Retry-After")).contains("60");
        assertThat(failed.body()).contains("The translation service does not answer");
        fake.reset();
        assertThat(content(translate(post, "de"))).contains("FRESH WORDS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{\"translatedText\":\"one\"}",
                "{\"translatedText\":[]}",
                "{\"translatedText\":[1]}",
                "{\"translatedText\":[\"one\",\"two\"]}",
                "{\"translatedText\":[\"a\\ud800\"]}"
            })
    void answersThatAreNoTranslationsAreRefused(String body) {
        fake.answer(200, body);
        assertThat(translate(fresh(), "de").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(ints = {70_000, 300_000, 2_000_000})
    void hugeAnswersAreRefused(int size) {
        fake.answerEachWith("a".repeat(size));
        assertThat(translate(fresh(), "de").status()).isEqualTo(503);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "no JSON", "[{\"code\":\"<b>\",\"targets\":[\"de\"]}]"})
    void brokenLanguagesAreNotKept(String body) {
        fake.answerLanguages(200, body);
        assertThat(server.get("/api/v1/instance/translation_languages").status())
                .isEqualTo(503);
        assertThat(translate(fresh(), "de").status()).isEqualTo(503);
        fake.reset();
        assertThat(server.get("/api/v1/instance/translation_languages").body())
                .isEqualTo("{\"de\":[\"en\",\"fr\"],\"en\":[\"de\",\"fr\"],\"fr\":[\"de\",\"en\"]}");
    }

    @Test
    void aDetectedLanguageIsNamedAndAnInvalidOneRefused() {
        server.importPost("""
                {"id":"t1","account":"rex@elsewhere.example","created_at":"2014-05-24T22:00:00Z","text":"#tongue of none"}
                """);
        String post = server.get("/api/v1/timelines/tag/tongue")
                .json()
                .path(0)
                .path("id")
                .stringValue();
        fake.answer(200, "{\"translatedText\":[\"a\"],\"detectedLanguage\":[{\"language\":\"<script>\"}]}");
        assertThat(translate(post, "de").status()).isEqualTo(503);
        fake.reset();
        assertThat(translate(post, "de").json().path("detected_source_language").stringValue())
                .isEqualTo("en");
    }

    @Test
    void hostileMarkupBecomesText() {
        String hostile =
                "<script>alert(1)</script><p onclick=\"alert(2)\">words <a href=\"javascript:alert(3)\">link</a>"
                        + "<img src=x onerror=alert(4)><iframe src=\"https://evil.example\"></iframe> &lt;script&gt;alert(5)"
                        + " <a href=\"https://evil.example/\" class=\"mention\">@ana</a></p>";
        fake.answerEachWith(hostile);
        Answer answer = server.post("/api/v1/statuses/" + spoilt() + "/translate", ben, "lang", "de");
        assertThat(content(answer))
                .contains("words link", "&lt;script&gt;alert(5)", "@ana")
                .doesNotContain("<script", "onclick", "javascript:", "<img", "<iframe", "evil.example", "<a ");
        assertThat(answer.json().path("spoiler_text").stringValue()).doesNotContain("onclick", "javascript:");
        Browser browser = new Browser(server);
        server.account("eva");
        browser.signIn("eva");
        String page =
                browser.get("/statuses/" + german("boshaft") + "/translation").body();
        assertThat(page)
                .contains("words link", "&lt;script&gt;alert(5)")
                .doesNotContain("<script>alert", "onclick=\"alert", "javascript:alert", "src=x", "<iframe");
    }

    private static String spoilt() {
        return post("harmless", "language", "en", "spoiler_text", "careful");
    }

    private static String german(String text) {
        return post(text, "language", "de", "spoiler_text", "achtung");
    }

    @Test
    void aTranslationIsKeptForADayUntilThePostIsEdited() {
        String post = post("kept words", "language", "en");
        assertThat(content(translate(post, "de"))).isEqualTo("<p>KEPT WORDS</p>");
        assertThat(content(translate(post, "de"))).isEqualTo("<p>KEPT WORDS</p>");
        assertThat(fake.requests()).hasSize(1);
        translate(post, "fr");
        assertThat(fake.requests()).as("another language").hasSize(2);
        CLOCK.moveOn(Duration.ofDays(1).plusSeconds(1));
        translate(post, "de");
        assertThat(fake.requests()).as("after a day").hasSize(3);
        server.form("PUT", "/api/v1/statuses/" + post, ana, "status", "edited words", "language", "en");
        assertThat(content(translate(post, "de"))).isEqualTo("<p>EDITED WORDS</p>");
        assertThat(fake.requests()).as("after an edit").hasSize(4);
    }

    @Test
    void anAccountGetsAHundredAnHour() {
        String kept = fresh();
        translate(kept, "de");
        for (int i = 1; i < 100; i++) {
            assertThat(translate(fresh(), "de").status()).isEqualTo(200);
        }
        String next = fresh();
        assertThat(translate(next, "de").status()).isEqualTo(429);
        assertThat(fake.requests()).hasSize(100);
        assertThat(translate(kept, "de").status())
                .as("those that are kept don't count")
                .isEqualTo(200);
        assertThat(server.post("/api/v1/statuses/" + next + "/translate", ana, "lang", "de")
                        .status())
                .as("another account")
                .isEqualTo(200);
        CLOCK.moveOn(Duration.ofHours(1));
        assertThat(translate(fresh(), "de").status()).isEqualTo(200);
    }

    @Test
    void blockedPeopleGetNone() {
        String post = fresh();
        translate(post, "de");
        String dan = server.person("dan");
        String danId =
                server.get("/api/v1/accounts/lookup?acct=dan").json().path("id").stringValue();
        assertThat(server.post("/api/v1/statuses/" + post + "/translate", dan, "lang", "de")
                        .status())
                .isEqualTo(200);
        server.post("/api/v1/accounts/" + danId + "/block", ana);
        assertThat(server.post("/api/v1/statuses/" + post + "/translate", dan, "lang", "de")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePageOfAPostLinksToItsTranslation() {
        server.account("cay");
        Browser browser = new Browser(server);
        browser.signIn("cay");
        String post = post("guten <b>Tag", "language", "de", "spoiler_text", "achtung");
        String link = "/statuses/" + post + "/translation";
        assertThat(browser.get("/@ana/" + post).body()).contains("href=\"" + link + "\"");
        Answer page = browser.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Translated from German by LibreTranslate", "lang=\"en\"", "ACHTUNG", "GUTEN &lt;B&gt;TAG")
                .contains("guten &lt;b&gt;Tag");
        assertThat(new Browser(server).get("/@ana/" + post).body())
                .as("not signed in")
                .doesNotContain(link);
        assertThat(new Browser(server).get(link).status()).isNotEqualTo(200);
        String english = fresh();
        assertThat(browser.get("/@ana/" + english).body())
                .as("in the reader's language")
                .doesNotContain("/translation\"");
        assertThat(browser.get("/statuses/" + english + "/translation").status())
                .isEqualTo(422);
        fake.answer(500, "");
        assertThat(browser.get("/statuses/" + german("kaputt") + "/translation").status())
                .isEqualTo(503);
    }

    @Test
    void withoutAServiceNothingIsTranslated(@TempDir Path data) {
        try (TestServer without = TestServer.start(data, Map.of())) {
            String token = without.person("ana");
            String post = without.post("/api/v1/statuses", token, "status", "guten Tag", "language", "de")
                    .json()
                    .path("id")
                    .stringValue();
            assertThat(without.post("/api/v1/statuses/" + post + "/translate", token, "lang", "en")
                            .status())
                    .isEqualTo(404);
            assertThat(without.get("/api/v1/instance/translation_languages").body())
                    .isEqualTo("{}");
            assertThat(without.get("/api/v2/instance")
                            .json()
                            .path("configuration")
                            .path("translation")
                            .path("enabled")
                            .booleanValue())
                    .isFalse();
            Browser browser = new Browser(without);
            browser.signIn("ana");
            assertThat(browser.get("/@ana/" + post).body())
                    .contains("guten Tag")
                    .doesNotContain("/translation\"");
        }
    }
}
