package org.groundswell.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.Patience;
import org.groundswell.TestServer.Answer;
import org.groundswell.media.TestMedia;
import org.groundswell.web.Browser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Debian's {@code toot}, in a terminal. */
class TootTest extends ClientTest {
    private static final String TOOT = "/usr/bin/toot";

    @BeforeAll
    static void isInstalled() {
        assumeTrue(Files.isExecutable(Path.of(TOOT)), "toot is not installed");
    }

    @Test
    void signsInPostsReadsBoostsFollowsAndSearches() throws Exception {
        signInToot();
        assertThat(toot("whoami")).contains("@ana");
        assertThat(toot("post", "Hello from a terminal #March")).contains("Toot posted");
        String ben = server.token(account("ben"), "read write");
        String id = server.post("/api/v1/statuses", ben, "status", "Ben marches too #march")
                .json()
                .path("id")
                .asString();
        assertThat(toot("timeline", "--once", "--tag", "march"))
                .contains("Ben marches too")
                .contains("Hello from a terminal");
        assertThat(toot("timeline", "--once", "--public")).contains("Ben marches too");
        assertThat(toot("follow", "ben")).contains("now following");
        assertThat(toot("timeline", "--once")).contains("Ben marches too");
        assertThat(toot("reblog", id)).contains("Status reblogged");
        assertThat(toot("favourite", id)).contains("Status favourited");
        assertThat(toot("thread", id)).contains("Ben marches too");
        await().untilAsserted(() -> assertThat(toot("search", "#mar")).contains("#March"));
        assertThat(toot("tags_follow", "march")).contains("now following");
        assertThat(server.get("/api/v1/statuses/" + id)
                        .json()
                        .path("reblogs_count")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void postsAPicture() throws Exception {
        signInToot();
        Path picture = Files.write(directory.resolve("picture.png"), TestMedia.png(60, 40));
        assertThat(toot("post", "With a picture", "--media", picture.toString(), "--description", "two halves"))
                .contains("Toot posted");
        JsonNode media = server.get("/api/v1/timelines/public")
                .json()
                .path(0)
                .path("media_attachments")
                .path(0);
        assertThat(media.path("description").asString()).isEqualTo("two halves");
        assertThat(media.path("meta").path("original").path("width").asInt()).isEqualTo(60);
        assertThat(toot("timeline", "--once", "--public")).contains("With a picture");
    }

    @Test
    void schedulesAPost() throws Exception {
        signInToot();
        assertThat(toot("post", "Later", "--scheduled-in", "1 hour")).contains("Toot scheduled");
        String ana = server.token(account("ana"), "read");
        assertThat(server.get("/api/v1/scheduled_statuses", ana)
                        .json()
                        .path(0)
                        .path("params")
                        .path("text")
                        .asString())
                .isEqualTo("Later");
    }

    @Test
    void blocksAndMutes() throws Exception {
        signInToot();
        assertThat(toot("follow", "ben")).contains("now following");
        assertThat(toot("mute", "ben")).contains("muted");
        assertThat(toot("unmute", "ben")).contains("no longer muted");
        assertThat(toot("block", "ben")).contains("now blocking");
        assertThat(toot("following", "ana")).doesNotContain("ben");
        assertThat(toot("unblock", "ben")).contains("no longer blocked");
    }

    @Test
    void showsNotifications() throws Exception {
        signInToot();
        String ben = server.token(account("ben"), "read write");
        server.post("/api/v1/statuses", ben, "status", "Are you there, @ana?");
        await().untilAsserted(() ->
                assertThat(toot("notifications")).contains("mentioned you").contains("Are you there"));
        assertThat(toot("notifications", "--mentions")).contains("Are you there");
        assertThat(toot("notifications", "--clear")).contains("Cleared");
        assertThat(toot("notifications")).doesNotContain("Are you there");
    }

    /** The way for people whose terminal has no browser: toot shows an address, and takes the code that is shown there. */
    private void signInToot() throws Exception {
        Process toot = process(List.of(
                        TOOT, "login", "--instance", server.url.getAuthority(), "--disable-https", "--no-color"))
                .start();
        StringBuilder said = new StringBuilder();
        try (Reader output = new InputStreamReader(toot.getInputStream(), StandardCharsets.UTF_8);
                Writer input = new OutputStreamWriter(toot.getOutputStream(), StandardCharsets.UTF_8)) {
            readUntil(output, said, "[Y/n]");
            input.write("n\n");
            input.flush();
            Matcher address = Pattern.compile(Pattern.quote(server.url.toString()) + "(/oauth/authorize\\S+)")
                    .matcher(said);
            assertThat(address.find()).as(said.toString()).isTrue();
            Browser browser = new Browser(server);
            browser.signIn("ana");
            Answer page = browser.submit(browser.get(address.group(1)), "/oauth/authorize", "answer", "yes");
            input.write(page.body().replaceFirst("(?s).*<code>([^<]+)</code>.*", "$1") + "\n");
            input.flush();
            readUntil(output, said, "Successfully logged in");
        }
        assertThat(toot.waitFor(Patience.LONGEST)).isTrue();
    }

    private static void readUntil(Reader output, StringBuilder said, String what) throws IOException {
        while (said.indexOf(what) < 0) {
            int c = output.read();
            if (c < 0) {
                throw new AssertionError("ended before it said '" + what + "': " + said);
            }
            said.append((char) c);
        }
    }

    private String toot(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(TOOT));
        command.addAll(List.of(words));
        command.add("--no-color");
        return run(command);
    }
}
