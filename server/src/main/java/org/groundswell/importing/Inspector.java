package org.groundswell.importing;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.importing.files.ArchiveMedia;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.Message;
import org.jspecify.annotations.Nullable;

/** Checks what an import would do, without a database: from the file only. */
public final class Inspector {
    private final Preparation preparation;
    private final MediaLimits limits;

    public Inspector(URI home, MediaLimits limits, InstantSource clock) {
        this.limits = limits;
        this.preparation = new Preparation(home, clock);
    }

    /** @throws IOException if the file can't be read to its end, or has no record in a known format */
    public Inspection inspect(ImportFile file, ImportOptions options, ImportWatcher watcher) throws IOException {
        Counts counts = new Counts(file, watcher);
        FileParser parser;
        try (ArchiveMedia media = options.media() ? ArchiveMedia.names() : null) {
            parser = FileParser.read(file, options, preparation, media, counts);
        }
        return new Inspection(
                parser.count(),
                parser.formats(),
                counts.posts,
                counts.replies,
                counts.quotes,
                counts.boosts,
                Optional.ofNullable(counts.first),
                Optional.ofNullable(counts.last),
                counts.media.report(),
                counts.rejected);
    }

    private final class Counts implements FileParser.Sink {
        private final ImportFile file;
        private final ImportWatcher watcher;
        private long posts;
        private long replies;
        private long quotes;
        private long boosts;
        private long rejected;
        private final MediaReport.Counter media = new MediaReport.Counter();
        private @Nullable Instant first;
        private @Nullable Instant last;

        Counts(ImportFile file, ImportWatcher watcher) {
            this.file = file;
            this.watcher = watcher;
        }

        @Override
        public long resumedAfter() {
            return 0;
        }

        @Override
        public void skipped(List<String> deleted) {}

        @Override
        public void parsed(long number, String record, List<Prepared> prepared, List<String> deleted) {
            for (Prepared each : prepared) {
                ImportedPost post = each.post();
                boosts += post.boostOf().isPresent() ? 1 : 0;
                posts += post.boostOf().isPresent() ? 0 : 1;
                replies += post.isReply() ? 1 : 0;
                quotes += post.quoteOf().isPresent() ? 1 : 0;
                first = first == null || post.at().isBefore(first) ? post.at() : first;
                MediaPlan plan = MediaPlan.of(each.media(), limits);
                media.add(plan.chosen().size());
                for (MediaPlan.Lost lost : plan.lost()) {
                    media.leaveOut(lost.reason());
                    watcher.mediaLeftOut(number, lost.medium().name(), lost.reason());
                }
                last = last == null || post.at().isAfter(last) ? post.at() : last;
            }
            watcher.moved(file.bytesRead());
        }

        @Override
        public void rejected(long number, Message reason, String record) {
            rejected++;
            watcher.rejected(number, reason, record);
        }
    }
}
