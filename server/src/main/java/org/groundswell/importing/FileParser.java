package org.groundswell.importing;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.groundswell.importing.files.ArchiveMedia;
import org.groundswell.importing.files.ImportFile;
import org.groundswell.importing.files.RecordReader;
import org.groundswell.importing.files.TableRow;
import org.groundswell.importing.files.UnusableFile;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.text.RefusalText;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Parses the records of a file into posts. A record that can't be imported is reported, and the others are read. */
final class FileParser implements RecordReader.Visitor {
    /** Receives the posts of a file, in order. */
    interface Sink {
        /** The record after which to begin. Earlier ones are read, since later ones may refer to them, but not prepared. */
        long resumedAfter();

        /** Called for an earlier record: only its deletions still matter. */
        void skipped(List<String> deleted);

        void parsed(long number, String record, List<Prepared> posts, List<String> deleted);

        void rejected(long number, Message reason, String record);
    }

    private static final Logger LOG = LoggerFactory.getLogger(FileParser.class);
    /** After this many records in unknown formats, and none in a known one, the file is refused. */
    private static final long MOST_UNKNOWN = 100;

    private final Formats formats;
    private final Preparation preparation;
    private final Sink sink;
    private final @Nullable ArchiveMedia media;
    private String folder = "";
    private long read;
    private @Nullable Message firstReason;

    private FileParser(ImportOptions options, Preparation preparation, @Nullable ArchiveMedia media, Sink sink) {
        this.formats = new Formats(options);
        this.preparation = preparation;
        this.sink = sink;
        this.media = media;
    }

    /**
     * Reads a file to its end.
     *
     * @param media gets the media files that come with it; null if they are not wanted
     * @throws IOException if it can't be read to its end, or has no record in a known format
     */
    static FileParser read(
            ImportFile file, ImportOptions options, Preparation preparation, @Nullable ArchiveMedia media, Sink sink)
            throws IOException {
        FileParser parser = new FileParser(options, preparation, media, sink);
        if (options.format().isPresent()) {
            parser.formats.require(options.format().get());
        }
        RecordReader.read(file, media, parser);
        parser.refuseUnknown(1);
        return parser;
    }

    /** The number of records. */
    long count() {
        return read;
    }

    /** The number of records in each format. */
    Map<String, Long> formats() {
        return formats.counts();
    }

    @Override
    public void owner(String json) throws UnusableFile {
        try {
            formats.owner(formats.parse(json));
        } catch (BadRecord broken) {
            throw new UnusableFile("import.file.owner", "reason", broken.reason());
        }
    }

    @Override
    public void folder(String name) {
        folder = name;
    }

    @Override
    public void json(long number, String text) throws IOException {
        read(number, text, () -> formats.read(formats.parse(text)));
    }

    @Override
    public void row(long number, TableRow row, String text) throws IOException {
        read(number, text, () -> formats.readRow(row));
    }

    @Override
    public void unreadable(long number, Message reason, String beginning) {
        read++;
        reject(number, reason, beginning);
    }

    private void read(long number, String record, Supplier<Reading> parsing) throws IOException {
        read++;
        try {
            Reading reading = guarded(number, parsing);
            if (number <= sink.resumedAfter()) {
                sink.skipped(reading.deleted());
                return;
            }
            reading.rejected().forEach(bad -> reject(number, bad.reason(), record));
            sink.parsed(number, record, prepared(reading.posts(), number, record), reading.deleted());
        } catch (BadRecord bad) {
            reject(number, bad.reason(), record);
        } catch (Refusal.Invalid invalid) {
            reject(number, RefusalText.line(invalid), record);
        }
        refuseUnknown(MOST_UNKNOWN);
    }

    private static <T> T guarded(long number, Supplier<T> work) {
        try {
            return work.get();
        } catch (BadRecord | Refusal.Invalid expected) {
            throw expected;
        } catch (RuntimeException unforeseen) {
            // A bug that concerns this record must not stop the import of the others.
            LOG.atError().addKeyValue("record", number).setCause(unforeseen).log("a record could not be read");
            throw new BadRecord("import.bug", "error", unforeseen.toString());
        }
    }

    /** The importable posts of a record. Boosts of posts that can't be imported are left out, too. */
    private List<Prepared> prepared(List<ImportedPost> posts, long number, String record) {
        List<Prepared> prepared = new ArrayList<>(posts.size());
        Set<String> lost = new HashSet<>();
        for (ImportedPost post : posts) {
            if (post.boostOf().filter(lost::contains).isPresent()) {
                continue;
            }
            try {
                prepared.add(guarded(number, () -> preparation.prepare(post)).with(found(post)));
            } catch (BadRecord bad) {
                lost.add(post.uri());
                reject(number, bad.reason(), record);
            } catch (Refusal.Invalid invalid) {
                lost.add(post.uri());
                reject(number, RefusalText.line(invalid), record);
            }
        }
        return prepared;
    }

    private List<ImportedMedia.Found> found(ImportedPost post) {
        return media == null
                ? List.of()
                : post.attached().media().stream()
                        .map(wanted -> new ImportedMedia.Found(wanted, media.find(folder, wanted.names())))
                        .toList();
    }

    /** Refuses a file that has no record in a known format. */
    private void refuseUnknown(long most) throws UnusableFile {
        if (formats.unknown() >= most && formats.counts().isEmpty()) {
            throw new UnusableFile("import.file.nothing", "reason", Objects.requireNonNull(firstReason));
        }
    }

    private void reject(long number, Message reason, String record) {
        firstReason = firstReason == null ? reason : firstReason;
        if (number > sink.resumedAfter()) {
            sink.rejected(number, reason, record);
        }
    }
}
