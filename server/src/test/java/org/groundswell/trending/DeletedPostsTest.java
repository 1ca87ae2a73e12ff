package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Posted;
import org.groundswell.auth.Role;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.StrikeType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** A tag of which most people delete their own posts leaves the list; one of which others remove most posts stays. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeletedPostsTest {
    private static final int PEOPLE = 20;
    private static final int MOST = 12;

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase database;

    private TestServer server;
    private AccountId moderator;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(database.name()), database.settings(Map.of()));
        server.makeOlder(Duration.ofDays(2));
        moderator = server.account("mia", Role.MODERATOR).id();
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void aTagStaysWhenModeratorsDeleteMostOfItsPosts() {
        List<Posted> posts = listed("moderated");
        posts.subList(0, MOST)
                .forEach(post -> decide(
                        post,
                        new AccountAction.DeletePosts(
                                List.of(StatusId.parse(post.id()).orElseThrow()))));
        awaitPeople("moderated", PEOPLE - MOST);
    }

    @Test
    void andWhenMostOfItsPeopleAreSuspended() {
        List<Posted> posts = listed("suspended");
        posts.subList(0, MOST).forEach(post -> decide(post, new AccountAction.Restrict(StrikeType.SUSPENDED)));
        awaitPeople("suspended", PEOPLE - MOST);
    }

    @Test
    void andWhenTheirAccountsAreDeleted() {
        List<Posted> posts = listed("leaving");
        posts.subList(0, MOST)
                .forEach(post -> server.server.core().deleting().accounts().begin(author(post)));
        awaitPeople("leaving", PEOPLE - MOST);
    }

    @Test
    void andWhenPeopleEditTheirPosts() {
        List<Posted> posts = listed("edited");
        for (Posted post : posts.subList(0, MOST)) {
            edit(post, "I am still here, and that will not change #Edited");
        }
        // Once this one is counted, the edits have been.
        server.post("/api/v1/statuses", server.person("later"), "status", "so am I #edited");
        awaitPeople("edited", PEOPLE + 1);
    }

    @Test
    void itLeavesWhenMostOfItsPeopleDeleteTheirPosts() {
        List<Posted> posts = listed("deleted");
        delete(posts.subList(0, MOST));
        awaitUnlisted("deleted");
        // Writing it again is no way back before more are there than have deleted.
        for (Posted post : posts.subList(0, MOST - (PEOPLE - MOST))) {
            server.post("/api/v1/statuses", post.token(), "status", "here again #deleted");
        }
        // Once these are listed, those before them have been counted.
        listed("afterwards");
        assertThat(trend("deleted")).isEmpty();
    }

    @Test
    void andWhenTheyTakeTheTagOutOfTheirPosts() {
        List<Posted> posts = listed("withdrawn");
        for (Posted post : posts.subList(0, MOST)) {
            edit(post, "There was another word here");
        }
        awaitUnlisted("withdrawn");
    }

    /** After many late posts, the engine is computed from the posts that are left. */
    @Test
    void whoDeletedIsStillKnownWhenTheEngineHasBeenRebuilt() {
        List<Posted> posts = listed("rebuilt");
        delete(posts.subList(0, MOST));
        awaitUnlisted("rebuilt");

        Instant began = Instant.now().minus(Duration.ofMinutes(420));
        Random random = new Random(4);
        server.importPost(IntStream.range(0, 420)
                .mapToObj(i -> i < 210
                        ? post(i, "older", began.minus(Duration.ofHours(10)))
                        : post(i, "lasting", began.plusSeconds(random.nextInt(415 * 60))))
                .collect(Collectors.joining()));
        await().untilAsserted(() -> assertThat(trend("lasting"))
                .hasValueSatisfying(
                        trend -> assertThat(Instant.parse(trend.path("since").asString()))
                                .isBefore(began.plus(Duration.ofMinutes(30)))));
        assertThat(trend("rebuilt")).isEmpty();
    }

    private List<Posted> listed(String tag) {
        List<Posted> posts = server.crowd(tag, PEOPLE);
        awaitPeople(tag, PEOPLE);
        return posts;
    }

    private void decide(Posted post, AccountAction action) {
        server.server
                .core()
                .reporting()
                .accounts()
                .decide(moderator, author(post), new Decision(action, "", false, Optional.empty()));
    }

    private AccountId author(Posted post) {
        JsonNode status = server.get("/api/v1/statuses/" + post.id()).json();
        return AccountId.parse(status.path("account").path("id").asString()).orElseThrow();
    }

    private void edit(Posted post, String text) {
        assertThat(server.form("PUT", "/api/v1/statuses/" + post.id(), post.token(), "status", text)
                        .status())
                .isEqualTo(200);
    }

    private void delete(List<Posted> posts) {
        posts.forEach(post -> server.delete("/api/v1/statuses/" + post.id(), post.token()));
    }

    private static String post(int i, String tag, Instant at) {
        return """
                {"id":"late%d","account":"p%d@server%d.example","created_at":"%s","text":"look #%s %d",\
                "account_created_at":"2015-01-1%dT00:00:00Z","followers":900}
                """.formatted(i, i, i, at, tag, i, i % 9);
    }

    private void awaitPeople(String tag, int people) {
        await().untilAsserted(() -> assertThat(trend(tag))
                .hasValueSatisfying(
                        trend -> assertThat(trend.path("people").asInt()).isEqualTo(people)));
    }

    private void awaitUnlisted(String tag) {
        await().untilAsserted(() -> assertThat(trend(tag)).isEmpty());
    }

    private Optional<JsonNode> trend(String tag) {
        JsonNode list = server.get("/api/v1/trends/tags?limit=20").json();
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path("name").asString().equalsIgnoreCase(tag))
                .map(each -> each.path("trend"))
                .findFirst();
    }
}
