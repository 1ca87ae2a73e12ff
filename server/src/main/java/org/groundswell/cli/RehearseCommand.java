package org.groundswell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.groundswell.app.Groundswell;
import org.groundswell.config.Config;
import org.groundswell.config.ConfigSources;
import org.groundswell.config.Setting;
import picocli.CommandLine.Command;

/**
 * A training run: starts a server in an empty directory, requests a few pages, and exits. The JVM stores what it learned in
 * a cache that makes later starts faster (JEP 514). The launcher runs it after a build.
 */
@Command(name = "rehearse", hidden = true)
final class RehearseCommand implements Callable<Integer> {
    private static final List<String> ASKED = List.of(
            "/health", "/", "/tags/first", "/auth/sign_in", "/api/v2/instance", "/api/v1/timelines/public", "/nowhere");

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("groundswell-rehearsal");
        try {
            int port;
            try (ServerSocket socket = new ServerSocket(0)) {
                port = socket.getLocalPort();
            }
            Config config = ConfigSources.read(
                    Optional.empty(),
                    Map.of(),
                    Map.of(Setting.DATA, directory.toString(), Setting.LISTEN, "localhost:" + port));
            try (Groundswell server = Groundswell.start(config, InstantSource.system())) {
                server.setupToken();
                for (String path : ASKED) {
                    ask(config.url() + path);
                }
            }
            return 0;
        } finally {
            delete(directory);
        }
    }

    private static void ask(String address) throws IOException {
        var connection = (HttpURLConnection) URI.create(address).toURL().openConnection();
        try (InputStream answer =
                connection.getResponseCode() < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            answer.readAllBytes();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
