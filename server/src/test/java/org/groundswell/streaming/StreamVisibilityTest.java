package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The visibility of posts in streams, and the relations and filters of viewers, which change while the streams are open. The
 * table {@code streams.txt} lists the viewers that must be sent a post; no others may.
 *
 * <p>Posts of other servers are all imported, and imported posts are in no public stream. They arrive in home streams only, by
 * a boost of an account that the viewer follows; so it is boosts in which a blocked domain is left out. Quotes arrive the same
 * way: only imported posts have any.
 */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamVisibilityTest {
    private static final List<String> FANS =
            List.of("follower", "warned", "hiding", "unboosted", "silent", "distant", "farther");
    private static final List<String> LISTED = Stream.concat(
                    FANS.stream(), Stream.of("stranger", "mentioned", "again", "author"))
            .toList();
    private static final List<String> VIEWERS = Stream.concat(
                    LISTED.stream(), Stream.of("blocked", "blocking", "muting"))
            .toList();
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
    private final Map<String, String> filters = new LinkedHashMap<>();
    private final List<Sse> events = new ArrayList<>();
    private String listStream = "";
    private String thread = "";
    /** The events that each viewer was sent: stream, event, id. */
    private final Map<String, List<String>> received = new LinkedHashMap<>();

    /** A stream of server-sent events, whose WebSocket stream has another name. */
    private record Sse(String viewer, String socketStream, EventsClient client) {}

    @BeforeParameterizedClassInvocation
    void happen() throws IOException {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        for (String name : Stream.concat(VIEWERS.stream(), Stream.of("other", "restricted"))
                .toList()) {
            accounts.put(name, server.account(name));
            tokens.put(name, server.token(accounts.get(name), "read write follow"));
        }
        VIEWERS.forEach(viewer -> act(viewer, "follow", "other"));
        for (String viewer : VIEWERS) {
            SocketClient socket = SocketClient.open(server.url, "", tokens.get(viewer));
            sockets.put(viewer, subscribe(socket).settle());
        }
        for (String viewer : VIEWERS) {
            listen(viewer, "public", "/public");
            listen(viewer, "user", "/user");
            listen(viewer, "hashtag,streamed", "/hashtag?tag=streamed");
        }
        try (SocketClient follower = SocketClient.open(server.url, "", token("follower"))) {
            subscribe(follower).settle();
            relate();
            write();
            restrict(follower);
        }
        undo();
        posts.put("end", post("other", "the end #Streamed"));
        List<String> ends = Stream.of("public", "user", "hashtag,streamed", "hashtag:local,streamed")
                .map(this::end)
                .toList();
        List<String> listEnds = Stream.concat(
                        ends.stream(), Stream.of(listStream + " update " + posts.get("afterwards")))
                .toList();
        sockets.forEach(
                (viewer, socket) -> received.put(viewer, until(socket, viewer.equals("follower") ? listEnds : ends)));
    }

    private String end(String stream) {
        return stream + " update " + posts.get("end");
    }

    private void listen(String viewer, String socketStream, String path) {
        events.add(new Sse(viewer, socketStream, EventsClient.open(server, path, token(viewer))));
    }

    @AfterParameterizedClassInvocation
    void stop() throws IOException {
        sockets.values().forEach(SocketClient::close);
        for (Sse each : events) {
            each.client().close();
        }
        events.clear();
        server.close();
    }

    private void relate() {
        FANS.forEach(fan -> act(fan, "follow", "author", "reblogs", String.valueOf(!fan.equals("unboosted"))));
        act("follower", "follow", "restricted");
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
        setApart();
    }

    /** Filters, a mute of a conversation and a blocked domain: for one viewer each. */
    private void setApart() {
        filters.put("warned", filter("warned", "warn"));
        filters.put("hiding", filter("hiding", "hide"));
        thread = post("author", "the first of a thread");
        done(server.post("/api/v1/statuses/" + thread + "/mute", token("silent")));
        done(server.post("/api/v1/domain_blocks", token("distant"), "domain", "elsewhere.example"));
    }

    private String filter(String viewer, String action) {
        return done(server.json("POST", "/api/v2/filters", token(viewer), """
                        {"title": "A word", "context": ["home", "public"], "filter_action": "%s",
                         "keywords_attributes": [{"keyword": "slyword"}]}
                        """.formatted(action)))
                .json()
                .path("id")
                .asString();
    }

    private void write() {
        String question = post("stranger", "a question");
        String original = post("stranger", "an original");
        for (String visibility : List.of("public", "unlisted", "private", "direct")) {
            posts.put(visibility, post("author", "#Streamed @mentioned", "visibility", visibility));
        }
        posts.put("reply", post("author", "#Streamed", "in_reply_to_id", question));
        posts.put("boost", boost("author", original));
        posts.put("filtered", post("author", "a slyword #Streamed"));
        posts.put("filtered_boost", boost("author", post("stranger", "a slyword")));
        posts.put("thread", post("author", "#Streamed", "in_reply_to_id", thread));
        posts.put("remote_boost", boost("author", imported("near", "elsewhere.example")));
    }

    /** The id of a post of another server. */
    private String imported(String name, String domain) {
        server.importPost("""
                {"id":"%s","account":"%s@%s","created_at":"%s","text":"from afar"}
                """.formatted(name, name, domain, Instant.now()));
        String author = server.get("/api/v1/accounts/lookup?acct=" + name + "@" + domain, token("other"))
                .json()
                .path("id")
                .asString();
        return server.get("/api/v1/accounts/" + author + "/statuses", token("other"))
                .json()
                .path(0)
                .path("id")
                .asString();
    }

    private String boost(String name, String original) {
        return done(server.post("/api/v1/statuses/" + original + "/reblog", token(name)))
                .json()
                .path("id")
                .asString();
    }

    /**
     * An account that moderators limit and suspend. Each post is sent to a follower before the next decision: one that is
     * hidden before that reaches nobody.
     */
    private void restrict(SocketClient follower) {
        restrict(now -> now.withLimited(true));
        posts.put("limited", post("restricted", "#Streamed"));
        until(follower, List.of("user update " + posts.get("limited")));
        restrict(_ -> Restrictions.NONE);
        String lifted = post("restricted", "#Streamed");
        posts.put("lifted", lifted);
        until(
                follower,
                Stream.of("public", "user", "hashtag,streamed", "hashtag:local,streamed")
                        .map(stream -> stream + " update " + lifted)
                        .toList());
        restrict(now -> now.suspended(Instant.now()));
        assertThat(server.post("/api/v1/statuses", token("restricted"), "status", "#Streamed")
                        .status())
                .isEqualTo(403);
        restrict(_ -> Restrictions.NONE);
        posts.put("reinstated", post("restricted", "#Streamed"));
    }

    private static SocketClient subscribe(SocketClient socket) {
        STREAMS.forEach(
                stream -> socket.send("{\"type\":\"subscribe\",\"stream\":\"" + stream + "\",\"tag\":\"streamed\"}"));
        return socket;
    }

    private void restrict(UnaryOperator<Restrictions> change) {
        Core core = server.server.core();
        core.database()
                .writing(tx -> core.restricting()
                        .restrictions()
                        .change(tx, account("restricted").id(), change));
    }

    /** All of it ends. */
    private void undo() {
        filters.forEach((viewer, filter) -> done(server.delete("/api/v2/filters/" + filter, token(viewer))));
        done(server.post("/api/v1/statuses/" + thread + "/unmute", token("silent")));
        done(server.form("DELETE", "/api/v1/domain_blocks", token("distant"), "domain", "elsewhere.example"));
        act("unboosted", "follow", "author", "reblogs", "true");
        act("author", "unblock", "blocked");
        act("blocking", "unblock", "author");
        act("muting", "unmute", "author");
        posts.put("boost_again", boost("author", post("stranger", "another original")));
        posts.put("thread_again", post("author", "#Streamed", "in_reply_to_id", thread));
        posts.put("remote_again", boost("author", imported("nearer", "elsewhere.example")));
        posts.put("afterwards", post("author", "a slyword #Streamed"));
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer;
    }

    private Account account(String name) {
        return Objects.requireNonNull(accounts.get(name));
    }

    private String token(String name) {
        return Objects.requireNonNull(tokens.get(name));
    }

    private void act(String name, String action, String target, String... form) {
        done(server.post("/api/v1/accounts/" + account(target).id() + "/" + action, token(name), form));
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
        List<String> all = new ArrayList<>();
        while (!all.containsAll(ends)) {
            JsonNode message = socket.next();
            String stream =
                    message.path("stream").valueStream().map(JsonNode::asString).collect(Collectors.joining(","));
            all.add(stream + " "
                    + inShort(
                            message.path("event").asString(),
                            message.path("payload").asString("null")));
        }
        return all;
    }

    /** An event with the id of its payload; followed by {@code *} if it is filtered and {@code ~} if it is muted. */
    private static String inShort(String event, String payload) {
        JsonNode json = new JsonMapper().readTree(payload);
        return event + " " + (json.isObject() ? json.path("id").asString() : payload)
                + (json.path("filtered").isEmpty() ? "" : "*")
                + (json.path("muted").asBoolean(false) ? "~" : "");
    }

    @TestFactory
    Stream<DynamicTest> everyViewerIsSentWhatListsWouldShow() throws IOException {
        return rows().map(row -> dynamicTest(row, () -> {
            String[] columns = row.split("\\s*\\|\\s*", -1);
            String stream = columns[0].equals("list") ? listStream : columns[0];
            String sent = stream + " update " + Objects.requireNonNull(posts.get(columns[1]));
            TreeSet<String> actual = new TreeSet<>();
            received.forEach((viewer, all) -> {
                List<String> found = all.stream()
                        .filter(each -> each.matches(sent + "[*~]*"))
                        .toList();
                assertThat(found).as(viewer + ": " + all).hasSizeLessThanOrEqualTo(1);
                found.forEach(each -> actual.add(viewer + each.substring(sent.length())));
            });
            assertThat(actual).isEqualTo(expected(columns[2]));
        }));
    }

    private static TreeSet<String> expected(String viewers) {
        TreeSet<String> expected = new TreeSet<>();
        for (String each : viewers.split(" ")) {
            switch (each) {
                case "" -> {}
                case "all" -> expected.addAll(VIEWERS);
                case "listed" -> expected.addAll(LISTED);
                case "fans" -> expected.addAll(FANS);
                default -> {
                    // A mark replaces the viewer of a group, a minus removes it.
                    String name = each.replaceAll("[-*~]", "");
                    expected.remove(name);
                    if (!each.startsWith("-")) {
                        expected.add(each);
                    }
                }
            }
        }
        return expected;
    }

    @TestFactory
    Stream<DynamicTest> serverSentEventsAreThoseOfTheSocket() {
        return events.stream()
                .map(sse -> dynamicTest(sse.viewer() + ": " + sse.socketStream(), () -> {
                    String prefix = sse.socketStream() + " ";
                    List<String> socket = Objects.requireNonNull(received.get(sse.viewer())).stream()
                            .filter(each -> each.startsWith(prefix))
                            .toList();
                    List<String> all = new ArrayList<>();
                    while (!all.containsAll(socket)) {
                        List<String> event = sse.client().next();
                        all.add(prefix
                                + inShort(
                                        event.getFirst().substring("event: ".length()),
                                        event.get(1).substring("data: ".length())));
                    }
                    // Notifications are made beside the posts, so that one may come before or after the next post.
                    for (boolean notifications : new boolean[] {true, false}) {
                        assertThat(all.stream().filter(each -> isNotification(each) == notifications))
                                .startsWith(socket.stream()
                                        .filter(each -> isNotification(each) == notifications)
                                        .toArray(String[]::new));
                    }
                }));
    }

    private static boolean isNotification(String event) {
        return event.contains(" notification ");
    }

    private static Stream<String> rows() throws IOException {
        try (InputStream table =
                Objects.requireNonNull(StreamVisibilityTest.class.getResourceAsStream("/scenarios/streams.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList().stream();
        }
    }
}
