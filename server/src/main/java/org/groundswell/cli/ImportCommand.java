package org.groundswell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Databases;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.EventLog;
import org.groundswell.events.Follower;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.Importer;
import org.groundswell.importing.PostWriter;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagCounts;
import org.groundswell.tags.TagStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code groundswell import FILE...} */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Imports posts from Twitter, Mastodon or lines of JSON, with their own times and authors. Importing"
                        + " the same twice adds nothing.")
final class ImportCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "plain, gzip or zstd; - for standard input")
    private List<String> files = List.of();

    @Option(names = "--data", paramLabel = "DIR", defaultValue = "data", description = "data directory (default: data)")
    private Path data = Path.of("data");

    @Option(
            names = "--db",
            paramLabel = "URL",
            defaultValue = "",
            description = "jdbc:postgresql://..., instead of SQLite")
    private String db = "";

    @Option(
            names = "--url",
            defaultValue = "http://localhost:8080",
            description = "the server's address, for links (default: http://localhost:8080)")
    private URI home = URI.create("http://localhost:8080");

    /** 0 if every record was imported, 1 if some were rejected, 2 if a file or the database could not be read. */
    @Override
    public Integer call() {
        boolean allGood = true;
        try (Database database = Databases.open(data, db)) {
            InstantSource clock = InstantSource.system();
            IdGenerator ids = new IdGenerator(clock);
            EventLog events = new EventLog(database, clock);
            TagStore tags = new TagStore(ids);
            PostWriter writer = new PostWriter(new AccountStore(), new StatusStore(), tags, events, ids, home);
            Importer importer = new Importer(database, writer, clock);
            for (String file : files) {
                try (InputStream input = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
                    allGood &= report(file, importer.run(input));
                }
            }
            Follower.catchUp(events, new TagCounts(tags));
        } catch (IOException | DatabaseException e) {
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
