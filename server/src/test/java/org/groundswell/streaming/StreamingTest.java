package org.groundswell.streaming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.Logins;
import org.groundswell.auth.OAuth;
import org.groundswell.http.websocket.CloseCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Live events through WebSockets, as apps use them. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamingTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    @TempDir
    static Path directory;

    @Parameter
    TestDatabase kind;

    private TestServer server;
    private Account ana;
    private String anasToken;
    private Account bo;
    private String bosToken;

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
        anasToken = server.token(ana, "read write follow");
        bo = server.account("bo" + number);
        bosToken = server.token(bo, "read write follow");
    }

    private String post(String token, String text, String... more) {
        String[] form = new String[2 + more.length];
        form[0] = "status";
        form[1] = text;
        System.arraycopy(more, 0, form, 2, more.length);
        return server.post("/api/v1/statuses", token, form).json().path("id").asString();
    }

    @Test
    void aPublicPostIsSentAsTheApiShowsIt() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", anasToken)) {
            String id = post(bosToken, "\"quotes\", \\ and 🌊\nof #Lines");
            JsonNode message = app.next();
            assertThat(message.path("stream").valueStream().map(JsonNode::asString))
                    .containsExactly("public");
            assertThat(message.path("event").asString()).isEqualTo("update");
            assertThat(SocketClient.payload(message))
                    .isEqualTo(server.get("/api/v1/statuses/" + id, anasToken).json());
        }
    }

    /** Each stream gets the posts of its timeline, under the names by which it was subscribed to. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            public              | a post                | yes
            public:local        | a post                | yes
            public:remote       | a post                | no
            public:media        | a post                | no
            public:local:media  | a post                | no
            public:remote:media | a post                | no
            direct              | a post                | no
            user:notification   | a post                | no
            hashtag&tag=WAVES   | with #Waves           | yes
            hashtag&tag=%23waves | with #Waves          | yes
            hashtag:local&tag=waves | with #waves       | yes
            hashtag&tag=waves   | with #wavesandmore    | no
            """)
    void aStreamHasThePostsOfItsTimeline(String stream, String text, String sent) {
        try (SocketClient app =
                SocketClient.open(server.url, "?stream=" + stream, anasToken).subscribe("public")) {
            String id = post(bosToken, text);
            String end = post(bosToken, "the end");
            List<String> received = new ArrayList<>();
            for (String next = app.nextInShort(); !next.equals("public update " + end); next = app.nextInShort()) {
                received.add(next);
            }
            String[] names = URLDecoder.decode(stream, StandardCharsets.UTF_8).split("&tag=");
            String expected = String.join(",", names).replace("#", "") + " update " + id;
            assertThat(received.contains(expected))
                    .as(received + " has " + expected)
                    .isEqualTo(sent.equals("yes"));
        }
    }

    @Test
    void editsAndDeletionsFollowAPost() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=hashtag&tag=tide", anasToken)) {
            String id = post(bosToken, "the #tide comes");
            assertThat(app.nextInShort()).isEqualTo("hashtag,tide update " + id);
            server.post("/api/v1/statuses/" + id + "/favourite", anasToken);
            server.form("PUT", "/api/v1/statuses/" + id, bosToken, "status", "the #tide goes");
            JsonNode edit = app.next();
            assertThat(edit.path("event").asString()).isEqualTo("status.update");
            // With the viewer's own favourite.
            assertThat(SocketClient.payload(edit))
                    .isEqualTo(server.get("/api/v1/statuses/" + id, anasToken).json());
            assertThat(SocketClient.payload(edit).path("favourited").asBoolean())
                    .isTrue();
            server.delete("/api/v1/statuses/" + id, bosToken);
            assertThat(app.nextInShort()).isEqualTo("hashtag,tide delete " + id);
        }
    }

    @Test
    void postsOfSuspendedAndLimitedAccountsLeaveTheStreams() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=hashtag&tag=ebb", anasToken)) {
            String id = post(bosToken, "the #ebb begins");
            assertThat(app.nextInShort()).isEqualTo("hashtag,ebb update " + id);
            restrict(bo, now -> now.withLimited(true));
            assertThat(app.nextInShort()).isEqualTo("hashtag,ebb delete " + id);
            post(bosToken, "the #ebb goes on");
            restrict(bo, _ -> Restrictions.NONE);
            restrict(bo, now -> now.suspended(Instant.now()));
            String mine = post(anasToken, "another #ebb");
            // What is listed again is not new; what is hidden again is gone.
            assertThat(Stream.generate(app::nextInShort)
                            .takeWhile(message -> !message.equals("hashtag,ebb update " + mine)))
                    .allMatch(message -> message.startsWith("hashtag,ebb delete "));
        }
    }

    private void restrict(Account account, UnaryOperator<Restrictions> change) {
        Core core = server.server.core();
        core.database().writing(tx -> core.restricting().restrictions().change(tx, account.id(), change));
    }

    @Test
    void privateMentionsAreSentToTheirParticipantsAsConversations() {
        server.post("/api/v1/accounts/" + bo.id() + "/follow", anasToken);
        try (SocketClient app = SocketClient.open(server.url, "?stream=direct", anasToken);
                SocketClient author = SocketClient.open(server.url, "?stream=direct", bosToken)) {
            String first = post(bosToken, "for @" + ana.acct() + " alone", "visibility", "direct");
            JsonNode message = app.next();
            assertThat(message.path("event").asString()).isEqualTo("conversation");
            JsonNode conversation = SocketClient.payload(message);
            assertThat(conversation)
                    .isEqualTo(server.get("/api/v1/conversations", anasToken)
                            .json()
                            .get(0));
            assertThat(conversation.path("unread").asBoolean()).isTrue();
            assertThat(conversation.path("last_status").path("id").asString()).isEqualTo(first);
            assertThat(SocketClient.payload(author.next()).path("unread").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void aReplyInAMutedConversationSaysSo() {
        String first = post(anasToken, "a question");
        server.post("/api/v1/statuses/" + first + "/mute", anasToken);
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", anasToken)) {
            String muted = post(anasToken, "more of it", "in_reply_to_id", first);
            assertThat(update(app, muted).path("muted").asBoolean()).isTrue();
            server.post("/api/v1/statuses/" + first + "/unmute", anasToken);
            String more = post(anasToken, "and more", "in_reply_to_id", first);
            assertThat(update(app, more).path("muted").asBoolean()).isFalse();
        }
    }

    /** A post as a stream is sent it; what comes before, such as posts from before the stream was opened, is passed over. */
    private static JsonNode update(SocketClient app, String id) {
        JsonNode status = SocketClient.payload(app.next());
        while (!status.path("id").asString().equals(id)) {
            status = SocketClient.payload(app.next());
        }
        return status;
    }

    @Test
    void repliesToOthersAndBoostsAreNotInPublicStreams() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", anasToken)) {
            String first = post(anasToken, "a question");
            post(bosToken, "an answer", "in_reply_to_id", first);
            server.post("/api/v1/statuses/" + first + "/reblog", bosToken);
            String thread = post(anasToken, "more of it", "in_reply_to_id", first);
            assertThat(app.nextInShort()).isEqualTo("public update " + first);
            assertThat(app.nextInShort()).isEqualTo("public update " + thread);
        }
    }

    @Test
    void aSocketSubscribesAndUnsubscribes() {
        try (SocketClient app = SocketClient.open(server.url, "", anasToken)) {
            app.send("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"One\"}");
            app.send("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"two\"}");
            // A second subscription to the same stream changes nothing.
            app.send("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"two\"}")
                    .settle();
            String both = post(bosToken, "#one and #two");
            assertThat(List.of(app.nextInShort(), app.nextInShort()))
                    .containsExactlyInAnyOrder("hashtag,One update " + both, "hashtag,two update " + both);
            app.send("{\"type\":\"unsubscribe\",\"stream\":\"hashtag\",\"tag\":\"two\"}")
                    .settle();
            post(bosToken, "#two alone");
            String one = post(bosToken, "#one alone");
            assertThat(app.nextInShort()).isEqualTo("hashtag,One update " + one);
        }
    }

    @Test
    void notificationsAndChangesOfFiltersAreSentToTheirAccountAlone() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=user", anasToken);
                SocketClient other = SocketClient.open(server.url, "?stream=user:notification", bosToken)) {
            server.post("/api/v1/accounts/" + ana.id() + "/follow", bosToken);
            JsonNode message = app.next();
            assertThat(message.path("event").asString()).isEqualTo("notification");
            JsonNode shown =
                    server.get("/api/v1/notifications", anasToken).json().get(0);
            assertThat(SocketClient.payload(message)).isEqualTo(shown);
            server.json("POST", "/api/v2/filters", anasToken, "{\"title\":\"a\",\"context\":[\"public\"]}");
            JsonNode changed = app.next();
            assertThat(changed.path("event").asString()).isEqualTo("filters_changed");
            assertThat(changed.has("payload")).isFalse();
            server.post("/api/v1/accounts/" + bo.id() + "/follow", anasToken);
            assertThat(SocketClient.payload(other.next()).path("type").asString())
                    .isEqualTo("follow");
        }
    }

    @Test
    void aTokenForNotificationsAloneGetsNothingElse() {
        String token = server.token(ana, "read:notifications");
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", token)) {
            assertThat(app.next().path("status").asInt()).isEqualTo(403);
            app.subscribe("user:notification");
            post(bosToken, "a post");
            post(bosToken, "hello @" + ana.acct());
            assertThat(app.next().path("event").asString()).isEqualTo("notification");
        }
    }

    @Test
    void theScopeForStatusesBringsNoNotifications() {
        String token = server.token(ana, "read:statuses");
        try (SocketClient app = SocketClient.open(server.url, "?stream=user", token)) {
            app.subscribe("public");
            post(bosToken, "hello @" + ana.acct());
            assertThat(app.next().path("event").asString()).isEqualTo("update");
            app.settle();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"subscribe","stream":"everything"}               | Unknown stream type           | 400
            {"type":"subscribe"}                                     | Unknown stream type           | 400
            {"type":"subscribe","stream":7}                          | Unknown stream type           | 400
            {"type":"subscribe","stream":"hashtag"}                  | Missing tag name parameter    | 400
            {"type":"subscribe","stream":"hashtag","tag":" "}        | Missing tag name parameter    | 400
            {"type":"subscribe","stream":"hashtag","tag":"a b"}      | This is not a valid tag       | 400
            {"type":"subscribe","stream":"list"}                     | Missing list name parameter   | 400
            {"type":"subscribe","stream":"list","list":"1"}          | Record not found              | 404
            {"type":"subscribe","stream":"list","list":"words"}      | Record not found              | 404
            """)
    void aWrongSubscriptionIsAnswered(String message, String error, int status) {
        try (SocketClient app = SocketClient.open(server.url, "", anasToken)) {
            JsonNode answer = app.send(message).next();
            assertThat(answer.path("error").asString()).isEqualTo(error);
            assertThat(answer.path("status").asInt()).isEqualTo(status);
        }
    }

    @Test
    void listsOfOthersDoNotExist() {
        String list = server.post("/api/v1/lists", bosToken, "title", "Friends")
                .json()
                .path("id")
                .asString();
        try (SocketClient app = SocketClient.open(server.url, "?stream=list&list=" + list, anasToken)) {
            assertThat(app.next().path("error").asString()).isEqualTo("Record not found");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "words", "[]", "[[[[", "null", "{\"type\":\"dance\"}", "{\"type\":[\"subscribe\"]}", "{}"})
    void otherMessagesAreIgnored(String message) {
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", anasToken)) {
            app.send(message);
            String id = post(bosToken, "after it");
            assertThat(app.nextInShort()).isEqualTo("public update " + id);
        }
    }

    @Test
    void aTokenMayBeInTheAddressOrTheSubprotocol() {
        try (SocketClient app = SocketClient.open(server.url, "?access_token=" + anasToken, "");
                SocketClient browser = SocketClient.withProtocols(server.url, "", anasToken)) {
            app.subscribe("public");
            browser.subscribe("public");
            assertThat(browser.protocol()).isEqualTo(anasToken);
            String id = post(bosToken, "a post");
            assertThat(app.nextInShort()).isEqualTo("public update " + id);
            assertThat(browser.nextInShort()).isEqualTo("public update " + id);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wrong"})
    void withoutATokenThereIsNoSocket(String token) {
        assertThatThrownBy(() -> SocketClient.open(server.url, "?stream=public", token))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(401));
    }

    /** All ways in which a token ends. */
    @ParameterizedTest
    @ValueSource(strings = {"revoked", "app", "password", "frozen", "suspended", "account"})
    void streamsEndWithTheirToken(String how) {
        try (SocketClient app = SocketClient.open(server.url, "?stream=public", anasToken);
                SocketClient other = SocketClient.open(server.url, "?stream=public", bosToken)) {
            Logins logins = server.server.core().people().logins();
            OAuth oauth = server.server.core().people().oauth();
            switch (how) {
                case "revoked" -> {
                    JsonNode client = server.post(
                                    "/api/v1/apps", "", "client_name", "x", "redirect_uris", OAuth.OUT_OF_BAND)
                            .json();
                    String id = client.path("client_id").asString();
                    String secret = client.path("client_secret").asString();
                    String token = oauth.password(
                                    id,
                                    secret,
                                    logins.signIn(ana.acct().username(), TestServer.PASSWORD, "192.0.2.9"),
                                    "read")
                            .secret();
                    try (SocketClient third = SocketClient.open(server.url, "", token)) {
                        server.post("/oauth/revoke", "", "client_id", id, "client_secret", secret, "token", token);
                        assertThat(third.closeCode()).isEqualTo(CloseCode.POLICY_VIOLATION.number());
                    }
                    return;
                }
                case "app" -> oauth.revokeApp(ana.id(), 0);
                case "frozen" -> restrict(ana, now -> now.withFrozen(true));
                case "suspended" -> restrict(ana, now -> now.suspended(Instant.now()));
                case "password" -> logins.changePassword(ana.id(), TestServer.PASSWORD, "another long password");
                default -> server.server.core().deleting().accounts().begin(ana.id());
            }
            assertThat(app.closeCode()).isEqualTo(CloseCode.POLICY_VIOLATION.number());
            // Those of others stay.
            other.settle();
        }
    }

    @Test
    void aThousandSubscriptionsAreRefused() {
        try (SocketClient app = SocketClient.open(server.url, "", anasToken)) {
            for (int i = 0; i <= Registry.MOST_SUBSCRIPTIONS; i++) {
                app.send("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"tag" + i + "\"}");
            }
            assertThat(app.next().path("error").asString()).startsWith("A connection can subscribe to at most 100");
            // One at a time: a client that still sends when the server closes may be reset before it reads the code.
            for (int i = 0; i < 900 && !app.isClosed(); i++) {
                app.trySend("{\"type\":\"subscribe\",\"stream\":\"hashtag\",\"tag\":\"more" + i + "\"}");
                app.nextUnlessClosed();
            }
            assertThat(app.closeCode()).isEqualTo(CloseCode.POLICY_VIOLATION.number());
        }
    }
}
