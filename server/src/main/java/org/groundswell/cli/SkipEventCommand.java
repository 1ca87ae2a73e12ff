package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.EventLog;
import org.groundswell.events.Position;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell events skip CONSUMER POSITION} */
@Command(
        name = "skip",
        mixinStandardHelpOptions = true,
        description =
                "Makes a stopped consumer of the event log skip the event at which it stopped. It then does not act on"
                        + " that event. Works whether or not the server is running.")
final class SkipEventCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CONSUMER", description = "name of the consumer, as shown by 'events list'")
    private String consumer = "";

    @Parameters(
            index = "1",
            paramLabel = "POSITION",
            description = "position of the event, as shown by /health and in the log")
    private long position;

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            new EventLog(database, InstantSource.system()).skip(consumer, new Position(position));
            System.out.println("Consumer " + consumer + " skips event " + position);
        }
        return 0;
    }
}
