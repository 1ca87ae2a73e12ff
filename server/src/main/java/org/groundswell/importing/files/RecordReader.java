package org.groundswell.importing.files;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.model.Message;
import org.groundswell.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into records. Its format is recognised by its beginning, not its name: an archive, JSON or a table,
 * compressed or not, in any Unicode encoding.
 */
public final class RecordReader {
    /** Receives the records of a file, in order. */
    public interface Visitor {
        /** @param name of the folder in which the next records are; see {@link ArchiveMedia#find} */
        default void folder(String name) {}

        /** The owner of the archive, as JSON; before its records. */
        void owner(String json) throws IOException;

        /** @param number number of the record in the file, from 1 */
        void json(long number, String text) throws IOException;

        void row(long number, TableRow row, String text) throws IOException;

        /** An unreadable record: too long, or a row that breaks the rules of tables. */
        void unreadable(long number, Message reason, String beginning) throws IOException;
    }

    /** Maximum length of a record in characters: a response of Twitter with five hundred tweets has about two million. */
    public static final int LONGEST = 8 << 20;

    private static final int LONGEST_ROW = 1 << 20;
    /** Characters kept of an overlong record, to identify it. */
    private static final int KEPT = 1_000;
    /** Characters from which the format is recognised. */
    private static final int SEEN = 1 << 16;

    private static final int LARGEST_OWNER = 1 << 20;

    private final Visitor visitor;
    private long number;

    private RecordReader(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Reads a file to its end.
     *
     * @param media gets the media files that come with it; null if they are not wanted
     * @throws IOException if it can't be read to its end, or is in no supported format
     */
    public static void read(ImportFile file, @Nullable ArchiveMedia media, Visitor visitor) throws IOException {
        RecordReader reader = new RecordReader(visitor);
        boolean archive = Archive.read(file, media, new Archive.Visitor() {
            @Override
            public void owner(InputStream input) throws IOException {
                reader.owner(input);
            }

            @Override
            public void posts(String folder, InputStream input) throws IOException {
                visitor.folder(folder);
                reader.text(input, Optional.empty());
            }
        });
        if (!archive) {
            if (media != null) {
                file.path().map(path -> path.toAbsolutePath().getParent()).ifPresent(media::folder);
            }
            try (InputStream input = Compressed.open(file.open())) {
                reader.text(input, file.path());
            }
        }
    }

    private void ownerAt(Path account) throws IOException {
        try (InputStream input = Files.newInputStream(account)) {
            owner(new ByteArrayInputStream(input.readNBytes(LARGEST_OWNER)));
        }
    }

    private void owner(InputStream input) throws IOException {
        BufferedReader text = new BufferedReader(Encodings.reader(input), SEEN);
        if (shape(text) instanceof Shape.Json(JsonRecords.Layout _, int skipped)) {
            text.skip(skipped);
            JsonRecords records = new JsonRecords(text, LARGEST_OWNER, JsonRecords.Layout.VALUES);
            if (records.next()) {
                visitor.owner(records.text());
            }
        }
    }

    /**
     * The file next to an unpacked part of an archive that names its owner: next to a script of Twitter's archive, or to an
     * outbox, which is recognised by its name only.
     */
    private static Optional<Path> ownerBeside(Path file, boolean isScript) {
        boolean isOutbox = String.valueOf(file.getFileName()).equals("outbox.json");
        return Optional.of(file.resolveSibling(isScript ? "account.js" : "actor.json"))
                .filter(owner -> (isScript || isOutbox) && Files.isRegularFile(owner));
    }

    /** @param path its path, if it is a separate file */
    private void text(InputStream input, Optional<Path> path) throws IOException {
        BufferedReader text = new BufferedReader(Encodings.reader(input), SEEN);
        try {
            switch (shape(text)) {
                case Shape.Empty() -> {}
                case Shape.Json(JsonRecords.Layout layout, int skipped) -> {
                    Optional<Path> owner = path.flatMap(file -> ownerBeside(file, skipped > 0));
                    if (owner.isPresent()) {
                        ownerAt(owner.get());
                    }
                    text.skip(skipped);
                    json(new JsonRecords(text, LONGEST, layout));
                }
                case Shape.Table(char separator, int skipped) -> {
                    text.skip(skipped);
                    table(new TableRows(text, separator, LONGEST_ROW));
                }
                case Shape.Unknown(String start) ->
                    throw new IOException("is in no supported format: it begins with \"" + start
                            + "\", which is neither JSON nor a table of posts nor an archive of Twitter or Mastodon");
            }
        } catch (UnusableFile whole) {
            throw whole;
        } catch (IOException broken) {
            throw number == 0
                    ? broken
                    : new IOException("can't be read after record " + number + ": " + broken.getMessage(), broken);
        }
    }

    private static Shape shape(Reader text) throws IOException {
        text.mark(SEEN);
        char[] start = new char[SEEN];
        int filled = 0;
        for (int read = 0; read >= 0 && filled < SEEN; read = text.read(start, filled, SEEN - filled)) {
            filled += read;
        }
        text.reset();
        return Shape.of(new String(start, 0, filled), filled < SEEN);
    }

    private void json(JsonRecords records) throws IOException {
        while (records.next()) {
            number++;
            if (records.wasCut()) {
                visitor.unreadable(
                        number,
                        new Message("import.record.too_long", "most", LONGEST),
                        PlainText.cut(records.text(), KEPT));
            } else {
                visitor.json(number, records.text());
            }
        }
    }

    private void table(TableRows rows) throws IOException {
        rows.next();
        TableHeader header = TableHeader.of(rows.values());
        Optional<String> lacking = header.lacking();
        if (lacking.isPresent()) {
            throw new IOException(lacking.get());
        }
        while (rows.next()) {
            number++;
            int size = rows.values().size();
            if (rows.wasCut()) {
                visitor.unreadable(
                        number,
                        new Message("import.record.too_long", "most", LONGEST_ROW),
                        PlainText.cut(rows.raw(), KEPT));
            } else if (rows.isBroken()) {
                visitor.unreadable(number, new Message("import.record.quote"), PlainText.cut(rows.raw(), KEPT));
            } else if (size != header.size()) {
                visitor.unreadable(
                        number,
                        new Message("import.record.columns", "values", size, "columns", header.size()),
                        PlainText.cut(rows.raw(), KEPT));
            } else {
                visitor.row(number, new TableRow(header, rows.values()), rows.raw());
            }
        }
    }
}
