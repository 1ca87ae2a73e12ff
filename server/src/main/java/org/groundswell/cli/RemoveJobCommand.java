package org.groundswell.cli;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.jobs.Jobs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell jobs remove ID...} */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        description = "Removes jobs that failed too often, without doing their work. Works whether or not the server is"
                + " running.")
final class RemoveJobCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "ID", description = "ids of the jobs, as shown by 'jobs list'")
    private List<Long> ids = List.of();

    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        try (Database database = Databases.openExisting(config.data(), config.db())) {
            Jobs jobs = new Jobs(database, InstantSource.system());
            for (long id : ids) {
                jobs.remove(id);
                System.out.println("Removed job " + id);
            }
        }
        return 0;
    }
}
