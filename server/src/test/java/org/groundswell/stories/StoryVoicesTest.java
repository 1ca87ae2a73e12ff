package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.events.Follower;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What voices said is quoted beside their names, under the rules for quotes. */
@OnEveryDatabase
class StoryVoicesTest {
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    @Parameter
    TestDatabase database;

    private TestServer server;

    @BeforeEach
    void start(@TempDir Path data) throws IOException {
        server = TestServer.start(data, database.settings(Map.of()));
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            lines.append("""
                    {"id":"p-%1$d","account":"person%1$d@elsewhere.example","created_at":"%2$s","language":"en",\
                    "text":"What number %1$d saw on the way home that night #BridgeDay"}
                    """.formatted(i, START.plusSeconds(i * 200L)));
        }
        lines.append(star("star", "A Star", 90_000, "Each of us crosses <b>4.5</b> bridges a day #BridgeDay"));
        lines.append(star("loud", "Loud", 300, "Loud and clear, and little known #BridgeDay"));
        var report = server.server
                .core()
                .importing()
                .importer()
                .run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
        assertThat(report.rejected()).isZero();
        Follower.catchUp(
                server.server.core().events(), server.server.core().tagging().counts());
    }

    private static String star(String account, String name, int followers, String text) {
        return """
                {"id":"%1$s","account":"%1$s@elsewhere.example","name":"%2$s","followers":%3$d,"boosts":700,\
                "language":"en","created_at":"2026-05-04T11:00:00Z","text":"%4$s"}
                """.formatted(account, name, followers, text);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Elements voices() {
        return Jsoup.parse(server.get("/tags/bridgeday/story").body()).select(".joined");
    }

    private static Element of(Elements voices, String name) {
        return voices.stream()
                .filter(voice -> voice.select(".name").text().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWidelyKnownVoiceSpeaks() {
        Elements voices = voices();
        Element said = of(voices, "A Star").selectFirst("blockquote");
        assertThat(said).isNotNull();
        assertThat(Jsoup.parse(server.get("/tags/bridgeday/story").body())
                        .select(".quote")
                        .text())
                .doesNotContain("Each of us crosses");
        assertThat(said.text()).isEqualTo("Each of us crosses <b>4.5</b> bridges a day #BridgeDay");
        assertThat(said.attr("lang")).isEqualTo("en");
        assertThat(said.attr("cite")).contains("@star@elsewhere.example/");
        assertThat(server.get("/tags/bridgeday/story.md").body())
                .contains("  > Each of us crosses \\<b\\>4.5\\</b\\> bridges a day");
        // Not widely known: named as a voice, but not quoted by name.
        assertThat(of(voices, "Loud").select("blockquote")).isEmpty();
    }

    @Test
    void aVoiceIsSilentOnASensitiveTopicAndGoneWithItsPost() {
        server.account("mo", Role.MODERATOR);
        Browser moderator = new Browser(server);
        moderator.signIn("mo");
        var page = moderator.get("/tags/bridgeday");
        assertThat(moderator.submit(page, "/tags/bridgeday/care").status()).isEqualTo(303);
        assertThat(voices().select("blockquote")).isEmpty();
        for (JsonNode part : server.get("/tags/bridgeday/story.json").json().path("parts")) {
            if (part.path("kind").asString().equals("voice")) {
                assertThat(part.path("said").isNull()).as(part.toString()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Consent.Answer.class)
    void aVoiceThatDeclinesToBeNamedIsNotNamed(Consent.Answer answer) {
        server.account("ed", Role.EDITOR);
        Browser editor = new Browser(server);
        editor.signIn("ed");
        var page = editor.get("/tags/bridgeday/story");
        String action = Jsoup.parse(page.body())
                .selectFirst("form[action*=/story?wave]")
                .attr("action");
        String edit = editor.submit(page, action).header("Location").orElseThrow();
        String path = editor.submit(editor.get(edit), edit, "act", "publish")
                .header("Location")
                .orElseThrow();
        JsonNode voice = server.get("/api/v1/tags/bridgeday/wave")
                .json()
                .path("voices")
                .valueStream()
                .filter(each -> each.path("name").asString().equals("A Star"))
                .findFirst()
                .orElseThrow();
        AccountId account =
                new AccountId(Long.parseLong(voice.path("account_id").asString()));
        StatusId post = new StatusId(Long.parseLong(voice.path("status_id").asString()));
        ConsentStore store = new ConsentStore();
        boolean answered = server.server.core().database().write(tx -> {
            long story = new StoryStore()
                    .bySlug(tx, path.substring(path.lastIndexOf('/') + 1))
                    .orElseThrow()
                    .id();
            store.ask(tx, new Consent(story, post, account, account, START, Consent.Answer.OPEN));
            return store.answer(tx, account, story, post, answer);
        });
        assertThat(answered).isTrue();

        String story =
                Jsoup.parse(server.get(path).body()).select("article.story").text();
        if (answer == Consent.Answer.OPEN || answer == Consent.Answer.YES) {
            assertThat(story).contains("A Star");
        } else {
            assertThat(story).doesNotContain("A Star");
        }
    }
}
