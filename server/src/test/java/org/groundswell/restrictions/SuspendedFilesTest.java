package org.groundswell.restrictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.emojis.TestEmojis;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.AccountAction;
import org.groundswell.moderation.Decision;
import org.groundswell.moderation.StrikeType;
import org.groundswell.web.Browser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** The files of a suspended account are for moderators alone, unless another account has the same ones. */
@OnEveryDatabase
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuspendedFilesTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    static Path directory;

    private TestServer server;
    private AccountId mo;
    private Browser moderator;
    private int names;

    @BeforeParameterizedClassInvocation
    void start() {
        server = TestServer.start(directory.resolve(kind.name()), kind.settings(Map.of()));
        mo = server.account("mo", Role.MODERATOR).id();
        moderator = new Browser(server);
        moderator.signIn("mo");
    }

    @AfterParameterizedClassInvocation
    void stop() {
        server.close();
    }

    private record Someone(Account account, String token) {}

    private Someone someone() {
        Account account = server.account("someone" + ++names);
        return new Someone(account, server.token(account, "read write"));
    }

    private String profile(Someone owner, String picture, byte[] file) {
        JsonNode account = server.upload("PATCH", "/api/v1/accounts/update_credentials", owner.token(), picture, file)
                .json();
        return account.path(picture).asString();
    }

    private JsonNode upload(Someone owner, byte[] file) {
        return server.upload("/api/v2/media", owner.token(), "file", file).json();
    }

    private String post(Someone owner, JsonNode medium) {
        return server.post(
                        "/api/v1/statuses",
                        owner.token(),
                        "media_ids[]",
                        medium.path("id").asString())
                .json()
                .path("id")
                .asString();
    }

    private void suspend(Someone owner) {
        server.server
                .core()
                .reporting()
                .accounts()
                .decide(
                        mo,
                        owner.account().id(),
                        new Decision(new AccountAction.Restrict(StrikeType.SUSPENDED), "", false, Optional.empty()));
    }

    private void reinstate(Someone owner) {
        server.server.core().reporting().accounts().lift(mo, owner.account().id(), StrikeType.SUSPENDED);
    }

    private int status(String address, String... headers) {
        return server.bytes(address, headers).statusCode();
    }

    @Test
    void theyGoWithASuspensionAndComeBackWithItsEnd() {
        Someone ana = someone();
        String avatar = profile(ana, "avatar", TestMedia.png(60, 61));
        String header = profile(ana, "header", TestMedia.png(90, 31));
        JsonNode medium = upload(ana, TestMedia.png(700, 300));
        post(ana, medium);
        JsonNode unposted = upload(ana, TestMedia.png(71, 30));
        List<String> files = List.of(
                avatar,
                header,
                medium.path("url").asString(),
                medium.path("preview_url").asString(),
                unposted.path("url").asString());
        String tag = server.bytes(avatar).headers().firstValue("ETag").orElseThrow();

        suspend(ana);
        for (String each : files) {
            assertThat(status(each)).as(each).isEqualTo(404);
            assertThat(status(each, "Range", "bytes=0-9")).as(each).isEqualTo(404);
        }
        HttpResponse<byte[]> known = server.bytes(avatar, "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(404);
        assertThat(known.headers().firstValue("Cache-Control").orElse("")).doesNotContain("immutable", "public");

        reinstate(ana);
        for (String each : files) {
            assertThat(status(each)).as(each).isEqualTo(200);
        }
    }

    @Test
    void aFileThatAnotherAccountHasTooStays() {
        Someone ana = someone();
        Someone ben = someone();
        byte[] picture = TestMedia.png(300, 41);
        String shared = upload(ana, picture).path("url").asString();
        assertThat(upload(ben, picture).path("url").asString()).isEqualTo(shared);
        String avatar = profile(ana, "avatar", TestMedia.png(50, 50));
        assertThat(profile(ben, "header", TestMedia.png(51, 50))).isNotEqualTo(avatar);
        suspend(ana);
        assertThat(status(shared)).isEqualTo(200);
        assertThat(status(avatar)).isEqualTo(404);
        suspend(ben);
        assertThat(status(shared)).isEqualTo(404);
        reinstate(ben);
        assertThat(status(shared)).isEqualTo(200);
        assertThat(status(avatar)).isEqualTo(404);
    }

    @Test
    void emojisOfTheServerStayWhoeverHasAddedThem() {
        Account admin = server.account("root" + ++names, Role.ADMIN);
        new TestEmojis(server.server.core(), admin.id()).add("wave" + names, "", TestMedia.png(20, 22));
        String url =
                server.get("/api/v1/custom_emojis").json().get(0).path("url").asString();
        assertThat(status(url)).isEqualTo(200);
    }

    @Test
    void moderatorsSeeThemAtTheirDesk() {
        Someone ana = someone();
        JsonNode medium = upload(ana, TestMedia.png(301, 43));
        String post = post(ana, medium);
        byte[] original = server.bytes(medium.path("url").asString()).body();
        suspend(ana);
        String desk = "/admin/accounts/" + ana.account().id();
        await().until(() -> !shots(desk).isEmpty() && shots(desk).startsWith("/admin/media/"));
        String link = shots(desk);
        HttpResponse<byte[]> file = moderator.bytes(link);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).isEqualTo(original);
        assertThat(file.headers().allValues("Cache-Control")).containsExactly("private, no-store");
        assertThat(file.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(server.bytes(link).statusCode()).as("anonymous").isEqualTo(404);
        Browser other = new Browser(server);
        other.signIn(someone().account().acct().username());
        assertThat(other.bytes(link).statusCode()).isEqualTo(404);
        assertThat(moderator.bytes("/admin/media/x.png").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/statuses/" + post).status()).isEqualTo(404);
    }

    private String shots(String desk) {
        Document page = Jsoup.parse(moderator.get(desk).body());
        return page.select("a.shot").attr("href");
    }
}
