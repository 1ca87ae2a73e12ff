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
        description = "Has a consumer of the event log pass over the event at which it has stopped; whether the server"
                + " runs or not. What should have followed from that event does not happen.")
final class SkipEventCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "CONSUMER", description = "its name, as 'events list' shows it")
    private String consumer = "";

    @Parameters(index = "1", paramLabel = "POSITION", description = "of the event, as /health and the log tell it")
    private long position;

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.open(config.data(), config.db())) {
            new EventLog(database, InstantSource.system()).skip(consumer, new Position(position));
            System.out.println(consumer + " passes over event " + position);
        }
        return 0;
    }
}
