package org.groundswell.relationships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.app.Core;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Follows that end because an account blocks a domain: its owner is told, and can read which they were. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeverancesTest {
    private static final String TYPE = "severed_relationships";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private final SetClock clock = new SetClock();
    private TestServer server;
    private Core core;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()), clock);
        core = server.server.core();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    /** Accounts of another server, as an import makes them. */
    private List<AccountId> imported(String domain, int count) throws IOException {
        String lines = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"" + domain + i + "\",\"account\":\"p" + i + "@" + domain
                        + "\",\"created_at\":\"" + clock.instant() + "\",\"text\":\"from elsewhere\"}\n")
                .collect(Collectors.joining());
        core.importing().importer().run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
        return IntStream.range(0, count)
                .mapToObj(i -> core.people()
                        .accounts()
                        .find("p" + i + "@" + domain)
                        .orElseThrow()
                        .id())
                .toList();
    }

    private void follow(AccountId follower, AccountId followee) {
        core.people().follows().follow(follower, followee, Follows.Options.DEFAULT);
    }

    private List<JsonNode> told(String token) {
        return server.get("/api/v1/notifications?types[]=" + TYPE, token).json().values().stream()
                .toList();
    }

    private void block(String token, String domain) {
        assertThat(server.post("/api/v1/domain_blocks", token, "domain", domain).status())
                .isEqualTo(200);
        await().until(() -> core.events().consumers().stream()
                .filter(each -> each.name().equals("notifications"))
                .allMatch(each -> each.behind() == 0));
    }

    @Test
    void theOwnerOfTheAccountIsToldAndCanReadWhichTheyWere() throws Exception {
        String token = server.person("ana");
        AccountId ana = core.people().accounts().find("ana").orElseThrow().id();
        List<AccountId> there = imported("else.example", 2);
        follow(ana, there.get(0));
        follow(there.get(0), ana);
        follow(there.get(1), ana);
        block(token, "ELSE.example");

        JsonNode event = told(token).getFirst().path("event");
        assertThat(told(token)).hasSize(1);
        assertThat(event.path("type").asString()).isEqualTo("user_domain_block");
        assertThat(event.path("target_name").asString()).isEqualTo("else.example");
        assertThat(event.path("following_count").asInt()).isEqualTo(1);
        assertThat(event.path("followers_count").asInt()).isEqualTo(2);
        assertThat(event.path("purged").asBoolean()).isFalse();
        assertThat(event.path("created_at").asString()).isNotEmpty();
        JsonNode group = server.get("/api/v2/notifications?types[]=" + TYPE, token)
                .json()
                .path("notification_groups");
        assertThat(group.path(0).path("event")).isEqualTo(event);

        Browser browser = new Browser(server);
        browser.signIn("ana");
        String page = "/settings/servers/" + event.path("id").asString();
        assertThat(browser.get("/notifications").body()).contains("href=\"" + page + "\"");
        assertThat(browser.get("/settings/servers").body()).contains("3 follows with <bdi>else.example</bdi>");
        assertThat(browser.get(page).body())
                .contains("1 account you followed", "2 followers", "@p0@else.example")
                .doesNotContain("@p1@else.example");
        assertThat(browser.get(page + "?show=followers").body()).contains("@p0@else.example", "@p1@else.example");
        assertThat(browser.get("/settings/servers/1").status()).isEqualTo(404);
        assertThat(browser.get("/settings/servers/x").status()).isEqualTo(404);
        server.account("ben");
        Browser other = new Browser(server);
        other.signIn("ben");
        assertThat(other.get(page).status()).isEqualTo(404);

        clock.moveOn(Duration.ofDays(366));
        assertThat(core.relationships().domainBlocks().severances().purge()).isGreaterThanOrEqualTo(3);
        assertThat(told(token).getFirst().path("event").path("purged").asBoolean())
                .isTrue();
        browser.signIn("ana");
        assertThat(browser.get(page).body())
                .contains("The list was deleted after a year", "1 account you followed")
                .doesNotContain("@p0@else.example");
    }

    @Test
    void nobodyIsToldIfNoFollowHasEndedOrOfTheSameTwice() throws Exception {
        String token = server.person("cay");
        AccountId cay = core.people().accounts().find("cay").orElseThrow().id();
        follow(cay, imported("again.example", 1).getFirst());
        block(token, "nobody.example");
        assertThat(told(token)).isEmpty();
        block(token, "again.example");
        block(token, "again.example");
        assertThat(told(token)).hasSize(1);
        assertThat(core.relationships().domainBlocks().severances().of(cay, Page.first(10)))
                .hasSize(1);
    }

    /** More than are ended at once. */
    @Test
    void allFollowsAreCountedOnce() throws Exception {
        String token = server.person("dan");
        AccountId dan = core.people().accounts().find("dan").orElseThrow().id();
        List<AccountId> there = imported("large.example", 120);
        there.forEach(each -> follow(dan, each));
        there.subList(0, 70).forEach(each -> follow(each, dan));
        block(token, "large.example");
        Severances severances = core.relationships().domainBlocks().severances();
        Severance severance = severances.of(dan, Page.first(10)).getFirst();
        assertThat(severance.following()).isEqualTo(120);
        assertThat(severance.followers()).isEqualTo(70);
        assertThat(ids(severances.accounts(dan, severance.id(), true, Page.first(1_000))))
                .containsExactlyInAnyOrderElementsOf(there);
        assertThat(ids(severances.accounts(dan, severance.id(), false, Page.first(1_000))))
                .isEqualTo(Set.copyOf(there.subList(0, 70)));
        assertThat(told(token).getFirst().path("event").path("following_count").asInt())
                .isEqualTo(120);
    }

    private static Set<AccountId> ids(List<Listed> listed) {
        return listed.stream().map(each -> each.account().id()).collect(Collectors.toSet());
    }
}
