package org.groundswell.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.streaming.SocketClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** Private mentions that a policy or a shield holds: in the list of conversations and in the stream. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeldMentionsTest {
    private static final String REQUESTS = "/api/v1/notifications/requests";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private int round;
    private Account ana;
    private String mine;
    private String stranger;
    private String friend;

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
        round++;
        ana = server.account("ana" + round);
        mine = token(ana);
        stranger = token(server.account("stranger" + round));
        Account ben = server.account("friend" + round);
        friend = token(ben);
        server.post("/api/v1/accounts/" + ben.id() + "/follow", mine);
    }

    private String token(Account account) {
        return server.token(account, "read write follow");
    }

    private String direct(String token, String text) {
        return server.post("/api/v1/statuses", token, "status", "@" + ana.acct() + " " + text, "visibility", "direct")
                .json()
                .path("id")
                .asString();
    }

    private void settle() {
        await().until(() -> server.server.core().events().consumers().stream().allMatch(each -> each.behind() == 0));
    }

    private List<String> conversations() {
        settle();
        return lastStatuses("/api/v1/conversations");
    }

    private List<String> requests() {
        settle();
        return lastStatuses(REQUESTS);
    }

    private List<String> lastStatuses(String path) {
        return server.get(path, mine).json().values().stream()
                .map(each -> each.path("last_status").path("id").asString())
                .toList();
    }

    private void decide(String what) {
        String request = server.get(REQUESTS, mine).json().path(0).path("id").asString();
        assertThat(server.post(REQUESTS + "/" + request + "/" + what, mine).status())
                .isEqualTo(200);
    }

    private static String next(SocketClient stream) {
        JsonNode message = stream.next();
        assertThat(message.path("event").asString()).isEqualTo("conversation");
        return SocketClient.payload(message).path("last_status").path("id").asString();
    }

    @Test
    void theyWaitInTheRequestUntilItIsAccepted() {
        try (SocketClient app = SocketClient.open(server.url, "?stream=direct", mine)) {
            String held = direct(stranger, "hello");
            String second = direct(stranger, "it is me");
            assertThat(requests()).containsExactly(second);
            String shown = direct(friend, "hello");
            assertThat(conversations()).containsExactly(shown);
            assertThat(next(app)).isEqualTo(shown);
            decide("accept");
            assertThat(conversations()).containsExactly(shown, second, held);
            assertThat(List.of(next(app), next(app))).containsExactly(held, second);
            assertThat(requests()).isEmpty();
            String later = direct(stranger, "thank you");
            assertThat(conversations()).containsExactly(later, shown, second, held);
            assertThat(next(app)).isEqualTo(later);
        }
    }

    @Test
    void thePageOfConversationsSaysHowManyAreHeld() {
        String session = server.server.core().people().logins().startSession(ana.id());
        direct(friend, "hello");
        settle();
        assertThat(page(session)).doesNotContain("/notifications/requests");
        direct(stranger, "hello");
        settle();
        assertThat(page(session)).contains("<a href=\"/notifications/requests\">1 private mention is held</a>");
        String second = direct(stranger, "it is me");
        settle();
        assertThat(page(session)).contains("2 private mentions are held");
        server.delete("/api/v1/statuses/" + second, stranger);
        settle();
        assertThat(page(session)).contains("1 private mention is held");
        decide("accept");
        assertThat(page(session)).doesNotContain("/notifications/requests");
    }

    private String page(String session) {
        return server.send(server.request("/conversations").header("Cookie", "groundswell=" + session))
                .body();
    }

    @Test
    void theyStayOutWhenTheRequestIsDismissedAndLaterOnesAreHeldAgain() {
        direct(stranger, "hello");
        settle();
        decide("dismiss");
        assertThat(conversations()).isEmpty();
        String second = direct(stranger, "hello again");
        assertThat(conversations()).isEmpty();
        assertThat(requests()).containsExactly(second);
        server.form("PATCH", "/api/v2/notifications/policy", mine, "for_private_mentions", "accept");
        String third = direct(stranger, "at last");
        assertThat(conversations()).containsExactly(third);
        decide("accept");
        assertThat(conversations()).containsExactly(third, second);
    }

    @Test
    void theShieldHoldsThoseOfTheHourBeforeTooAndWhatItHeldComesBack() {
        server.form("PATCH", "/api/v2/notifications/policy", mine, "for_private_mentions", "accept");
        String before = direct(stranger, "hello");
        String friendly = direct(friend, "hello");
        assertThat(conversations()).containsExactly(friendly, before);
        server.post("/api/v1/shield/raise", mine);
        String meanwhile = direct(stranger, "are you there");
        assertThat(conversations()).containsExactly(friendly);
        assertThat(requests()).containsExactly(meanwhile);
        server.post("/api/v1/shield/lower", mine);
        String after = direct(stranger, "and now");
        assertThat(conversations()).containsExactly(after, friendly);
        decide("accept");
        assertThat(conversations()).containsExactly(after, meanwhile, friendly, before);
    }
}
