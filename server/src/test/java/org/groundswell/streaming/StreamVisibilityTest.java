package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/**
 * The visibility of posts in streams, and the relations of viewers, which change while the streams are open. The table {@code
 * streams.txt} lists the viewers that must be sent a post; no others may.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamVisibilityTest {
    private static final List<String> VIEWERS =
            List.of("stranger", "follower", "mentioned", "blocked", "blocking", "muting", "again", "author");
    private static final List<String> STREAMS =
            List.of("public", "public:local", "public:remote", "hashtag", "hashtag:local", "user", "user:notification");

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private TestServer server;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private final Map<String, SocketClient> sockets = new LinkedHashMap<>();
    private final Map<String, String> posts = new LinkedHashMap<>();
    private String listStream = "";
    /** The events that each viewer was sent: stream, event, id. */
    private final Map<String, List<String>> received = new LinkedHashMap<>();

    @BeforeParameterizedClassInvocation
    void happen() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        for (String name : Stream.concat(VIEWERS.stream(), Stream.of("other")).toList()) {
            accounts.put(name, server.account(name));
            tokens.put(name, server.token(accounts.get(name), "read write follow"));
        }
        VIEWERS.forEach(viewer -> act(viewer, "follow", "other"));
        for (String viewer : VIEWERS) {
            SocketClient socket = SocketClient.open(server.url, "", tokens.get(viewer));
            STREAMS.forEach(stream ->
                    socket.send("{\"type\":\"subscribe\",\"stream\":\"" + stream + "\",\"tag\":\"streamed\"}"));
            sockets.put(viewer, socket.settle());
        }
        relate();
        write();
        String end = post("other", "the end");
        List<String> ends = List.of("public update " + end, "user update " + end);
        // "other" is not in the list; the last post that is.
        List<String> listEnds = List.of(ends.getFirst(), ends.getLast(), listStream + " update " + posts.get("boost"));
        sockets.forEach(
                (viewer, socket) -> received.put(viewer, until(socket, viewer.equals("follower") ? listEnds : ends)));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        sockets.values().forEach(SocketClient::close);
        server.close();
    }

    private void relate() {
        act("follower", "follow", "author");
        act("muting", "follow", "author");
        act("author", "block", "blocked");
        act("blocking", "block", "author");
        act("muting", "mute", "author");
        act("author", "block", "again");
        act("again", "block", "author");
        act("again", "mute", "author");
        act("author", "unblock", "again");
        act("again", "unblock", "author");
        act("again", "unmute", "author");
        String list = server.post("/api/v1/lists", tokens.get("follower"), "title", "Authors")
                .json()
                .path("id")
                .asString();
        server.post(
                "/api/v1/lists/" + list + "/accounts",
                tokens.get("follower"),
                "account_ids[]",
                accounts.get("author").id().toString());
        sockets.get("follower")
                .send("{\"type\":\"subscribe\",\"stream\":\"list\",\"list\":\"" + list + "\"}")
                .settle();
        listStream = "list," + list;
    }

    private void write() {
        String question = post("stranger", "a question");
        String original = post("stranger", "an original");
        for (String visibility : List.of("public", "unlisted", "private", "direct")) {
            posts.put(visibility, post("author", "#Streamed @mentioned", "visibility", visibility));
        }
        posts.put("reply", post("author", "#Streamed", "in_reply_to_id", question));
        posts.put(
                "boost",
                server.post("/api/v1/statuses/" + original + "/reblog", tokens.get("author"))
                        .json()
                        .path("id")
                        .asString());
    }

    private void act(String name, String action, String target) {
        Answer answer = server.post(
                "/api/v1/accounts/"
                        + Objects.requireNonNull(accounts.get(target)).id() + "/" + action,
                tokens.get(name));
        assertThat(answer.status()).isEqualTo(200);
    }

    private String post(String name, String text, String... more) {
        List<String> form = new ArrayList<>(List.of("status", text));
        form.addAll(List.of(more));
        return server.post("/api/v1/statuses", tokens.get(name), form.toArray(String[]::new))
                .json()
                .path("id")
                .asString();
    }

    /** All that is sent until the last posts have arrived. */
    private static List<String> until(SocketClient socket, List<String> ends) {
        List<String> events = new ArrayList<>();
        while (!events.containsAll(ends)) {
            events.add(socket.nextInShort());
        }
        return events;
    }

    @TestFactory
    Stream<DynamicTest> everyViewerIsSentWhatListsWouldShow() throws IOException {
        return rows().map(row -> dynamicTest(row, () -> {
            String[] columns = row.split("\\s*\\|\\s*", -1);
            String id = Objects.requireNonNull(posts.get(columns[1]));
            TreeSet<String> sent = new TreeSet<>();
            received.forEach((viewer, events) -> {
                long count = events.stream()
                        .filter(event -> columns[0].equals("list")
                                ? event.startsWith("list,") && event.endsWith(" update " + id)
                                : event.equals(columns[0] + " update " + id))
                        .count();
                assertThat(count).as(viewer + ": " + events).isLessThanOrEqualTo(1);
                if (count == 1) {
                    sent.add(viewer);
                }
            });
            TreeSet<String> expected = new TreeSet<>(Arrays.asList(columns[2].split(" ")));
            expected.remove("");
            assertThat(sent).isEqualTo(expected);
        }));
    }

    private static Stream<String> rows() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(StreamVisibilityTest.class.getResourceAsStream("/scenarios/streams.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }
}
