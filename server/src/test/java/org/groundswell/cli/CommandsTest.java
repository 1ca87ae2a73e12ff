package org.groundswell.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.groundswell.Program;
import org.groundswell.TestServer;
import org.groundswell.auth.Logins;
import org.groundswell.auth.webauthn.TestAuthenticator;
import org.groundswell.config.Setting;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.ServerLock;
import org.groundswell.mail.TestMail;
import org.groundswell.media.TestMedia;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands, run next to a running server with the same database file. */
class CommandsTest {
    @TempDir
    Path directory;

    private Path data;
    private TestServer server;

    private record Result(int code, String out, String err) {}

    @BeforeEach
    void start() {
        data = directory.resolve("data");
        server = TestServer.start(data, Map.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Result run(String input, String... words) throws IOException, InterruptedException {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = Program.with(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        int code = process.waitFor();
        return new Result(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void problemsThatAnOperatorCanFixAreOneLine() throws Exception {
        String taken = "localhost:" + server.url.getPort();
        Result port = run(
                "",
                "serve",
                "--listen",
                taken,
                "--data",
                directory.resolve("other").toString());
        assertThat(port.code()).isEqualTo(2);
        assertThat(port.err().lines()).singleElement().asString().startsWith("groundswell: can't listen on " + taken);

        Path file = Files.writeString(directory.resolve("file"), "");
        Result place = run("", "serve", "--listen", "localhost:0", "--data", file.toString());
        assertThat(place.code()).isEqualTo(2);
        assertThat(place.err().lines()).singleElement().asString().endsWith("there is a file with this name");
    }

    @Test
    void aStoryOfAWaveThatIsNotThereSaysSo() throws Exception {
        server.post("/api/v1/statuses", server.person("ana"), "status", "We came back #BridgeOfLights");
        for (String wave : List.of("9", "-1")) {
            Result none = run("", "story", "bridgeoflights", "--wave", wave, "--data", data.toString());
            assertThat(none.code()).isEqualTo(2);
            assertThat(none.err())
                    .endsWith("wave must be the number of one of the waves of #BridgeOfLights, from 1 on\n");
        }
    }

    @Test
    void aPersonWhoHasForgottenTheirPasswordGetsANewOne() throws Exception {
        String token = server.person("ana");
        Result made = run("", "account", "password", "ana", "--data", data.toString());
        assertThat(made.code()).as(made.err()).isZero();
        Logins logins = server.server.core().people().logins();
        assertThat(logins.signIn("ana", made.out().strip(), "192.0.2.1").account())
                .isEqualTo(server.server
                        .core()
                        .people()
                        .accounts()
                        .find("ana")
                        .orElseThrow()
                        .id());
        assertThat(server.get("/api/v1/accounts/verify_credentials", token).status())
                .isEqualTo(401);

        Result typed =
                run("another password\n", "account", "password", "ana", "--password-stdin", "--data", data.toString());
        assertThat(typed.out().strip()).isEqualTo("Set the password of @ana");
        assertThat(logins.signIn("ana", "another password", "192.0.2.1")).isNotNull();
        Result weak = run("short\n", "account", "password", "ana", "--password-stdin", "--data", data.toString());
        assertThat(weak.code()).isEqualTo(2);
        assertThat(weak.err()).contains("password must be 8 to 256 characters long");
        assertThat(run("", "account", "password", "nobody", "--data", data.toString())
                        .code())
                .isEqualTo(2);
    }

    @Test
    void aSecondServerOnTheSameDataIsRefused() throws Exception {
        String own = directory.resolve("own").toString();
        try (ServerLock _ = ServerLock.take(directory.resolve("own"), "")) {
            Result second = run("", "serve", "--listen", "localhost:0", "--data", own);
            assertThat(second.code()).isEqualTo(2);
            assertThat(second.err())
                    .hasLineCount(1)
                    .startsWith("groundswell: another server is running with the data in " + own);
            assertThatThrownBy(() -> ServerLock.take(directory.resolve("own"), ""))
                    .isInstanceOf(DatabaseException.class);
        }
        ServerLock.take(directory.resolve("own"), "").close();
    }

    @Test
    void twoFactorAuthenticationAndPasskeysAreTurnedOffForAPerson() throws Exception {
        AccountId ana = server.account("ana").id();
        Logins logins = server.server.core().people().logins();
        var options = logins.passkeys().begin(ana, TestServer.PASSWORD, "", "a cookie");
        TestAuthenticator authenticator =
                new TestAuthenticator(server.url.toString(), server.url.getHost(), TestAuthenticator.Algorithm.ES256);
        logins.passkeys().add(ana, "a cookie", "Key", authenticator.create(options.challenge()));

        Result off = run("", "account", "two-factor-off", "ana", "--data", data.toString());
        assertThat(off.out().lines())
                .containsExactly("Two-factor authentication is not on for @ana", "Removed 1 passkey of @ana");
        assertThat(logins.passkeys().of(ana)).isEmpty();
        Path elsewhere = data.resolve("elsewhere");
        Result nowhere = run("", "account", "two-factor-off", "ana", "--data", elsewhere.toString());
        assertThat(nowhere.code()).isEqualTo(2);
        assertThat(nowhere.err()).startsWith("groundswell: there is no server in " + elsewhere);
        assertThat(elsewhere).doesNotExist();
        Result gone = run("", "account", "two-factor-off", "ana", "--db", "jdbc:postgresql://localhost:1/none");
        assertThat(gone.code()).isEqualTo(2);
        assertThat(gone.err())
                .startsWith("groundswell: can't connect to the database: ")
                .hasLineCount(1);
        Result nobody = run("", "account", "two-factor-off", "nobody", "--data", data.toString());
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(run("", "account", "two-factor-off", "--help").out()).contains("passkeys");
    }

    @Test
    void aTestOfTheMailServerSendsOrSaysWhatIsWrong() throws Exception {
        String other = directory.resolve("other").toString();
        Result none = run("", "mail", "test", "you@mail.example", "--data", other);
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).contains("No mail server is set");

        String port;
        try (TestMail mail = TestMail.start()) {
            port = mail.settings().get(Setting.SMTP_PORT);
            String[] words = {"mail", "test", "You@mail.example", "--smtp-host", "localhost", "--smtp-port", port};
            Result sent = run("", words);
            assertThat(sent.code()).as(sent.err()).isZero();
            assertThat(sent.out()).contains("Sent a test message to you@mail.example");
            assertThat(mail.await("you@mail.example", 1).subject()).isEqualTo("Test message from Groundswell");
        }
        Result away = run("", "mail", "test", "you@mail.example", "--smtp-host", "localhost", "--smtp-port", port);
        assertThat(away.code()).isEqualTo(2);
        assertThat(away.err().lines()).last().asString().contains("Can't connect to localhost:" + port);
    }

    @Test
    void aListWithoutJobsSaysSo() throws Exception {
        Result listed = run("", "jobs", "list", "--data", data.toString());
        assertThat(listed.out()).isEqualToIgnoringNewLines("No jobs are waiting, and none have failed.");
    }

    @Test
    void failedJobsAreListedRetriedAndRemoved() throws Exception {
        server.server.core().database().writing(tx -> {
            for (int id = 7; id <= 9; id++) {
                tx.sql("INSERT INTO job (id, queue, key, payload, added_at, next_at, attempts, error, dead_at)"
                                + " VALUES (" + id + ", 'tests', 'k" + id + "', '', 5, 5, 3, 'no answer', 0)")
                        .run();
            }
        });
        Result listed = run("", "jobs", "list", "--data", data.toString());
        assertThat(listed.code()).as(listed.err()).isZero();
        assertThat(listed.out())
                .contains("tests                0 waiting, oldest overdue by 0 s, 3 failed")
                .contains("8 tests k8 failed 3 times, gave up at 1970-01-01T00:00:00Z: no answer");

        Result retried = run("", "jobs", "retry", "7", "--data", data.toString());
        assertThat(retried.out()).isEqualToIgnoringNewLines("Job 7 will be retried");
        Result removed = run("", "jobs", "remove", "8", "9", "--data", data.toString());
        assertThat(removed.out()).contains("Removed job 8", "Removed job 9");
        assertThat(server.server.core().jobs().states())
                .filteredOn(queue -> queue.name().equals("tests"))
                .allSatisfy(queue -> {
                    assertThat(queue.waiting()).isEqualTo(1);
                    assertThat(queue.dead()).isZero();
                });

        Result unknown = run("", "jobs", "remove", "8", "--data", data.toString());
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("No failed job has this number");
    }

    @Test
    void accountsAndTokensAreCreatedWhileTheServerRuns() throws Exception {
        Result made = run(
                "a password of mine\n",
                "account",
                "create",
                "ana",
                "--email",
                "ana@mail.example",
                "--password-stdin",
                "--data",
                data.toString());
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(server.server.core().people().logins().signIn("ana", "a password of mine", "here"))
                .isNotNull();
        Result generated = run(
                "", "account", "create", "root", "--email", "root@mail.example", "--admin", "--data", data.toString());
        assertThat(server.server
                        .core()
                        .people()
                        .logins()
                        .signIn("root", generated.out().strip(), "here"))
                .isNotNull();
        assertThat(server.server.setupToken()).isEmpty();

        String token = run("", "token", "create", "ana", "--scopes", "read write", "--data", data.toString())
                .out()
                .strip();
        JsonNode posted = server.post("/api/v1/statuses", token, "status", "from the shell")
                .json();
        assertThat(posted.path("application").path("name").asString()).isEqualTo("Command line");
        JsonNode app = server.get("/api/v1/apps/verify_credentials", token).json();
        assertThat(app.path("name").asString()).isEqualTo("Command line");
        assertThat(app.path("scopes").toString()).isEqualTo("[\"read\",\"write\"]");
        String named = run("", "token", "create", "ana", "--app", "Weather station", "--data", data.toString())
                .out()
                .strip();
        assertThat(server.get("/api/v1/apps/verify_credentials", named)
                        .json()
                        .path("name")
                        .asString())
                .isEqualTo("Weather station");
        Result scopes = run("", "token", "create", "ana", "--scopes", "read fly", "--data", data.toString());
        assertThat(scopes.code()).isEqualTo(2);
        assertThat(scopes.err()).contains("unknown scope: fly").doesNotContain("Exception");

        Result taken = run("", "account", "create", "ANA", "--email", "b@mail.example", "--data", data.toString());
        assertThat(taken.code()).isEqualTo(2);
        assertThat(taken.err()).contains("username is taken; choose another").doesNotContain("Exception");
        Result nobody = run("", "token", "create", "nobody", "--data", data.toString());
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("not an account that can sign in");
    }

    @Test
    void anImportReportsItsResultAndWritesRejectedRecords() throws Exception {
        Path file = Files.writeString(directory.resolve("posts.jsonl"), """
                {"id":"1","account":"a@old.example","created_at":"2014-05-24T22:00:00Z","text":"one #Old"}
                {"id":"2","account":"b@old.example","created_at":"nonsense","text":"two #Old"}
                {"id":"3","account":"c@old.example","created_at":"2014-05-24T22:01:00Z","text":"three #Old","in_reply_to":"1"}
                """);
        Result first = run("", "import", file.toString(), "--json", "--data", data.toString());
        assertThat(first.code()).isEqualTo(1);
        JsonNode report = JsonMapper.builder().build().readTree(first.out());
        assertThat(report.path("read").asInt()).isEqualTo(3);
        assertThat(report.path("imported").asInt()).isEqualTo(2);
        assertThat(report.path("replies").asInt()).isEqualTo(1);
        assertThat(report.path("rejected").asInt()).isEqualTo(1);
        assertThat(first.err()).contains("posts.jsonl:2: created_at is not a time: nonsense");
        JsonNode rejected = JsonMapper.builder()
                .build()
                .readTree(Files.readString(Path.of(report.path("rejects").asString())));
        assertThat(rejected.path("number").asInt()).isEqualTo(2);
        assertThat(rejected.path("record").asString()).contains("two #Old");

        Result second = run(Files.readString(file), "import", "-", "--data", data.toString());
        assertThat(second.out()).contains("3 records read; 0 posts imported (0 replies), 2 already here, 1 rejected");
        assertThat(server.get("/api/v1/tags/old").json().path("posts").asInt()).isEqualTo(2);
        assertThat(run("", "import", "nowhere.jsonl", "--data", data.toString()).code())
                .isEqualTo(2);
        assertThat(run("", "import", directory.toString(), "--data", data.toString())
                        .err())
                .contains("is a directory; name the files in it");
    }

    @Test
    void eachImportHasItsOwnRejectsFileWithBoostsLeftOut() throws Exception {
        Path rejects = directory.resolve("rejects.jsonl");
        String boost = """
                {"id":"b9","account":"a@old.example","created_at":"2014-05-24T22:00:00Z","boost_of":"https://gone.example/1"}
                """;
        Result left = run(boost, "import", "-", "--rejects", rejects.toString(), "--data", data.toString());
        assertThat(left.code()).isZero();
        assertThat(left.out())
                .contains("1 boost left out: the original post has not been imported")
                .contains(rejects.toString());
        assertThat(rejects).content().contains("boosts https://gone.example/1, which has not been imported");
        assertThat(left.err()).isEmpty();

        run("{\"account\":1}", "import", "-", "--data", data.toString());
        List<Path> first = rejectsIn(data);
        run(boost, "import", "-", "--data", data.toString());
        assertThat(rejectsIn(data)).containsAll(first);
    }

    @Test
    void anImportReportsMediaAndTheReasonsOfThoseLeftOut() throws Exception {
        Path archive = directory.resolve("archive.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("media_attachments/files/a.png"));
            zip.write(TestMedia.png(30, 20));
            zip.putNextEntry(new ZipEntry("media_attachments/files/b.png"));
            zip.write(new byte[20]);
            zip.putNextEntry(new ZipEntry("outbox.json"));
            zip.write("""
                    {"orderedItems":[{"type":"Create","actor":"https://m.example/users/eva","object":{"id":"https://m.example/1",
                    "published":"2023-01-01T10:00:00Z","to":"as:Public","content":"three","attachment":[
                     {"type":"Document","url":"/media_attachments/files/a.png","name":"A wall"},
                     {"type":"Document","url":"/media_attachments/files/b.png"},
                     {"type":"Document","url":"/media_attachments/files/c.png"}]}}]}
                    """.replace("\n", "").getBytes(StandardCharsets.UTF_8));
        }
        Result dry = run("", "import", archive.toString(), "--dry-run", "--data", data.toString());
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("2 media files found, 1 left out", "1 × is not in the archive");
        Path rejects = directory.resolve("media-rejects.jsonl");
        Result real = run(
                "", "import", archive.toString(), "--json", "--rejects", rejects.toString(), "--data", data.toString());
        assertThat(real.code()).isZero();
        JsonNode report = JsonMapper.builder().build().readTree(real.out());
        assertThat(report.path("media").asInt()).isEqualTo(1);
        assertThat(report.path("media_left_out").toString())
                .isEqualTo("{\"import.media.missing\":1,\"error.media.type\":1}");
        assertThat(rejects)
                .content()
                .contains(
                        "\"number\":1,\"reason\":\"is not in the archive\",\"media\":\"media_attachments/files/c.png\"")
                .contains(
                        "\"reason\":\"is of a type that is not supported\",\"media\":\"media_attachments/files/b.png\"");
        JsonNode account =
                server.get("/api/v1/accounts/lookup?acct=eva@m.example").json();
        JsonNode media = server.get("/api/v1/accounts/" + account.path("id").asString() + "/statuses")
                .json()
                .at("/0/media_attachments/0");
        assertThat(server.bytes(media.path("url").asString()).statusCode())
                .as("the server has the files that the command has stored")
                .isEqualTo(200);

        Result without = run("", "import", archive.toString(), "--dry-run", "--no-media", "--data", data.toString());
        assertThat(without.out()).doesNotContain("media");
        Result one =
                run("", "import", archive.toString(), "--dry-run", "--media-per-post", "1", "--data", data.toString());
        assertThat(one.out())
                .contains("1 media file found, 2 left out", "1 × is one too many: posts have 1 file at most");
        assertThat(run("", "import", archive.toString(), "--dry-run", "--media", "--data", data.toString())
                        .out())
                .isEqualTo(dry.out());
        Result space = run("", "import", archive.toString(), "--media-space=-1", "--data", data.toString());
        assertThat(space.code()).isEqualTo(2);
        assertThat(space.err()).contains("--media-space must be between 0 and");
        assertThat(run("", "import", "--help").out()).contains("--[no-]media", "--media-space=GB");
    }

    private static List<Path> rejectsIn(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(file -> file.getFileName().toString().startsWith("import-rejects-"))
                    .toList();
        }
    }

    @Test
    void invalidSettingsAreReportedAndHelpListsCommands() throws Exception {
        Result setting = run("", "serve", "--registrations", "perhaps", "--data", data.toString());
        assertThat(setting.code()).isEqualTo(2);
        assertThat(setting.err()).contains("registrations must be open, approval, invite or closed, not 'perhaps'");
        assertThat(run("", "serve", "--help").out()).contains("--registrations=MODE");
        assertThat(run("", "--help").out()).contains("serve").contains("import").doesNotContain("rehearse");
    }
}
