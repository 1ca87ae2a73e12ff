package org.groundswell.importing;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.text.PlainText;
import org.groundswell.words.Refusal;

/** Imports a file, some hundred records a transaction. A record that can't be imported is noted and stops nothing. */
public final class Importer {
    private static final int BATCH = 500;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Database database;
    private final PostWriter writer;
    private final InstantSource clock;
    private final Formats formats = new Formats();

    public Importer(Database database, PostWriter writer, InstantSource clock) {
        this.database = database;
        this.writer = writer;
        this.clock = clock;
    }

    /** @throws IOException if the file can't be read to its end; what came before is imported */
    public ImportReport run(InputStream input) throws IOException {
        Run run = new Run();
        try {
            RecordReader.read(input, run::take);
        } finally {
            run.flush();
        }
        return new ImportReport(run.read, run.imported, run.replies, run.known, List.copyOf(run.rejected));
    }

    /** NUL and half characters, which PostgreSQL would refuse with the whole transaction. */
    private static void refuseBrokenText(ImportedPost post) {
        ImportedAuthor author = post.author();
        PlainText.line("id", post.uri());
        PlainText.line("account", author.acct().toString());
        PlainText.line("account url", author.url());
        PlainText.line("avatar", author.avatarUrl());
        post.inReplyTo().ifPresent(uri -> PlainText.line("in_reply_to", uri));
        post.inReplyToAuthor()
                .ifPresent(asker -> PlainText.line("in_reply_to", asker.acct().toString()));
    }

    private record Parsed(long number, List<ImportedPost> posts) {}

    private final class Run {
        private final List<Parsed> batch = new ArrayList<>(BATCH);
        private final List<ImportReport.Rejected> rejected = new ArrayList<>();
        private long read;
        private long imported;
        private long replies;
        private long known;

        void take(long number, String text) {
            read++;
            try {
                List<ImportedPost> posts = formats.read(formats.parse(text));
                Instant latest = clock.instant().plus(AHEAD);
                if (posts.stream()
                        .anyMatch(post -> post.at().isAfter(latest) || post.at().isBefore(Instant.EPOCH))) {
                    throw new BadRecord("its time lies in the future, or before 1970");
                }
                posts.forEach(Importer::refuseBrokenText);
                batch.add(new Parsed(number, posts));
            } catch (BadRecord bad) {
                rejected.add(new ImportReport.Rejected(number, bad.reason()));
            } catch (Refusal.Invalid invalid) {
                rejected.add(new ImportReport.Rejected(number, invalid.field() + " " + invalid.reason()));
            }
            if (batch.size() == BATCH) {
                flush();
            }
        }

        void flush() {
            if (batch.isEmpty()) {
                return;
            }
            List<ImportReport.Rejected> refused = new ArrayList<>();
            long[] counts = database.write(tx -> {
                refused.clear();
                long[] added = new long[3];
                for (Parsed parsed : batch) {
                    try {
                        for (ImportedPost post : parsed.posts()) {
                            boolean isNew = writer.write(tx, post);
                            added[isNew ? 0 : 1]++;
                            added[2] += isNew && post.isReply() ? 1 : 0;
                        }
                    } catch (BadRecord bad) {
                        refused.add(new ImportReport.Rejected(parsed.number(), bad.reason()));
                    } catch (Refusal.Invalid invalid) {
                        refused.add(
                                new ImportReport.Rejected(parsed.number(), invalid.field() + " " + invalid.reason()));
                    }
                }
                return added;
            });
            rejected.addAll(refused);
            imported += counts[0];
            known += counts[1];
            replies += counts[2];
            batch.clear();
        }
    }
}
