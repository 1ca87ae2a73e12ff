package org.groundswell.cli;

import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.ConsumerState;
import org.groundswell.events.EventLog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code groundswell events list} */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Lists the consumers of the event log with their position (the last event handled), lag, and the time"
                        + " at which a process running them was last seen.")
final class ListConsumersCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            EventLog events = new EventLog(database, InstantSource.system());
            for (ConsumerState consumer : events.consumers()) {
                System.out.printf(
                        Locale.ROOT,
                        "%-20s position %d, %d behind, last seen %s%n",
                        consumer.name(),
                        consumer.position().number(),
                        consumer.behind(),
                        consumer.seenAt());
            }
        }
        return 0;
    }
}
