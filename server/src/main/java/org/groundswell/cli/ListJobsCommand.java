package org.groundswell.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.jobs.DeadLetter;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.QueueState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code groundswell jobs list} */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the queues that have jobs, and the jobs that failed too often, with their ids and errors.")
final class ListJobsCommand implements Callable<Integer> {
    private static final int LISTED = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Jobs jobs = new Jobs(database, InstantSource.system());
            List<QueueState> queues = jobs.states();
            if (queues.isEmpty()) {
                System.out.println("No jobs are waiting, and none have failed.");
            }
            for (QueueState queue : queues) {
                System.out.printf(
                        Locale.ROOT,
                        "%-20s %d waiting, oldest overdue by %d s, %d failed%n",
                        queue.name(),
                        queue.waiting(),
                        queue.overdue().toSeconds(),
                        queue.dead());
            }
            for (DeadLetter each : jobs.deadLetters(LISTED)) {
                System.out.printf(
                        Locale.ROOT,
                        "%d %s %s failed %d times, gave up at %s: %s%n",
                        each.id(),
                        each.queue(),
                        each.key().isEmpty() ? "-" : each.key(),
                        each.attempts(),
                        each.deadAt(),
                        each.error());
            }
        }
        return 0;
    }
}
