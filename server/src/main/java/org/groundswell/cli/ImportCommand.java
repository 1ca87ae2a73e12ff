package org.groundswell.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.groundswell.app.Core;
import org.groundswell.config.Config;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.Follower;
import org.groundswell.importing.ImportOptions;
import org.groundswell.importing.ImportReport;
import org.groundswell.importing.ImportWatcher;
import org.groundswell.importing.Inspection;
import org.groundswell.importing.Inspector;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.importing.files.UnusableFile;
import org.groundswell.model.Message;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    private static final int SHOWN_REJECTS = 10;
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
            Core core = new Core(database, config.url(), config.registrations(), InstantSource.system());
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
        Inspector inspector = new Inspector(config.url(), InstantSource.system());
        long rejected = 0;
        int unreadable = 0;
        for (String file : files) {
            try (Watcher watcher = watcher(file, null)) {
                Inspection found = inspector.inspect(input(file), options(), watcher);
                print(file, found);
                rejected += found.rejected();
            } catch (IOException e) {
                unreadable = failed(named(file, e));
            }
        }
        return Math.max(unreadable, rejected == 0 ? 0 : 1);
    }

    private void print(String file, Inspection found) {
        if (json) {
            ObjectNode line = JsonMapper.builder().build().createObjectNode();
            line.put("file", file).put("records", found.records());
            ObjectNode formats = line.putObject("formats");
            found.formats().forEach(formats::put);
            line.put("posts", found.posts())
                    .put("replies", found.replies())
                    .put("quotes", found.quotes())
                    .put("boosts", found.boosts())
                    .put("first", found.first().map(Instant::toString).orElse(null))
                    .put("last", found.last().map(Instant::toString).orElse(null))
                    .put("rejected", found.rejected());
            System.out.println(line);
            return;
        }
        System.out.println(file + ": " + counted(found.records(), "record"));
        found.formats().forEach((format, count) -> System.out.printf(Locale.ENGLISH, "  %-16s %,d%n", format, count));
        System.out.printf(
                Locale.ENGLISH,
                "  %s (%s, %,d quoting another) and %s%n",
                counted(found.posts(), "post"),
                replies(found.replies()),
                found.quotes(),
                counted(found.boosts(), "boost"));
        found.first()
                .ifPresent(first -> System.out.println(
                        "  from " + first + " to " + found.last().orElse(first)));
        System.out.printf(Locale.ENGLISH, "  %,d would be rejected%n", found.rejected());
    }

    private ImportOptions options() {
        return new ImportOptions(Optional.ofNullable(format), Optional.ofNullable(account));
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

    private static Watcher watcher(String file, @Nullable Path rejects) throws IOException {
        return new Watcher(file, file.equals(STANDARD_INPUT) ? -1 : Files.size(Path.of(file)), rejects);
    }

    /** An exception whose message begins with the name of the file. */
    private static IOException named(String file, IOException e) {
        String reason =
                e instanceof UnusableFile unusable ? Messages.load().english().text(unusable.reason()) : e.getMessage();
        return e instanceof NoSuchFileException ? e : new IOException(file + " " + reason, e);
    }

    private boolean importOne(Core core, String file, Path rejects) throws IOException {
        ImportReport report;
        try (Watcher watcher = watcher(file, rejects)) {
            ImportFile input = input(file);
            String source = file.equals(STANDARD_INPUT) ? "" : identity(Path.of(file));
            report = core.importing().importer().run(input, source, options(), watcher);
        } catch (IOException e) {
            throw named(file, e);
        }
        print(file, report, rejects);
        return report.rejected() == 0;
    }

    private void print(String file, ImportReport report, Path rejects) {
        if (json) {
            ObjectNode line = JsonMapper.builder().build().createObjectNode();
            line.put("file", file)
                    .put("read", report.read())
                    .put("imported", report.imported())
                    .put("replies", report.replies())
                    .put("known", report.known())
                    .put("deleted", report.deleted())
                    .put("without_original", report.withoutOriginal())
                    .put("rejected", report.rejected())
                    .put("resumed_after", report.resumedAfter());
            if (hasNotes(report)) {
                line.put("rejects", rejects.toString());
            }
            System.out.println(line);
            return;
        }
        if (report.resumedAfter() > 0) {
            System.out.printf(
                    Locale.ENGLISH, "%s: resumed after %,d records imported before%n", file, report.resumedAfter());
        }
        System.out.printf(
                Locale.ENGLISH,
                "%s: %s read; %s imported (%s), %,d already here, %,d rejected%n",
                file,
                counted(report.read(), "record"),
                counted(report.imported(), "post"),
                replies(report.replies()),
                report.known(),
                report.rejected());
        if (report.deleted() > 0) {
            System.out.printf(
                    Locale.ENGLISH,
                    "  %s not imported: deleted according to the file, or deleted here before%n",
                    counted(report.deleted(), "post"));
        }
        if (report.withoutOriginal() > 0) {
            System.out.printf(
                    Locale.ENGLISH,
                    "  %s left out: the original post has not been imported%n",
                    counted(report.withoutOriginal(), "boost"));
        }
        if (hasNotes(report)) {
            System.out.println("  Rejected records and reasons: " + rejects);
        }
    }

    private static boolean hasNotes(ImportReport report) {
        return report.rejected() + report.withoutOriginal() > 0;
    }

    private static String counted(long count, String noun) {
        return String.format(Locale.ENGLISH, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    private static String replies(long count) {
        return count == 1 ? "1 reply" : String.format(Locale.ENGLISH, "%,d replies", count);
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

    /** Shows the progress of an import, and writes the rejects file. */
    private static final class Watcher implements ImportWatcher, AutoCloseable {
        private final JsonMapper json = JsonMapper.builder().build();
        private final Translator translator = Messages.load().english();
        private final String file;
        private final @Nullable Path rejects;
        private final @Nullable ProgressBar bar;
        private @Nullable BufferedWriter writer;
        private long rejected;

        /**
         * @param size size of the file; negative if unknown
         * @param rejects file for rejected records; null for none
         */
        Watcher(String file, long size, @Nullable Path rejects) {
            this.file = file;
            this.rejects = rejects;
            this.bar = Optional.ofNullable(System.console())
                            .filter(Console::isTerminal)
                            .isEmpty()
                    ? null
                    : new ProgressBarBuilder()
                            .setTaskName(file)
                            .setInitialMax(size)
                            .setUnit(" MB", 1 << 20)
                            .setStyle(ProgressBarStyle.ASCII)
                            .setUpdateIntervalMillis(250)
                            .showSpeed()
                            .setSpeedUnit(ChronoUnit.SECONDS)
                            .build();
        }

        @Override
        public void moved(long bytes) {
            if (bar != null) {
                bar.stepTo(bytes);
            }
        }

        @Override
        public synchronized void rejected(long number, Message reason, String record) {
            rejected++;
            if (rejected <= SHOWN_REJECTS) {
                System.err.println(file + ":" + number + ": " + translator.text(reason));
            } else if (rejected == SHOWN_REJECTS + 1) {
                System.err.println(file + ": more records are rejected" + (rejects == null ? "" : "; see " + rejects));
            }
            note(number, reason, record);
        }

        @Override
        public synchronized void leftOut(long number, Message reason, String record) {
            note(number, reason, record);
        }

        private void note(long number, Message reason, String record) {
            if (rejects == null) {
                return;
            }
            try {
                if (writer == null) {
                    writer = Files.newBufferedWriter(rejects, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                }
                ObjectNode line = json.createObjectNode();
                line.put("file", file)
                        .put("number", number)
                        .put("reason", translator.text(reason))
                        .put("record", record);
                writer.write(line.toString());
                writer.newLine();
            } catch (IOException e) {
                throw new UncheckedIOException("can't write " + rejects, e);
            }
        }

        @Override
        public synchronized void close() throws IOException {
            if (bar != null) {
                bar.close();
            }
            if (writer != null) {
                writer.close();
            }
        }
    }
}
