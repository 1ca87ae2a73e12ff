package org.groundswell.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.groundswell.config.Setting;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.LogEntry;
import org.groundswell.moderation.LogFilter;
import org.groundswell.moderation.ModerationAction.Approved;
import org.groundswell.moderation.ModerationAction.Withheld;
import org.groundswell.moderation.Subject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Moderators hide posts, pages and websites from trends: in every process, where a database is shared by several. */
@OnEveryDatabase
class TrendEntriesTest {

    @Parameter
    TestDatabase database;

    private final List<TestServer> processes = new ArrayList<>();
    private ScenarioServer server;
    private String token;

    @BeforeEach
    void start(@TempDir Path data) {
        SetClock clock = new SetClock(TrendingWorld.NOW);
        Map<Setting, String> settings = database.settings(Map.of());
        processes.add(TestServer.start(data.resolve("one"), settings, clock));
        server = new ScenarioServer(database.name(), processes.getFirst());
        TrendingWorld.prepare(server, clock);
        if (database == TestDatabase.POSTGRES) {
            processes.add(TestServer.start(data.resolve("two"), settings, clock));
        }
        token = processes.getFirst().token(server.staff(Role.MODERATOR), "admin:read admin:write");
    }

    @AfterEach
    void stop() {
        processes.forEach(TestServer::close);
    }

    @Test
    void aPostIsHiddenAndShownAgain() {
        awaitListed("statuses", 1);
        JsonNode listed = moderators("statuses").path(0);
        String id = listed.path("id").asString();
        assertThat(listed.path("content").asString()).contains("The whole street is lit");
        assertThat(listed.path("trendable").asBoolean()).isTrue();
        assertThat(listed.path("requires_review").asBoolean(true)).isFalse();

        assertThat(decide("statuses/" + id, "reject").path("trendable").asBoolean(true))
                .isFalse();
        awaitListed("statuses", 0);
        assertThat(moderators("statuses").path(0).path("trendable").asBoolean(true))
                .isFalse();
        decide("statuses/" + id, "approve");
        awaitListed("statuses", 1);
        Subject.OfPost post = new Subject.OfPost(StatusId.parse(id).orElseThrow());
        assertThat(processes.getFirst().server.core().moderation().log().list(LogFilter.ALL, Page.first(2)))
                .extracting(LogEntry::action)
                .containsExactly(new Approved(post), new Withheld(post));
    }

    @Test
    void aPageIsHiddenAndShownAgain() {
        awaitListed("links", 1);
        JsonNode listed = moderators("links").path(0);
        assertThat(listed.path("url").asString()).isEqualTo("https://news.example/lanterns");
        assertThat(listed.path("history").size()).isEqualTo(7);
        String link = "links/" + listed.path("id").asString();

        assertThat(decide(link, "reject").path("trendable").asBoolean(true)).isFalse();
        awaitListed("links", 0);
        assertThat(moderators("links").size()).isEqualTo(1);
        decide(link, "approve");
        awaitListed("links", 1);
        Subject.OfLink page = new Subject.OfLink(new LinkUrl("https://news.example/lanterns"));
        assertThat(processes.getFirst().server.core().moderation().log().list(LogFilter.ALL, Page.first(2)))
                .extracting(LogEntry::action)
                .containsExactly(new Approved(page), new Withheld(page));
    }

    @Test
    void aWebsiteIsHiddenExceptForItsApprovedPages() {
        awaitListed("links", 1);
        assertThat(moderators("links/publishers").path(0).path("domain").asString())
                .isEqualTo("news.example");
        String link = "links/" + moderators("links").path(0).path("id").asString();

        decide("links/publishers/news.example", "reject");
        awaitListed("links", 0);
        assertThat(moderators("links/publishers").path(0).path("trendable").asBoolean(true))
                .isFalse();
        decide(link, "approve");
        awaitListed("links", 1);
        decide(link, "reject");
        decide("links/publishers/news.example", "approve");
        awaitListed("links", 0);
    }

    private void awaitListed(String list, int size) {
        await().untilAsserted(() -> assertThat(processes)
                .allSatisfy(each -> assertThat(
                                each.get("/api/v1/trends/" + list).json().size())
                        .isEqualTo(size)));
    }

    private JsonNode moderators(String list) {
        return processes.getFirst().get("/api/v1/admin/trends/" + list, token).json();
    }

    private JsonNode decide(String entry, String decision) {
        TestServer.Answer answer = processes.getFirst().post("/api/v1/admin/trends/" + entry + "/" + decision, token);
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}
