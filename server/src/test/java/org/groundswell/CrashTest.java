package org.groundswell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.app.Core;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.AccountId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server killed with {@code kill -9} under a load of posts, ten times over: what it acknowledged is there, what was sent
 * twice is there once, counts agree with the rows, and the account that all of more than a thousand posts mention is notified
 * of each once.
 */
class CrashTest {
    private static final int TIMES = 10;
    private static final int WRITERS = 8;
    private static final int BEFORE_KILL = 120;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path data;

    @Test
    void onSqlite() throws Exception {
        new Ordeal("").run();
    }

    @Test
    void onPostgresql() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            new Ordeal(postgres.getJdbcUrl("postgres", "postgres")).run();
        }
    }

    private final class Ordeal {
        private final String db;
        private final int port = TestServer.portToReturnTo();
        private final String home = "http://localhost:" + port;
        private final HttpClient client = HttpClient.newHttpClient();
        private final List<String> tokens = new ArrayList<>();
        private final List<AccountId> accounts = new ArrayList<>();
        /** The token of the account that every post mentions. */
        private final String reader;
        /** What was answered with 200: the post's key to its id. */
        private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
        /** What was sent and not answered: the post's key to its writer. */
        private final Map<String, Integer> unanswered = new ConcurrentHashMap<>();

        private final AtomicInteger next = new AtomicInteger();

        Ordeal(String db) {
            this.db = db;
            try (Database database = Databases.open(data, db)) {
                Core core = new Core(database, URI.create(home), RegistrationMode.CLOSED, InstantSource.system());
                for (int i = 0; i < WRITERS; i++) {
                    AccountId account = account(core, "writer" + i);
                    accounts.add(account);
                    tokens.add(token(core, account));
                }
                reader = token(core, account(core, "reader"));
            }
        }

        private static AccountId account(Core core, String name) {
            return core.people()
                    .logins()
                    .create(
                            new Logins.SignUp(name, name + "@mail.example", TestServer.PASSWORD, "", "", "", ""),
                            Role.USER)
                    .account();
        }

        private static String token(Core core, AccountId account) {
            return core.people()
                    .oauth()
                    .issue(new Grant(0, Optional.of(account), Scopes.parse("read write")))
                    .secret();
        }

        void run() throws Exception {
            for (int i = 0; i < TIMES; i++) {
                Process server = start();
                resendUnanswered();
                postUntilKilled(server);
            }
            Process server = start();
            resendUnanswered();
            verify();
            server.destroy();
            assertThat(server.waitFor(Patience.LONGEST)).isTrue();
        }

        private Process start() throws IOException {
            Process server = Program.with(
                            "serve", "--data=" + data, "--db=" + db, "--listen=localhost:" + port, "--rate-limit=0")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            await().ignoreExceptions()
                    .until(() -> send(HttpRequest.newBuilder(URI.create(home + "/health")))
                                    .statusCode()
                            == 200);
            return server;
        }

        private void postUntilKilled(Process server) throws InterruptedException {
            int enough = acknowledged.size() + BEFORE_KILL;
            List<Thread> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                writers.add(Thread.ofVirtual().start(() -> {
                    while (post(writer, "k" + next.getAndIncrement())) {
                        // As long as it answers.
                    }
                }));
            }
            await().until(() -> acknowledged.size() >= enough);
            server.destroyForcibly();
            for (Thread writer : writers) {
                writer.join();
            }
            server.waitFor();
        }

        /** False if the server is gone before it has answered. */
        private boolean post(int writer, String key) {
            unanswered.put(key, writer);
            String form = "status=" + URLEncoder.encode("post " + key + " @reader #crash", StandardCharsets.UTF_8);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(home + "/api/v1/statuses"))
                    .header("Authorization", "Bearer " + tokens.get(writer))
                    .header("Idempotency-Key", key)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form));
            try {
                HttpResponse<String> answer = send(request);
                if (answer.statusCode() != 200) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
                acknowledged.put(key, JSON.readTree(answer.body()).path("id").asString());
                unanswered.remove(key);
                return true;
            } catch (IOException gone) {
                return false;
            }
        }

        /** An app sends again what it has heard nothing of, with the same key. */
        private void resendUnanswered() {
            new HashMap<>(unanswered)
                    .forEach((key, writer) -> assertThat(post(writer, key)).isTrue());
        }

        private void verify() throws IOException {
            Map<String, String> rows = new HashMap<>();
            Map<String, Integer> perAuthor = new HashMap<>();
            for (JsonNode status : list("/api/v1/timelines/tag/crash?limit=40")) {
                String key = status.path("content").asString().replaceFirst("<p>post (\\S+) .*", "$1");
                assertThat(rows.put(key, status.path("id").asString()))
                        .as("post %s is there twice", key)
                        .isNull();
                perAuthor.merge(status.path("account").path("id").asString(), 1, Integer::sum);
            }
            assertThat(rows).containsAllEntriesOf(acknowledged);
            assertThat(rows).hasSize(acknowledged.size());
            await().untilAsserted(() -> assertThat(notified()).hasSize(rows.size()));
            assertThat(notified()).containsExactlyInAnyOrderElementsOf(rows.values());
            await().untilAsserted(() -> {
                JsonNode tag = json("/api/v1/tags/crash");
                assertThat(tag.path("posts").asInt()).isEqualTo(rows.size());
                assertThat(tag.path("people").asInt()).isEqualTo(perAuthor.size());
            });
            for (AccountId account : accounts) {
                assertThat(json("/api/v1/accounts/" + account)
                                .path("statuses_count")
                                .asInt())
                        .isEqualTo(perAuthor.get(account.toString()));
            }
        }

        /** The posts of whose mention the reader was notified, each as often as it was. */
        private List<String> notified() throws IOException {
            return list("/api/v1/notifications?types[]=mention&limit=80").stream()
                    .map(notification -> notification.path("status").path("id").asString())
                    .toList();
        }

        /** All entries of a list, as the reader sees them. */
        private List<JsonNode> list(String path) throws IOException {
            List<JsonNode> entries = new ArrayList<>();
            String page = home + path;
            while (!page.isEmpty()) {
                HttpResponse<String> answer =
                        send(HttpRequest.newBuilder(URI.create(page)).header("Authorization", "Bearer " + reader));
                JSON.readTree(answer.body()).forEach(entries::add);
                page = answer.headers()
                        .firstValue("Link")
                        .filter(link -> link.contains("rel=\"next\""))
                        .map(link -> link.substring(1, link.indexOf('>')))
                        .orElse("");
            }
            return entries;
        }

        private JsonNode json(String path) throws IOException {
            return JSON.readTree(
                    send(HttpRequest.newBuilder(URI.create(home + path))).body());
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
            try {
                return client.send(request.timeout(Patience.LONGEST).build(), HttpResponse.BodyHandlers.ofString());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
