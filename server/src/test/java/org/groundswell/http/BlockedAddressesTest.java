package org.groundswell.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.auth.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Requests from addresses without access, through the front door; the address is the one that a trusted proxy gives. */
class BlockedAddressesTest {
    private static TestServer server;
    private static String moderator;

    @BeforeAll
    static void start(@TempDir Path data) {
        server = TestServer.start(data, Map.of());
        moderator = server.token(server.account("mo", Role.MODERATOR), "admin:read admin:write");
        for (String ip : new String[] {"192.0.2.0/24", "2001:db8::/32"}) {
            assertThat(server.post("/api/v1/admin/ip_blocks", moderator, "ip", ip, "severity", "no_access")
                            .status())
                    .isEqualTo(200);
        }
        server.post("/api/v1/admin/ip_blocks", moderator, "ip", "203.0.113.0/24", "severity", "sign_up_block");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestServer.Answer from(String address, String path) {
        return server.send(server.request(path).header("X-Forwarded-For", address));
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, /api/v1/instance, 403",
        "192.0.2.255, /api/v1/streaming/health, 403",
        "2001:db8:1:2::3, /api/v1/instance, 403",
        "192.0.2.1, /, 403",
        "192.0.2.1, /auth/sign_in, 403",
        "192.0.2.1, /health, 403",
        "192.0.2.1, /no/such/page, 403",
        "'192.0.2.1, 192.0.3.1', /api/v1/instance, 200",
        "192.0.3.1, /api/v1/instance, 200",
        "203.0.113.1, /auth/sign_up, 200",
    })
    void areRefused(String address, String path, int status) {
        assertThat(from(address, path).status()).isEqualTo(status);
    }

    @Test
    void theRefusalSaysWhatHappened() {
        TestServer.Answer api = from("192.0.2.1", "/api/v1/instance");
        assertThat(api.json().path("error").asString()).contains("blocked requests from your network");
        assertThat(api.header("Access-Control-Allow-Origin")).contains("*");
        TestServer.Answer page = from("192.0.2.1", "/");
        assertThat(page.body()).contains("blocked requests from your network");
        assertThat(page.header("Content-Type")).contains("text/plain; charset=utf-8");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.1, ana, 403", "203.0.114.1, ben, 200"})
    void aSignUpIsRefused(String address, String name, int status) {
        TestServer.Answer answer = server.send(server.request("/api/v1/accounts")
                .header("X-Forwarded-For", address)
                .header("Authorization", "Bearer " + appToken())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(TestServer.encoded(
                        "username",
                        name,
                        "email",
                        name + "@mail.example",
                        "password",
                        TestServer.PASSWORD,
                        "agreement",
                        "true"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body().contains("do not accept sign-ups from your network"))
                .isEqualTo(status == 403);
    }

    private static String appToken() {
        JsonNode app = server.post(
                        "/api/v1/apps", "", "client_name", "app", "redirect_uris", "app://x", "scopes", "read write")
                .json();
        return server.post(
                        "/oauth/token",
                        "",
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        app.path("client_id").asString(),
                        "client_secret",
                        app.path("client_secret").asString(),
                        "scope",
                        "read write")
                .json()
                .path("access_token")
                .asString();
    }
}
