package org.groundswell.cli;

import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.groundswell.Groundswell;
import org.groundswell.config.Config;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code groundswell serve} */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Starts the server. Stop it with Ctrl-C.")
final class ServeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Config config = SettingOptions.read(spec);
        Groundswell server = Groundswell.start(config, InstantSource.system());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        System.out.println(config.title() + " is at " + config.url() + " (data in "
                + (config.db().isEmpty() ? config.data() : "PostgreSQL") + ")");
        server.setupToken()
                .ifPresent(token -> System.out.println("It has no administrator yet. To become one, open "
                        + config.url() + "/setup/" + token + " (works once)"));
        stopped.await();
        return 0;
    }
}
