package org.groundswell.cli;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.groundswell.app.Core;
import org.groundswell.app.Groundswell;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.db.ServerLock;
import org.groundswell.events.Follower;
import org.groundswell.importing.ImportReport;
import org.groundswell.model.Page;
import org.groundswell.sample.Sample;
import org.groundswell.timelines.Origin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code groundswell serve} */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the server. Stop it with Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    private static final long SEED = 2014;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--sample", description = "fill an empty server with posts of an invented movement, to try it out")
    private boolean sample;

    @Override
    public Integer call() throws InterruptedException, IOException {
        Config config = SettingOptions.read(spec);
        try (ServerLock _ = ServerLock.take(config.data(), config.db())) {
            return serve(config);
        }
    }

    private int serve(Config config) throws InterruptedException, IOException {
        if (sample) {
            fill(config);
        }
        Groundswell server = Groundswell.start(config, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            System.out.println("Stopped.");
                            stopped.countDown();
                        },
                        "stop"));
        System.out.println(config.title() + " is running at " + config.url() + " (data in "
                + (config.db().isEmpty() ? config.data() : "PostgreSQL") + ")");
        server.setupToken()
                .ifPresent(token -> System.out.println("There is no administrator yet. To create one, open "
                        + config.url() + "/setup/" + token + " (this link works once)"));
        stopped.await();
        return 0;
    }

    private static void fill(Config config) throws IOException {
        try (Database database = Databases.open(config.data(), config.db())) {
            InstantSource clock = InstantSource.system();
            Core core = new Core(database, config.url(), config.registrations(), clock);
            if (core.people().totals().statuses() > 0
                    || !core.publishing()
                            .timelines()
                            .everybody(Origin.ANYWHERE, Page.first(1))
                            .isEmpty()) {
                System.out.println("The server already has posts, so the sample was not added.");
                return;
            }
            ImportReport report = core.importing().importer().run(Sample.lines(clock.instant(), SEED));
            Follower.catchUp(core.events(), core.tagging().counts());
            System.out.printf(Locale.ENGLISH, "Added a sample movement of %,d posts.%n", report.imported());
        }
    }
}
