package org.groundswell.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundswell.auth.Role;
import org.groundswell.media.TestMedia;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The library {@code masto} for JavaScript, which web clients such as Elk and Phanpy are built on. The scripts, and the exact
 * versions of what npm installs, are in the test resources.
 */
class MastoJsTest extends ClientTest {
    @TempDir
    static Path scripts;

    @BeforeAll
    static void install() throws IOException, InterruptedException, URISyntaxException {
        assumeTrue(isInstalled("node") && isInstalled("npm"), "node or npm is not installed");
        URL resources = Objects.requireNonNull(MastoJsTest.class.getResource("/clients/masto"));
        try (Stream<Path> files = Files.list(Path.of(resources.toURI()))) {
            for (Path file : files.toList()) {
                Files.copy(file, scripts.resolve(file.getFileName()));
            }
        }
        Files.write(scripts.resolve("picture.png"), TestMedia.png(60, 40));
        List<String> command = List.of("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        run(new ProcessBuilder(command).directory(scripts.toFile()).redirectErrorStream(true), command);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relations",
                "discovery",
                "lists",
                "media",
                "quotes",
                "polls",
                "scheduled",
                "filters",
                "notifications",
                "conversations",
                "streaming",
                "push",
                "moderation"
            })
    void script(String name) throws IOException, InterruptedException {
        server.account("mod", Role.MODERATOR);
        List<String> command = List.of(
                "node",
                scripts.resolve(name + ".mjs").toString(),
                server.url.toString(),
                token("ana", "read write follow push"),
                token("ben", "read write follow push"),
                token("mod", "read write admin:read admin:write"));
        run(command);
    }

    private String token(String name, String scopes) {
        return server.token(account(name), scopes);
    }
}
