package org.groundswell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.groundswell.Core;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.importing.ImportReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell import FILE...} */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Imports posts from Twitter, Mastodon or lines of JSON, with their own times and authors. Importing"
                        + " the same twice adds nothing.")
final class ImportCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "plain, gzip or zstd; - for standard input")
    private List<String> files = List.of();

    /** 0 if every record was imported, 1 if some were rejected, 2 if a file or the database could not be read. */
    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        boolean allGood = true;
        try (Database database = Databases.open(config.data(), config.db())) {
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
            for (String file : files) {
                try (InputStream input = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
                    allGood &= report(file, core.importer.run(input));
                }
            }
            Follower.catchUp(core.events, core.tagCounts);
        } catch (IOException e) {
            System.err.println("groundswell: " + e.getMessage());
            return 2;
        }
        return allGood ? 0 : 1;
    }

    private static boolean report(String file, ImportReport report) {
        System.out.printf(
                "%s: %,d read, %,d imported (%,d of them replies), %,d already here, %,d rejected%n",
                file,
                report.read(),
                report.imported(),
                report.replies(),
                report.known(),
                report.rejected().size());
        report.rejected().forEach(each -> System.err.println(file + ":" + each.number() + ": " + each.reason()));
        return report.rejected().isEmpty();
    }
}
