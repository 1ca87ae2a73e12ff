package org.groundswell.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that say what went wrong. */
class ErrorPagesTest {
    @Test
    void areShownWithoutADatabaseAsToAStranger(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, Map.of())) {
            var ana = server.account("ana");
            String session = server.server.core().people().logins().startSession(ana.id());
            assertThat(get(server, "/nowhere", session).body()).contains("Page not found", "@ana");
            server.server.core().database().close();
            Answer nowhere = get(server, "/assets/nothing", session);
            assertThat(nowhere.status()).isEqualTo(404);
            assertThat(nowhere.body()).contains("Page not found").doesNotContain("@ana");
            assertThat(nowhere.header("Set-Cookie")).isEmpty();
            Answer failed = get(server, "/home", session);
            assertThat(failed.status()).isBetween(500, 503);
            assertThat(failed.header("Content-Type")).contains("text/html; charset=utf-8");
            assertThat(get(server, "/assets/app.css", session).status()).isEqualTo(200);
        }
    }

    @Test
    void sayWhatIsWrongWithAnAddress(@TempDir Path data) {
        try (TestServer server = TestServer.start(data, Map.of())) {
            String ana = server.token(server.account("ana"), "read write");
            server.post("/api/v1/statuses", ana, "status", "#LampsOn");
            assertThat(server.get("/?place=ZZ").body()).contains("There is no such place");
            assertThat(server.get("/tags/lampson?wave=7").status()).isEqualTo(404);
            assertThat(server.get("/tags/lampson?wave=7").body()).contains("There is no wave 7: the tag has");
            assertThat(server.get("/tags/nobodyusedthis/story").body()).contains("#nobodyusedthis has no posts");
            assertThat(server.get("/compare").body()).contains("Compare two tags", "name=\"a\"", "name=\"b\"");
            assertThat(server.get("/compare?a=LampsOn&b=a-b").status()).isEqualTo(422);
            assertThat(server.get("/compare?a=LampsOn&b=a-b").body())
                    .contains("The second tag (b) must be a tag like WeWalkHome");
            assertThat(server.get("/?at=2099-01-01T00:00").body()).contains("The moment must be a time in the past");
            for (String at : List.of(
                    "2099-01-01T00:00:00Z", "%2B999999999-12-31T23:59", "-999999999-01-01T00:00", "1969-12-31T23:59")) {
                for (String path : List.of("/?at=", "/tags/lampson?at=")) {
                    assertThat(server.get(path + at).body())
                            .as(path + at)
                            .contains("The moment must be a time in the past");
                }
            }
            assertThat(server.get("/?at=yesterday").body()).contains("The moment must be a date and a time like");
        }
    }

    /** Feed readers and frames ask again and again; and no cookie is needed where there is no form. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/@nobody/feed.atom", "/@nobody/1/embed", "/stories/none/embed", "/tags/%00/live", "/nowhere"})
    void giveNobodyACookie(String path, @TempDir Path data) {
        try (TestServer server = TestServer.start(data, Map.of())) {
            Answer answer = server.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.body()).contains("Page not found").doesNotContain("csrf");
        }
    }

    private static Answer get(TestServer server, String path, String session) {
        return server.send(server.request(path).header("Cookie", "groundswell=" + session));
    }
}
