package org.groundswell.scenarios;

import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.TestServer;
import org.groundswell.TestServer.Answer;
import org.groundswell.accounts.Account;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.db.Tx;
import org.groundswell.events.ConsumerState;

/** A running server with the prepared world, on one of the two databases. */
final class ScenarioServer implements AutoCloseable {
    static final String EVERY_SCOPE = "read write follow push profile";
    /** Consumers of the log and the deletion of an account's data append these in the background, at any moment. */
    private static final Set<String> LATER =
            Set.of("Notified", "PrivateMentionJudged", "ConversationUpdated", "RelationsDeleted");

    final String database;
    final TestServer http;
    private final Map<String, Account> people = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, String> sessions = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private int fresh;

    ScenarioServer(String database, TestServer http) {
        this.database = database;
        this.http = http;
    }

    String home() {
        return http.url.toString();
    }

    /** The account with a local name, created when it is first asked for. */
    Account person(String name) {
        return people.computeIfAbsent(name, http::account);
    }

    /** The account with a role, which has the name of the role. */
    Account staff(Role role) {
        return staff(role.word(), role);
    }

    Account staff(String name, Role role) {
        return people.computeIfAbsent(name, _ -> http.account(name, role));
    }

    /** What the prepared world holds: ids by the names that scenarios have for them. */
    Map<String, String> names() {
        return names;
    }

    /** A name that nothing has yet. */
    String freshName(String prefix) {
        fresh++;
        return prefix + fresh;
    }

    /** A person's token for all scopes. */
    String token(String name) {
        return token(name, EVERY_SCOPE);
    }

    String token(String name, String scopes) {
        return tokens.computeIfAbsent(name + " " + scopes, _ -> http.token(person(name), scopes));
    }

    /** The token of an app that acts for itself. */
    String appToken(String scopes) {
        return tokens.computeIfAbsent(
                "app " + scopes,
                _ -> http.server
                        .core()
                        .people()
                        .oauth()
                        .issue(new Grant(0, Optional.empty(), Scopes.parse(scopes)))
                        .secret());
    }

    /** The cookie of a person who is signed in on the pages. */
    String cookie(String name) {
        return sessions.computeIfAbsent(
                name,
                _ -> "groundswell="
                        + http.server
                                .core()
                                .people()
                                .logins()
                                .startSession(person(name).id()));
    }

    /**
     * Does something as a person, which must succeed.
     *
     * @param form names and values in turn
     * @return the id in the answer
     */
    String act(String name, String path, String... form) {
        Answer answer = http.post(path, token(name), form);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + " as " + name + ": " + answer.status() + " " + answer.body());
        }
        return answer.json().path("id").asString();
    }

    /** Posts a status; its id. */
    String post(String name, String visibility, String text) {
        return act(name, "/api/v1/statuses", "status", text, "visibility", visibility);
    }

    /** The position of the newest event. */
    long newestEvent() {
        http.server.core().events().consumers(); // On PostgreSQL, events get their positions when the log is read.
        return read(tx -> tx.sql("SELECT coalesce(max(position), 0) FROM event").number());
    }

    /**
     * The names of the events after a position, as the log stores them, oldest first, without those that are appended in the
     * background.
     */
    List<String> eventsAfter(long position) {
        http.server.core().events().consumers();
        return read(tx -> tx.sql("SELECT kind FROM event WHERE position > :position ORDER BY position")
                        .set("position", position)
                        .list(row -> row.textOf("kind")))
                .stream()
                .filter(kind -> !LATER.contains(kind))
                .toList();
    }

    /** Waits until all consumers of the event log, and search, have handled what has happened. */
    void settle() {
        await().until(() -> http.server.core().events().consumers().stream()
                        .map(ConsumerState::behind)
                        .allMatch(behind -> behind == 0)
                && http.server
                        .search()
                        .position()
                        .equals(http.server.core().events().end()));
    }

    private interface Reading<T> {
        T in(Tx tx);
    }

    private <T> T read(Reading<T> reading) {
        return http.server.core().database().read(reading::in);
    }

    @Override
    public void close() {
        http.close();
    }
}
