package org.groundswell.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.groundswell.TestServer;
import org.groundswell.accounts.Account;
import org.groundswell.config.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Programs people already have, as their authors wrote them, against a server with the accounts ana and ben. */
abstract class ClientTest {
    @TempDir
    Path directory;

    TestServer server;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(directory.resolve("home"));
        server = TestServer.start(directory.resolve("data"), Map.of(Setting.ALLOWED_PRIVATE_ADDRESSES, "127.0.0.1"));
        server.account("ana");
        server.account("ben");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    Account account(String name) {
        return server.server.core().people().accounts().find(name).orElseThrow();
    }

    /** Runs a program to its end, which must be a good one; returns what it printed. */
    String run(List<String> command) throws IOException, InterruptedException {
        return run(process(command), command);
    }

    static String run(ProcessBuilder builder, List<String> command) throws IOException, InterruptedException {
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s: %s", command, output).isZero();
        return output;
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        String home = directory.resolve("home").toString();
        builder.environment().putAll(Map.of("HOME", home, "XDG_CONFIG_HOME", home, "PYTHONIOENCODING", "utf-8"));
        return builder;
    }
}
