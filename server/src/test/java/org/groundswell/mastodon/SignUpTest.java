package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Scopes;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Signing up with an app: all errors at once, field by field, with the codes of Mastodon's documentation. */
class SignUpTest {
    private static TestServer server;
    private static String app;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = TestServer.start(directory, Map.of(Setting.REGISTRATIONS, "approval"));
        server.account("here");
        app = server.server
                .core()
                .people()
                .oauth()
                .issue(new Grant(0, Optional.empty(), Scopes.parse("read write")))
                .secret();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A valid sign-up, with some values changed. */
    private static Answer signUp(Map<String, String> changes) {
        Map<String, String> said = new LinkedHashMap<>(Map.of(
                "username", "newcomer",
                "email", "newcomer@mail.example",
                "password", "long enough to be one",
                "agreement", "true",
                "locale", "en",
                "reason", "I know @here"));
        said.putAll(changes);
        List<String> form = new ArrayList<>();
        said.forEach((name, value) -> form.addAll(List.of(name, value)));
        return server.post("/api/v1/accounts", app, form.toArray(new String[0]));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("username", "", "ERR_BLANK"),
                Arguments.of("username", "new comer", "ERR_INVALID"),
                Arguments.of("username", "n".repeat(31), "ERR_TOO_LONG"),
                Arguments.of("username", "HERE", "ERR_TAKEN"),
                Arguments.of("username", "Support", "ERR_RESERVED"),
                Arguments.of("email", "", "ERR_BLANK"),
                Arguments.of("email", "newcomer at mail", "ERR_INVALID"),
                Arguments.of("email", "n".repeat(250) + "@mail.example", "ERR_TOO_LONG"),
                Arguments.of("email", "Here@mail.example", "ERR_TAKEN"),
                Arguments.of("password", "", "ERR_BLANK"),
                Arguments.of("password", "1234567", "ERR_TOO_SHORT"),
                Arguments.of("password", "p".repeat(257), "ERR_TOO_LONG"),
                Arguments.of("agreement", "false", "ERR_ACCEPTED"),
                Arguments.of("agreement", "", "ERR_ACCEPTED"),
                Arguments.of("locale", "klingon", "ERR_INCLUSION"),
                Arguments.of("country", "XX", "ERR_INCLUSION"),
                Arguments.of("reason", " \n", "ERR_BLANK"),
                Arguments.of("reason", "r".repeat(1_001), "ERR_TOO_LONG"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void eachFaultHasItsCode(String field, String value, String code) {
        Answer refused = signUp(Map.of(field, value));
        assertThat(refused.status()).isEqualTo(422);
        JsonNode details = refused.json().path("details");
        assertThat(details.propertyNames()).containsExactly(field);
        assertThat(details.path(field)).hasSize(1);
        JsonNode fault = details.path(field).get(0);
        assertThat(fault.path("error").asString()).isEqualTo(code);
        assertThat(refused.json().path("error").asString())
                .startsWith("Validation failed: ")
                .endsWith(fault.path("description").asString());
    }

    @Test
    void allFaultsAreSaidAtOnce() {
        Answer refused = signUp(Map.of("username", "here", "email", "none", "password", "", "agreement", "0"));
        JsonNode details = refused.json().path("details");
        assertThat(details.propertyNames()).containsExactlyInAnyOrder("username", "email", "password", "agreement");
        assertThat(refused.json().path("error").asString())
                .contains(
                        "Username is taken", "Email must be", "Password can't be blank", "Agreement must be accepted");
        assertThat(server.post("/api/v1/accounts", app).json().path("details").propertyNames())
                .containsExactlyInAnyOrder("username", "email", "password", "agreement", "reason");
    }

    @Test
    void aCompleteSignUpMakesAnAccount() {
        Answer made = signUp(Map.of("username", "welcome", "email", "welcome@mail.example"));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.json().path("access_token").asString()).isNotEmpty();
        assertThat(signUp(Map.of("username", "welcome2", "email", "WELCOME@mail.example"))
                        .json()
                        .path("details")
                        .path("email")
                        .get(0)
                        .path("error")
                        .asString())
                .isEqualTo("ERR_TAKEN");
    }

    @Test
    void aSignUpWithoutInvitationDoesNotRevealAccounts(@TempDir Path directory) {
        try (TestServer closed = TestServer.start(directory, Map.of(Setting.REGISTRATIONS, "invite"))) {
            closed.account("here");
            String token = closed.server
                    .core()
                    .people()
                    .oauth()
                    .issue(new Grant(0, Optional.empty(), Scopes.parse("write")))
                    .secret();
            for (String name : List.of("here", "free")) {
                Answer refused = closed.post(
                        "/api/v1/accounts",
                        token,
                        "username",
                        name,
                        "email",
                        name + "@mail.example",
                        "password",
                        TestServer.PASSWORD,
                        "agreement",
                        "true",
                        "invite_code",
                        "a".repeat(43));
                assertThat(refused.status()).as(name).isEqualTo(403);
            }
        }
    }
}
