package org.groundswell.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.groundswell.text.BoundedLines;
import org.groundswell.text.PlainText;

/**
 * Takes a file apart into its records: a line each, or the elements of an array, which may be the whole file or stand in
 * the {@code orderedItems} of an archive's outbox. What is compressed is seen by its first bytes, not by its name. Of a
 * record that is too long only the beginning is held, however much there is of it.
 */
final class RecordReader {
    /** A record's place in its file, counted from 1, and its text. */
    interface Visitor {
        void record(long number, String text);

        /** A record is longer than {@link #LONGEST}: its place and how it begins. */
        void oversized(long number, String beginning);
    }

    /** Characters a record may have: an answer of Twitter's with five hundred tweets has some two million. */
    static final int LONGEST = 8 << 20;

    /** How much is kept of a record that is longer, to show which one it is. */
    private static final int KEPT = 1_000;

    private static final int PEEK = 1 << 16;

    private RecordReader() {}

    static void read(InputStream raw, Visitor visitor) throws IOException {
        BufferedInputStream input = new BufferedInputStream(Compressed.open(raw), PEEK);
        switch (shape(input)) {
            case ARRAY -> array(input, visitor, false);
            case OUTBOX -> array(input, visitor, true);
            case LINES -> lines(input, visitor);
        }
    }

    private enum Shape {
        LINES,
        ARRAY,
        OUTBOX
    }

    private static Shape shape(BufferedInputStream input) throws IOException {
        input.mark(PEEK);
        String start = new String(input.readNBytes(4096), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading();
        input.reset();
        if (start.startsWith("[")) {
            return Shape.ARRAY;
        }
        return start.contains("\"OrderedCollection\"") ? Shape.OUTBOX : Shape.LINES;
    }

    private static void lines(InputStream input, Visitor visitor) throws IOException {
        BoundedLines lines = new BoundedLines(new InputStreamReader(input, StandardCharsets.UTF_8), LONGEST);
        long number = 0;
        for (String line = lines.next(); line != null; line = lines.next()) {
            number++;
            String record = number == 1 ? line.replace("\uFEFF", "") : line;
            if (lines.wasCut()) {
                visitor.oversized(number, PlainText.cut(record, KEPT));
            } else if (!record.isBlank()) {
                visitor.record(number, record);
            }
        }
    }

    private static void array(InputStream input, Visitor visitor, boolean outbox) throws IOException {
        ArrayElements elements = new ArrayElements(new InputStreamReader(input, StandardCharsets.UTF_8), LONGEST);
        if (!(outbox ? elements.enter("orderedItems") : elements.enter())) {
            throw new IOException("the outbox has no orderedItems");
        }
        long number = 0;
        while (next(elements, number)) {
            number++;
            if (elements.wasCut()) {
                visitor.oversized(number, PlainText.cut(elements.text(), KEPT));
            } else {
                visitor.record(number, elements.text());
            }
        }
    }

    private static boolean next(ArrayElements elements, long number) throws IOException {
        try {
            return elements.next();
        } catch (IOException broken) {
            throw new IOException("breaks off after record " + number + ": " + broken.getMessage(), broken);
        }
    }
}
