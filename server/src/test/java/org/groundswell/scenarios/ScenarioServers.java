package org.groundswell.scenarios;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.groundswell.TestDatabase;
import org.groundswell.TestServer;
import org.groundswell.config.Setting;
import org.groundswell.translation.FakeTranslations;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server on each database, each with the prepared world, started once and shared by all test classes that take it as
 * a parameter; closed when the last test has run.
 */
final class ScenarioServers implements AutoCloseable {
    private final Path data;
    private final FakeTranslations translations = FakeTranslations.start();
    private final List<ScenarioServer> servers;

    private ScenarioServers() throws IOException {
        this.data = Files.createTempDirectory("scenarios");
        this.servers = Stream.of(TestDatabase.values()).map(this::start).toList();
        servers.forEach(ScenarioWorld::prepare);
    }

    private ScenarioServer start(TestDatabase database) {
        return new ScenarioServer(
                database.name(),
                TestServer.start(
                        data.resolve(database.name()),
                        database.settings(Map.of(Setting.TRANSLATION_URL, translations.address()))));
    }

    /** The same tests for each database. */
    Stream<DynamicNode> each(Function<ScenarioServer, Stream<? extends DynamicNode>> tests) {
        return servers.stream().map(server -> dynamicContainer(server.database, tests.apply(server)));
    }

    @Override
    public void close() throws IOException {
        servers.forEach(ScenarioServer::close);
        translations.close();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).forEach(ScenarioServers::delete);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Gives the shared servers to tests. */
    static final class Extension implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == ScenarioServers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ScenarioServers.class))
                    .computeIfAbsent(ScenarioServers.class, _ -> open(), ScenarioServers.class);
        }

        private static ScenarioServers open() {
            try {
                return new ScenarioServers();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
