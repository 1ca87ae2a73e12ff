package org.groundswell.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.groundswell.app.Groundswell;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

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
            defaultValue = "../shared/data",
            description = "where the data sets of real hashtags are, for 'trends' (default: ${DEFAULT-VALUE};"
                    + " left out if they are not there)")
    private Path real = Path.of("../shared/data");

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
        // Libraries that use java.util.logging log through SLF4J, as in the server.
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(
                new CommandLine(new Bench()).setCommandName("groundswell bench").execute(arguments));
    }

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Override
    public Integer call() throws IOException, SQLException {
        checkOptions();
        List<String> wanted = scenarios.isEmpty() ? ALL : scenarios;
        for (String scenario : wanted) {
            if (!ALL.contains(scenario) && !scenario.equals(HABITS) && !scenario.equals(PAST)) {
                System.err.println("groundswell: there is no scenario '" + scenario + "'; there are "
                        + String.join(", ", ALL) + ", " + HABITS + " and " + PAST);
                return 2;
            }
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

    private void checkOptions() {
        ParseResult given = command.commandLine().getParseResult();
        for (String name : List.of("--seconds", "--posts", "--seeds", "--questions")) {
            if (given.matchedOptionValue(name, 1) < 1) {
                throw new ParameterException(command.commandLine(), name + " must be 1 or more");
            }
        }
        if (!Files.isDirectory(data)) {
            throw new ParameterException(
                    command.commandLine(), "--data must be a directory that exists, and " + data + " is none");
        }
        // Without the option, data sets that are not there are left out.
        if (given.hasMatchedOption("--real") && !Files.isDirectory(real)) {
            throw new ParameterException(
                    command.commandLine(), "--real must be a directory that exists, and " + real + " is none");
        }
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
            case "waves" -> new WavesScenario(directory, real, time, posts, table).run();
            case HABITS -> new HabitsScenario(seeds, table).run();
            default -> new TrendsScenario(posts, table).run(real, directory);
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
