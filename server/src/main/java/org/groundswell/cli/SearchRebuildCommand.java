package org.groundswell.cli;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.search.RebuildProgress;
import org.groundswell.search.Rebuilds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code groundswell search rebuild} */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description =
                "Makes all running servers build their search indexes again from the database, and shows the progress."
                        + " Searches use the old index meanwhile. A server that isn't running does so when it starts.")
final class SearchRebuildCommand implements Callable<Integer> {
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** Servers look for requests once a second. */
    private static final Duration FIRST_SIGN = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--no-wait", description = "return at once, without showing the progress")
    private boolean returnsAtOnce;

    @Override
    public Integer call() throws InterruptedException {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Rebuilds rebuilds = new Rebuilds(database, InstantSource.system());
            long request = rebuilds.request();
            System.out.println("The search index will be built again.");
            return returnsAtOnce ? 0 : follow(rebuilds, request);
        }
    }

    private static int follow(Rebuilds rebuilds, long request) throws InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            List<RebuildProgress> progress = rebuilds.progress(request);
            progress.forEach(SearchRebuildCommand::print);
            if (!progress.isEmpty() && progress.stream().allMatch(RebuildProgress::complete)) {
                return 0;
            }
            if (progress.isEmpty() && System.nanoTime() - begun > FIRST_SIGN.toNanos()) {
                System.out.println("No server is running. The index will be built again when one starts.");
                return 0;
            }
            Thread.sleep(EVERY);
        }
    }

    private static void print(RebuildProgress progress) {
        System.out.printf(
                Locale.ROOT,
                "Server %s: %d of %d posts (%d %%)%s%n",
                progress.process(),
                progress.statuses(),
                progress.expected(),
                progress.percent(),
                progress.complete() ? ", done" : "");
    }
}
