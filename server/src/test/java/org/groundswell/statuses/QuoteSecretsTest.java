package org.groundswell.statuses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.app.Core;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Once a quoted post is withdrawn, in whichever way, nothing of it is shown by way of the posts that quote it. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteSecretsTest {
    private static final String SECRET = "marmalade";
    private static final String ALT = "a jar on a shelf";

    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private int round;
    private Account ana;
    private Account ben;
    private String anas = "";
    private String bens = "";
    private String reader = "";
    private String quoted = "";
    private String quoting = "";
    /** Quotes the post that quotes, and boosts it. */
    private String second = "";

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        reader = server.person("reader");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    @BeforeEach
    void quote() {
        ana = server.account("ana" + ++round);
        ben = server.account("ben" + round);
        anas = server.token(ana, "read write follow");
        bens = server.token(ben, "read write follow");
        server.post("/api/v1/accounts/" + ben.id() + "/follow", reader);
        String media = server.upload("/api/v2/media", anas, "file", TestMedia.png(300 + round, 200), "description", ALT)
                .json()
                .path("id")
                .asString();
        quoted = say(anas, "status", "All about " + SECRET + " #jam", "media_ids[]", media);
        quoting = say(bens, "status", "Look at this #spread", "quoted_status_id", quoted);
        second = say(reader, "status", "And at this", "quoted_status_id", quoting);
        server.post("/api/v1/statuses/" + quoting + "/reblog", reader);
        server.post("/api/v1/statuses/" + quoting + "/favourite", reader);
        server.post("/api/v1/statuses/" + quoting + "/bookmark", bens);
    }

    @AfterEach
    void forget() {
        server.delete("/api/v1/statuses/" + quoting, bens);
    }

    private String say(String token, String... form) {
        Answer post = server.post("/api/v1/statuses", token, form);
        assertThat(post.status()).as(post.body()).isEqualTo(200);
        return post.json().path("id").asString();
    }

    /** The ways in which a post is withdrawn. */
    private enum Withdrawal {
        DELETED,
        REVOKED,
        BLOCKED,
        BLOCKING,
        SUSPENDED,
        ACCOUNT_DELETED
    }

    private void withdraw(Withdrawal how) {
        Core core = server.server.core();
        switch (how) {
            case DELETED -> server.delete("/api/v1/statuses/" + quoted, anas);
            case REVOKED -> server.post("/api/v1/statuses/" + quoted + "/quotes/" + quoting + "/revoke", anas);
            case BLOCKED -> server.post("/api/v1/accounts/" + ben.id() + "/block", anas);
            case BLOCKING -> server.post("/api/v1/accounts/" + ana.id() + "/block", bens);
            case SUSPENDED -> {
                core.database()
                        .writing(tx -> core.restricting()
                                .restrictions()
                                .change(tx, ana.id(), now -> now.suspended(Instant.now())));
                core.restricting().statuses().align(ana.id());
            }
            case ACCOUNT_DELETED -> {
                core.deleting().accounts().begin(ana.id());
                core.deleting().accounts().finishAll();
            }
        }
    }

    private void check(String path, String token) {
        Answer answer = token.isEmpty() ? server.get(path) : server.get(path, token);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.body()).as(path).doesNotContain(SECRET, ALT);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfAWithdrawnPostIsShown(Withdrawal how) {
        assertThat(server.get("/api/v1/statuses/" + quoting).body()).contains(SECRET);
        assertThat(server.get("/@" + ben.acct() + "/" + quoting + "/embed").body())
                .contains(SECRET);
        withdraw(how);
        await().untilAsserted(() ->
                assertThat(server.get("/api/v1/statuses/" + quoting).body()).doesNotContain(SECRET));
        for (String path : List.of(
                "/api/v1/statuses/" + quoting,
                "/api/v1/statuses/" + second,
                "/api/v1/statuses/" + quoting + "/context",
                "/api/v1/accounts/" + ben.id() + "/statuses",
                "/@" + ben.acct(),
                "/@" + ben.acct() + "/" + quoting,
                "/@" + ben.acct() + "/" + quoting + "/embed",
                "/@" + ben.acct() + "/feed.atom",
                "/@" + ben.acct() + "/feed.rss",
                "/api/oembed?url=" + server.url + "/@" + ben.acct() + "/" + quoting,
                "/tags/spread",
                "/tags/spread/feed.atom",
                "/api/v1/timelines/tag/spread")) {
            check(path, "");
        }
        for (String path : List.of(
                "/api/v1/statuses/" + quoting,
                "/api/v1/statuses/" + quoting + "/history",
                "/api/v1/statuses/" + quoting + "/source",
                "/api/v1/bookmarks",
                "/api/v1/notifications?limit=80",
                "/api/v2/notifications?limit=80",
                "/api/v2/search?q=spread&type=statuses",
                "/api/v2/search?q=from:me&type=statuses")) {
            check(path, bens);
        }
        for (String path : List.of(
                "/api/v1/timelines/home?limit=40",
                "/api/v1/favourites",
                "/api/v1/statuses/" + quoting + "/quotes",
                "/api/v1/notifications?limit=80")) {
            check(path, reader);
        }
    }

    @Test
    void whatIsRevokedStaysRevokedWhateverItsQuoterEdits() {
        withdraw(Withdrawal.REVOKED);
        server.form("PUT", "/api/v1/statuses/" + quoting, bens, "status", "Again", "quoted_status_id", quoted);
        server.form(
                "PUT", "/api/v1/statuses/" + quoted + "/interaction_policy", anas, "quote_approval_policy", "public");
        assertThat(server.get("/api/v1/statuses/" + quoting).body())
                .contains("Again", "\"state\":\"revoked\"")
                .doesNotContain(SECRET);
    }

    @Test
    void anEditBringsNoQuote() {
        String plain = say(bens, "status", "Nothing yet");
        Answer edited =
                server.form("PUT", "/api/v1/statuses/" + plain, bens, "status", "Now", "quoted_status_id", quoted);
        assertThat(edited.body()).doesNotContain(SECRET);
        assertThat(server.get("/api/v1/statuses/" + plain).json().path("quote").isNull())
                .isTrue();
    }

    @Test
    void aPolicyAppliesFromItsChangeOn() {
        server.form(
                "PUT", "/api/v1/statuses/" + quoted + "/interaction_policy", anas, "quote_approval_policy", "nobody");
        assertThat(server.post("/api/v1/statuses", bens, "status", "x", "quoted_status_id", quoted)
                        .status())
                .isEqualTo(403);
        assertThat(server.get("/api/v1/statuses/" + quoting).body()).contains(SECRET);
        for (String stranger : List.of(bens, reader)) {
            assertThat(server.post("/api/v1/statuses/" + quoted + "/quotes/" + quoting + "/revoke", stranger)
                            .status())
                    .isEqualTo(404);
        }
    }
}
