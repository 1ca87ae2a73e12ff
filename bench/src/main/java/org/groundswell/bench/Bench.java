package org.groundswell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.groundswell.app.Groundswell;
import org.jspecify.annotations.Nullable;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code groundswell bench} */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        version = "Groundswell " + Groundswell.VERSION,
        description = "Measures the server on this machine, each figure beside what would be possible.",
        footer = {
            "",
            "It starts servers of its own, with data that it deletes at the end; a server that runs here is not touched."
                    + " It may take more than 3 GB of memory. Other busy programs make the figures worse."
        })
public final class Bench implements Callable<Integer> {
    private static final List<String> ALL =
            List.of("post", "read", "stream", "search", "suspend", "import", "waves", "trends");

    /** Take long, so that they are run only when they are named. */
    private static final String HABITS = "habits";

    private static final String PAST = "past";

    private static final Path REAL = Path.of("../shared/data");

    @Parameters(
            paramLabel = "SCENARIO",
            description =
                    "post, read, stream, search, suspend, import, waves, trends (default: all of these), habits or past",
            arity = "0..*")
    private List<String> scenarios = List.of();

    @Option(names = "--seconds", defaultValue = "10", description = "how long each measurement takes (default: 10)")
    private int seconds = 10;

    @Option(
            names = "--posts",
            defaultValue = "1000000",
            description = "how many posts are imported, and counted (default: 1,000,000)")
    private int posts = 1_000_000;

    @Option(
            names = "--data",
            description = "a directory on the disk to be measured (default: the system's temporary one)")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--real",
            paramLabel = "DIR",
            description = "where the data sets of real hashtags are, for 'trends' (default: ../shared/data, if it is"
                    + " there)")
    private @Nullable Path real;

    @Option(
            names = "--seeds",
            defaultValue = "30",
            description = "how many worlds of twenty weeks are simulated, for 'habits'; each takes a few minutes"
                    + " (default: 30)")
    private int seeds = 30;

    @Option(
            names = "--questions",
            defaultValue = "10000",
            description =
                    "how many lists of the past are asked for and compared, for 'past'; the exit code is 1 if one is"
                            + " wrong (default: 10,000)")
    private int questions = 10_000;

    @Option(names = "--json", description = "print the figures as JSON")
    private boolean json;

    public static void main(String[] arguments) {
        // Libraries that use java.util.logging log through SLF4J, too, as in the server.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(
                new CommandLine(new Bench()).setCommandName("groundswell bench").execute(arguments));
    }

    @Override
    public Integer call() throws IOException, SQLException {
        List<String> wanted = scenarios.isEmpty() ? ALL : scenarios;
        for (String scenario : wanted) {
            if (!ALL.contains(scenario) && !scenario.equals(HABITS) && !scenario.equals(PAST)) {
                return refused("there is no scenario '" + scenario + "'; there are " + String.join(", ", ALL) + ", "
                        + HABITS + " and " + PAST);
            }
        }
        Optional<String> wrong = wrong();
        if (wrong.isPresent()) {
            return refused(wrong.get());
        }
        Table table = new Table(System.out, json);
        boolean right = true;
        for (String scenario : wanted) {
            Path directory = Files.createTempDirectory(data, "groundswell-bench");
            try {
                if (scenario.equals(PAST)) {
                    // With JSON, its sentences are out of the way.
                    right &= new PastScenario(directory, questions).run(json ? System.err : System.out);
                } else {
                    run(scenario, directory, table);
                }
            } finally {
                delete(directory);
            }
        }
        table.end();
        return right ? 0 : 1;
    }

    private static int refused(String why) {
        System.err.println("groundswell: " + why);
        return 2;
    }

    /** What is wrong with the options. */
    private Optional<String> wrong() {
        Map<String, Integer> counts =
                Map.of("--seconds", seconds, "--posts", posts, "--seeds", seeds, "--questions", questions);
        for (Map.Entry<String, Integer> each : new TreeMap<>(counts).entrySet()) {
            if (each.getValue() < 1) {
                return Optional.of(each.getKey() + " must be 1 or more, not " + each.getValue());
            }
        }
        if (!Files.isDirectory(data)) {
            return Optional.of("--data must be an existing directory; there is none at " + data);
        }
        // The default need not be there.
        return real == null || Files.isDirectory(real)
                ? Optional.empty()
                : Optional.of("--real must be an existing directory; there is none at " + real);
    }

    private Path realOrDefault() {
        return real == null ? REAL : real;
    }

    private void run(String scenario, Path directory, Table table) throws IOException, SQLException {
        Duration time = Duration.ofSeconds(seconds);
        switch (scenario) {
            case "post" -> new PostScenario(directory, time, table).run();
            case "read" -> new ReadScenario(directory, time, table).run();
            case "stream" -> new StreamScenario(directory, time, table).run();
            case "search" -> new SearchScenario(directory, time, posts, table).run();
            case "suspend" -> new SuspensionScenario(directory, table).run();
            case "import" -> new ImportScenario(directory, time, posts, table).run();
            case "waves" -> new WavesScenario(directory, realOrDefault(), time, posts, table).run();
            case HABITS -> new HabitsScenario(seeds, table).run();
            default -> new TrendsScenario(posts, table).run(realOrDefault(), directory);
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
