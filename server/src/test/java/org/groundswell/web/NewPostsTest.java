package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** The number of new posts that open pages of timelines show. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NewPostsTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private TestServer server;
    private Account ana;
    private String reader;
    private String session;
    private Account author;
    private String writer;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @BeforeEach
    void people() {
        int number = NUMBERS.incrementAndGet();
        ana = server.account("ana" + number);
        reader = server.token(ana, "read write follow");
        session = server.server.core().people().logins().startSession(ana.id());
        author = server.account("ben" + number);
        writer = server.token(author, "read write follow");
        server.post("/api/v1/accounts/" + author.id() + "/follow", reader);
    }

    private String post(String token, String text) {
        return server.post("/api/v1/statuses", token, "status", text)
                .json()
                .path("id")
                .asString();
    }

    private String page(String path) {
        return server.send(server.request(path).header("Cookie", "groundswell=" + session))
                .body();
    }

    /** The address at which an open page learns of new posts. */
    private String address(String path) {
        String address = Jsoup.parse(page(path)).select("[data-new-posts]").attr("data-new-posts");
        assertThat(address).startsWith(path + "/live?after=");
        return address;
    }

    /** The texts that an open page is told. */
    private List<String> listen(String address, String by) {
        List<String> told = new CopyOnWriteArrayList<>();
        Thread.startVirtualThread(() -> server.watch(
                server.request(address).header("Cookie", "groundswell=" + by),
                event -> told.add(event.path("text").asString())));
        return told;
    }

    private static void awaitLast(List<String> told, String text) {
        await().untilAsserted(() -> assertThat(told).isNotEmpty().last().isEqualTo(text));
    }

    @Test
    void itIsTheNumberOfPostsThatAReloadWouldAdd() {
        post(writer, "seen before");
        List<String> told = listen(address("/home"), session);
        server.json("POST", "/api/v2/filters", reader, """
                {"title": "A word", "context": ["home"], "filter_action": "hide",
                 "keywords_attributes": [{"keyword": "slyword"}]}
                """);
        post(writer, "a slyword");
        post(server.person("nobody" + NUMBERS.incrementAndGet()), "of an account that is not followed");
        String first = post(writer, "the first");
        awaitLast(told, "1 new post");
        post(writer, "the second");
        awaitLast(told, "2 new posts");
        server.delete("/api/v1/statuses/" + first, writer);
        awaitLast(told, "1 new post");
        server.post("/api/v1/accounts/" + author.id() + "/mute", reader);
        awaitLast(told, "");
        assertThat(told).doesNotContain("3 new posts");
    }

    @Test
    void itIsCountedUpToFortyAndFromBetweenThePageAndTheStream() {
        String address = address("/home");
        for (int i = 0; i < 41; i++) {
            post(writer, "post " + i);
        }
        List<String> told = listen(address, session);
        awaitLast(told, "40+ new posts");
        assertThat(page("/home?before=" + Long.MAX_VALUE)).doesNotContain("data-new-posts");
    }

    @Test
    void listsHaveItToo() {
        String list = server.post("/api/v1/lists", reader, "title", "Writers")
                .json()
                .path("id")
                .asString();
        server.post(
                "/api/v1/lists/" + list + "/accounts",
                reader,
                "account_ids[]",
                author.id().toString());
        List<String> told = listen(address("/lists/" + list), session);
        post(reader, "of an account that is not in the list");
        post(writer, "a post");
        awaitLast(told, "1 new post");
    }

    @Test
    void aListOfAnotherAccountAndAVisitorGetNothing() {
        String others = server.post("/api/v1/lists", writer, "title", "Mine")
                .json()
                .path("id")
                .asString();
        assertThat(server.send(server.request("/lists/" + others + "/live").header("Cookie", "groundswell=" + session))
                        .status())
                .isEqualTo(404);
        assertThat(server.get("/home/live").status()).isEqualTo(303);
    }

    @Test
    void nothingIsToldOnceTheSessionHasEnded() {
        String second = server.server.core().people().logins().startSession(ana.id());
        String address = address("/home");
        List<String> told = listen(address, session);
        List<String> stillOpen = listen(address, second);
        post(writer, "one");
        awaitLast(told, "1 new post");
        server.server.core().people().logins().endSession(session);
        post(writer, "two");
        awaitLast(stillOpen, "2 new posts");
        // By now the one before has been sent to all.
        post(writer, "three");
        awaitLast(stillOpen, "3 new posts");
        assertThat(told).containsExactly("1 new post");
    }
}
