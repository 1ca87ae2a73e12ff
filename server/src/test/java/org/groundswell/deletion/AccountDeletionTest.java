package org.groundswell.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Role;
import org.groundswell.model.Refusal;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;

/** After the deletion of an account, no data and no counts of it remain. */
@OnEveryDatabase
class AccountDeletionTest {
    @Parameter
    TestDatabase database;

    private TestServer server;
    private String ana;
    private String ben;
    private String post;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestServer.start(data, database.settings(Map.of()));
        ana = server.person("ana");
        ben = server.person("ben");
        String anas = id(ana, "I was there too #Lights");
        post = id(ben, "It is dark on Hill Street #Lights @ana");
        String ben2 = account("ben");
        server.post("/api/v1/statuses/" + post + "/favourite", ana);
        server.post("/api/v1/statuses/" + post + "/reblog", ana);
        server.post("/api/v1/statuses", ana, "status", "@ben so it is", "in_reply_to_id", post);
        server.post("/api/v1/accounts/" + ben2 + "/follow", ana);
        server.post("/api/v1/accounts/" + account("ana") + "/follow", ben);
        server.post("/api/v1/statuses/" + anas + "/favourite", ben);
        server.post("/api/v1/statuses/" + anas + "/reblog", ben);
        for (int i = 0; i < 250; i++) {
            id(ana, "Lamp number " + i + " #Lights");
        }
        await().untilAsserted(() -> assertThat(wave().path("posts").asInt()).isEqualTo(252));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String id(String token, String text) {
        return server.post("/api/v1/statuses", token, "status", text)
                .json()
                .path("id")
                .asString();
    }

    private String account(String name) {
        return server.get("/api/v1/accounts/lookup?acct=" + name)
                .json()
                .path("id")
                .asString();
    }

    private JsonNode wave() {
        return server.get("/api/v1/tags/lights/wave").json();
    }

    @Test
    void deletingAnAccountDeletesAllItsData() {
        Browser browser = new Browser(server);
        browser.signIn("ana");
        Answer wrong = browser.submit(browser.get("/settings"), "/settings/leave", "present", "a wrong password");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(server.get("/api/v1/accounts/lookup?acct=ana").status()).isEqualTo(200);

        Answer left = browser.submit(browser.get("/settings"), "/settings/leave", "present", TestServer.PASSWORD);

        assertThat(left.status()).isEqualTo(303);
        assertThat(server.get("/api/v1/accounts/verify_credentials", ana).status())
                .isEqualTo(401);
        assertThat(browser.get("/home").status()).isEqualTo(303);
        await().untilAsserted(() -> assertThat(server.get("/@ana").status()).isEqualTo(404));
        assertThat(server.get("/api/v1/accounts/lookup?acct=ana").status()).isEqualTo(404);
        JsonNode bens = server.get("/api/v1/statuses/" + post).json();
        assertThat(bens.path("favourites_count").asInt()).isZero();
        assertThat(bens.path("reblogs_count").asInt()).isZero();
        assertThat(bens.path("replies_count").asInt()).isZero();
        assertThat(bens.path("mentions").size()).isZero();
        JsonNode ben = server.get("/api/v1/accounts/lookup?acct=ben").json();
        assertThat(ben.path("followers_count").asInt()).isZero();
        assertThat(ben.path("following_count").asInt()).isZero();
        assertThat(ben.path("statuses_count").asInt()).isEqualTo(1);
        await().untilAsserted(() -> {
            assertThat(wave().path("posts").asInt()).isEqualTo(1);
            assertThat(wave().path("people").asInt()).isEqualTo(1);
        });
        assertThat(server.get("/tags/lights").body()).contains("Hill Street").doesNotContain("Lamp number");
        assertThatThrownBy(() -> server.account("Ana"))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessage("error.taken");
    }

    @Test
    void aTagWhoseAuthorsAreAllDeletedIsEmpty() {
        for (String name : new String[] {"ana", "ben"}) {
            server.server
                    .core()
                    .deleting()
                    .accounts()
                    .begin(server.server
                            .core()
                            .people()
                            .accounts()
                            .find(name)
                            .orElseThrow()
                            .id());
        }
        await().untilAsserted(() -> assertThat(wave().path("posts").asInt()).isZero());
        assertThat(server.get("/tags/lights").body()).contains("Be the first to use it.");
        assertThat(server.get("/tags/lights/story").status()).isEqualTo(404);
    }

    @Test
    void theLastAdministratorCannotBeDeleted() {
        Account root = server.account("root", Role.ADMIN);
        assertThatThrownBy(() -> server.server.core().deleting().accounts().begin(root.id()))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessage("error.last_administrator");
        assertThat(server.server.core().people().logins().login(root.id())).isPresent();
    }
}
