package org.groundswell.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.groundswell.app.Core;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.importing.ImportOptions;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.Inspection;
import org.groundswell.importing.Inspector;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.importing.files.UnusableFile;
import org.groundswell.text.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code groundswell import FILE...} */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description =
                "Imports posts from archives and exports of Twitter, Mastodon and Bluesky, CSV tables and JSON lines, with"
                        + " their original times and authors. Importing a file twice adds nothing. To resume a stopped"
                        + " import, run the command again.")
final class ImportCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";
    private static final long GIGABYTE = 1_000_000_000;
    private static final long MOST_SPACE = 1_000_000;
    /** Time in the name of the rejects file: each import has its own file. */
    private static final DateTimeFormatter REJECTS_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX", Locale.ROOT).withZone(ZoneOffset.UTC);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "archive, export, table or JSON, also compressed with gzip or zstd; - for standard input")
    private List<String> files = List.of();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            description = "format of the records, if it is not recognised correctly: own, twitter-v1, twitter-v2,"
                    + " twitter-flat, twitter-archive, snscrape, mastodon-api, mastodon-outbox or bluesky")
    private @Nullable String format;

    @Option(
            names = "--account",
            paramLabel = "NAME",
            description = "author of an archive's tweets.js, if there is no account.js next to it")
    private @Nullable String account;

    @Option(
            names = "--dry-run",
            description = "show what the files contain and what would be rejected, and import nothing")
    private boolean dryRun;

    @Option(
            names = "--media",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "import the pictures, videos and sounds of Twitter's and Mastodon's archives, which is the"
                    + " default; --no-media leaves them out")
    private boolean media = true;

    @Option(
            names = "--media-space",
            paramLabel = "GB",
            description = "disk space for the media of a tar.gz while they are imported; those beyond it are left out"
                    + " (default: 20)")
    private long mediaSpace = ImportOptions.UNPACKED / GIGABYTE;

    @Option(names = "--json", description = "print the report of each file as a line of JSON")
    private boolean json;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description = "file for rejected records, with number and reason"
                    + " (default: import-rejects-TIME.jsonl in the data directory)")
    private @Nullable Path rejectsFile;

    /** Exit code: 0 if all records were imported, 1 if some were rejected, 2 if a file or the database could not be read. */
    @Override
    public Integer call() {
        Config config = SettingOptions.read(spec);
        if (mediaSpace < 0 || mediaSpace > MOST_SPACE) {
            throw new ParameterException(spec.commandLine(), "--media-space must be between 0 and " + MOST_SPACE);
        }
        if (dryRun) {
            return dryRun(config);
        }
        Path rejects = rejectsFile == null
                ? config.data()
                        .resolve("import-rejects-"
                                + REJECTS_TIME.format(InstantSource.system().instant()) + ".jsonl")
                : rejectsFile;
        boolean allGood = true;
        try (Database database = Databases.open(config.data(), config.db())) {
            Core core = new Core(
                    database,
                    new Core.Settings(config.url(), config.registrations(), Core.MediaSettings.of(config)),
                    InstantSource.system());
            if (rejectsFile != null) {
                Files.deleteIfExists(rejects);
            }
            // Tags are counted during the import, so that little is left to count at the end.
            try (Follower counting =
                    Follower.inBulk(core.events(), core.tagging().counts())) {
                counting.start();
                for (String file : files) {
                    allGood &= importOne(core, file, rejects);
                }
            }
            Follower.catchUp(core.events(), core.tagging().counts());
        } catch (IOException e) {
            return failed(e);
        }
        return allGood ? 0 : 1;
    }

    private static int failed(IOException e) {
        System.err.println("groundswell: "
                + (e instanceof NoSuchFileException missing ? "file not found: " + missing.getFile() : e.getMessage()));
        return 2;
    }

    /** Exit code: 0 if all records can be imported, 1 if some can't, 2 if a file could not be read. */
    private int dryRun(Config config) {
        Inspector inspector = new Inspector(config.url(), config.media(), InstantSource.system());
        long rejected = 0;
        int unreadable = 0;
        for (String file : files) {
            try (ConsoleWatcher watcher = watcher(file, null)) {
                Inspection found = inspector.inspect(input(file), options(), watcher);
                reports().print(file, found);
                rejected += found.rejected();
            } catch (IOException e) {
                unreadable = failed(named(file, e));
            }
        }
        return Math.max(unreadable, rejected == 0 ? 0 : 1);
    }

    private ImportReports reports() {
        return new ImportReports(json);
    }

    private ImportOptions options() {
        return new ImportOptions(
                Optional.ofNullable(format), Optional.ofNullable(account), media, mediaSpace * GIGABYTE);
    }

    private static ImportFile input(String file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return ImportFile.of(System.in);
        }
        if (Files.isDirectory(Path.of(file))) {
            throw new IOException("is a directory; name the files in it");
        }
        return ImportFile.of(Path.of(file));
    }

    private static ConsoleWatcher watcher(String file, @Nullable Path rejects) throws IOException {
        return new ConsoleWatcher(file, file.equals(STANDARD_INPUT) ? -1 : Files.size(Path.of(file)), rejects);
    }

    /** An exception whose message begins with the name of the file. */
    private static IOException named(String file, IOException e) {
        String reason =
                e instanceof UnusableFile unusable ? Messages.load().english().text(unusable.reason()) : e.getMessage();
        return e instanceof NoSuchFileException ? e : new IOException(file + " " + reason, e);
    }

    private boolean importOne(Core core, String file, Path rejects) throws IOException {
        ImportReport report;
        try (ConsoleWatcher watcher = watcher(file, rejects)) {
            ImportFile input = input(file);
            String source = file.equals(STANDARD_INPUT) ? "" : identity(Path.of(file));
            report = core.importing().importer().run(input, source, options(), watcher);
        } catch (IOException e) {
            throw named(file, e);
        }
        reports().print(file, report, rejects);
        return report.rejected() == 0;
    }

    /** An identifier that stays the same when a file is moved: a hash of its beginning, and its size. */
    private static String identity(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(input.readNBytes(1 << 16));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest()) + ":" + Files.size(file);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
