package org.groundswell.restrictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.groundswell.Counting;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Restrictions;
import org.groundswell.app.Core;
import org.groundswell.auth.OAuth;
import org.groundswell.auth.OAuthRefusal;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Page;
import org.groundswell.timelines.AccountFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an account can't do while moderators restrict it, and what others can't do to it. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestrictionsTest {
    private static final UnaryOperator<Restrictions> SUSPENDED = now -> now.suspended(Instant.now());
    private static final UnaryOperator<Restrictions> FROZEN = now -> now.withFrozen(true);

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private int names;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @Test
    void aCodeThatAnAppGotBeforeGivesNoToken() {
        String redirect = "https://app.example/cb";
        OAuth oauth = core().people().oauth();
        OAuth.Registered app = oauth.register(new OAuth.Registration("x", "", List.of(redirect), "read"));
        String client = app.app().clientId();
        for (UnaryOperator<Restrictions> change : List.of(FROZEN, SUSPENDED)) {
            AccountId account = account().id();
            OAuth.Request request = oauth.request(client, redirect, "read", "", "");
            String code = oauth.authorise(request, account);
            String early = oauth.authorise(request, account);
            assertThat(oauth.exchange(client, app.secret(), early, redirect, "").secret())
                    .isNotEmpty();
            restrict(account, change);
            assertThatThrownBy(() -> oauth.exchange(client, app.secret(), code, redirect, ""))
                    .isInstanceOfSatisfying(
                            OAuthRefusal.class,
                            refused -> assertThat(refused.kind()).isEqualTo(OAuthRefusal.Kind.INVALID_GRANT));
        }
    }

    private Core core() {
        return server.server.core();
    }

    private Account account() {
        names++;
        return server.account("restricted" + names);
    }

    private String token(Account account) {
        return server.token(account, "read write follow");
    }

    private void restrict(AccountId account, UnaryOperator<Restrictions> change) {
        core().database().writing(tx -> core().restricting().restrictions().change(tx, account, change));
    }

    private Answer page(String path, String session) {
        return server.send(
                server.request(path).header("Cookie", "groundswell=" + session).GET());
    }

    private static Stream<UnaryOperator<Restrictions>> thatLockOut() {
        return Stream.of(SUSPENDED, FROZEN);
    }

    @ParameterizedTest
    @MethodSource("thatLockOut")
    void tokensAndSessionsOfAnAccountThatMayNotActAreRefusedFromThatMoment(UnaryOperator<Restrictions> change) {
        Account ana = account();
        String token = token(ana);
        String session = core().people().logins().startSession(ana.id());
        assertThat(server.get("/api/v1/accounts/verify_credentials", token).status())
                .isEqualTo(200);
        assertThat(page("/home", session).status()).isEqualTo(200);

        restrict(ana.id(), change);
        Answer refused = server.post("/api/v1/statuses", token, "status", "still here");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("error").asString()).contains("frozen or suspended");
        assertThat(server.get("/api/v2/instance", token).status()).isEqualTo(403);
        assertThat(server.get("/api/v1/timelines/public", token).status()).isEqualTo(403);
        for (String path : new String[] {"/home", "/", "/notifications", "/settings", "/auth/sign_in"}) {
            Answer answer = page(path, session);
            assertThat(answer.status()).as(path).isEqualTo(303);
            assertThat(answer.header("Location")).as(path).contains("/account-status");
        }

        restrict(ana.id(), _ -> Restrictions.NONE);
        assertThat(server.post("/api/v1/statuses", token, "status", "back again")
                        .status())
                .isEqualTo(200);
        assertThat(page("/home", session).status()).isEqualTo(200);
    }

    @Test
    void aPostOfALimitedAccountIsUnlistedUntilTheLimitEnds() {
        Account ana = account();
        restrict(ana.id(), now -> now.withLimited(true));
        String token = token(ana);
        Answer posted = server.post("/api/v1/statuses", token, "status", "quietly #Limited");
        assertThat(posted.json().path("visibility").asString()).isEqualTo("unlisted");
        String id = posted.json().path("id").asString();
        assertThat(server.get("/api/v1/timelines/tag/limited").json()).isEmpty();
        assertThat(server.get("/api/v1/statuses/" + id, token).json()).isEqualTo(posted.json());

        restrict(ana.id(), now -> now.withLimited(false));
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/timelines/tag/limited").json()).hasSize(1));
        assertThat(server.get("/api/v1/statuses/" + id)
                        .json()
                        .path("visibility")
                        .asString())
                .isEqualTo("public");
    }

    @Test
    void aLimitedAccountThatEditsStaysOffTheLists() {
        Account ana = account();
        String token = token(ana);
        String id = server.post("/api/v1/statuses", token, "status", "loud #LimitedEdit")
                .json()
                .path("id")
                .asString();
        restrict(ana.id(), now -> now.withLimited(true));
        await().untilAsserted(() -> assertThat(
                        server.get("/api/v1/timelines/tag/limitededit").json())
                .isEmpty());
        assertThat(server.form("PUT", "/api/v1/statuses/" + id, token, "status", "louder #LimitedEdit")
                        .status())
                .isEqualTo(200);
        assertThat(server.get("/api/v1/timelines/tag/limitededit").json()).isEmpty();
    }

    @Test
    void newPostsAndEditsOfASensitiveAccountAreMarked() {
        Account ana = account();
        String token = token(ana);
        restrict(ana.id(), now -> now.withSensitive(true));
        Answer posted = server.post("/api/v1/statuses", token, "status", "a picture", "sensitive", "false");
        assertThat(posted.json().path("sensitive").asBoolean()).isTrue();
        String path = "/api/v1/statuses/" + posted.json().path("id").asString();
        Answer edited = server.form("PUT", path, token, "status", "another picture", "sensitive", "false");
        assertThat(edited.json().path("sensitive").asBoolean()).isTrue();
        restrict(ana.id(), now -> now.withSensitive(false));
        assertThat(server.post("/api/v1/statuses", token, "status", "a text")
                        .json()
                        .path("sensitive")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void aSuspendedAccountCanNeitherBeFollowedNorMentioned() {
        Account ana = account();
        String token = token(account());
        restrict(ana.id(), SUSPENDED);
        assertThat(server.post("/api/v1/accounts/" + ana.id() + "/follow", token)
                        .status())
                .isEqualTo(404);
        Answer posted = server.post("/api/v1/statuses", token, "status", "hello @" + ana.acct());
        assertThat(posted.json().path("mentions")).isEmpty();
        assertThat(server.get("/@" + ana.acct()).status()).isEqualTo(410);
        assertThat(server.get("/@" + ana.acct()).body()).contains("This account is suspended");
        assertThat(server.get("/api/v1/accounts/lookup?acct=" + ana.acct())
                        .json()
                        .path("suspended")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void anImportDoesNotBringASuspendedAccountBack() throws IOException {
        importPost("1", "the first #Imports");
        Account author = core().people().accounts().find("eve@else.example").orElseThrow();
        assertThat(author.acct()).isEqualTo(new Acct("eve", "else.example"));
        restrict(author.id(), SUSPENDED);
        await().untilAsserted(() -> assertThat(shown(author.id())).isZero());
        importPost("2", "the second #Imports");
        assertThat(shown(author.id())).isZero();
        assertThat(server.get("/api/v1/timelines/tag/imports").json()).isEmpty();

        restrict(author.id(), Restrictions::notSuspended);
        await().untilAsserted(() -> assertThat(shown(author.id())).isEqualTo(2));
        assertThat(server.get("/api/v1/timelines/tag/imports").json()).hasSize(2);
        awaitRightCounts();
    }

    private void importPost(String id, String text) throws IOException {
        String line = """
                {"id":"%s","account":"eve@else.example","created_at":"%s","text":"%s"}
                """.formatted(id, Instant.now().minus(Duration.ofHours(1)), text);
        core().importing().importer().run(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    private int shown(AccountId account) {
        return core().publishing()
                .timelines()
                .account(Optional.empty(), account, AccountFilter.ALL, Page.first(10))
                .size();
    }

    @Test
    void aSuspendedAccountIsDeletedWithAllItsPosts() {
        Account ana = account();
        String token = token(ana);
        String id = server.post("/api/v1/statuses", token, "status", "once #Gone")
                .json()
                .path("id")
                .asString();
        String fan = token(account());
        server.post("/api/v1/statuses/" + id + "/reblog", fan);
        restrict(ana.id(), SUSPENDED);
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/statuses/" + id).status()).isEqualTo(404));
        core().deleting().accounts().begin(ana.id());
        core().deleting().accounts().finishAll();
        core().publishing().posting().removeLeftovers();
        assertThat(server.get("/api/v1/accounts/" + ana.id()).status()).isEqualTo(404);
        awaitRightCounts();
    }

    /** The counts of tags follow the event log, a little later. */
    private void awaitRightCounts() {
        await().untilAsserted(() -> assertThat(core().database().<List<String>>read(Counting::wrong))
                .isEmpty());
    }
}
