package org.groundswell.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.app.Core;
import org.groundswell.auth.Grant;
import org.groundswell.auth.Logins;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.Scopes;
import org.groundswell.cli.Main;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.model.AccountId;

/** A whole server in a process of its own, with people who have tokens. */
record ServerUnderTest(
        Measured process, List<String> tokens, List<AccountId> accounts, Duration started, HttpClient client)
        implements AutoCloseable {
    static ServerUnderTest start(Path data, int people) throws IOException {
        return start(data, people, List.of());
    }

    /** @param flags of the server, besides the usual ones */
    static ServerUnderTest start(Path data, int people, List<String> flags) throws IOException {
        List<String> tokens = new ArrayList<>();
        List<AccountId> accounts = new ArrayList<>();
        try (Database database = Databases.open(data, "")) {
            Core core =
                    new Core(database, URI.create("http://localhost"), RegistrationMode.CLOSED, InstantSource.system());
            for (int i = 0; i < people; i++) {
                AccountId account = core.people()
                        .logins()
                        .create(
                                new Logins.SignUp(
                                        "p" + i, "p" + i + "@mail.example", "a long password", "", "en", "", ""),
                                Role.USER)
                        .account();
                accounts.add(account);
                tokens.add(core.people()
                        .oauth()
                        .issue(new Grant(0, Optional.of(account), Scopes.parse("read write follow")))
                        .secret());
            }
        }
        int port = freePort();
        long start = System.nanoTime();
        List<String> arguments =
                new ArrayList<>(List.of("serve", "--data=" + data, "--listen=localhost:" + port, "--rate-limit=0"));
        arguments.addAll(flags);
        Measured process = Measured.start(Main.class, port, arguments);
        return new ServerUnderTest(
                process, tokens, accounts, process.awaitAnswer("/health", start), HttpClient.newHttpClient());
    }

    static Measured bare(int bytes) throws IOException {
        int port = freePort();
        Measured process =
                Measured.start(BareServer.class, port, List.of(Integer.toString(port), Integer.toString(bytes)));
        process.awaitAnswer("/", System.nanoTime());
        return process;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * What the server answers.
     *
     * @param token of the account that asks; empty for a visitor
     */
    String get(String path, String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + process.port() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        process.close();
    }
}
