package org.groundswell.importing;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes a file apart into its records: a line each, or the elements of an array, which may be the whole file or stand in
 * the {@code orderedItems} of an archive's outbox. What is compressed is seen by its first bytes, not by its name.
 */
final class RecordReader {
    /** A record's place in its file, counted from 1, and its text. */
    interface Visitor {
        void record(long number, String text) throws IOException;
    }

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
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8), PEEK);
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String record = number == 1 ? line.replace("\uFEFF", "") : line;
            if (!record.isBlank()) {
                visitor.record(number, record);
            }
        }
    }

    private static void array(InputStream input, Visitor visitor, boolean outbox) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        long number = 0;
        try (JsonParser parser = json.createParser(input)) {
            if (outbox && !seek(parser)) {
                throw new IOException("the outbox has no orderedItems");
            }
            if (!outbox) {
                parser.nextToken();
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonNode element = json.readTree(parser);
                visitor.record(++number, element.toString());
            }
        } catch (JacksonException broken) {
            throw new IOException("breaks off after record " + number + ": " + broken.getOriginalMessage(), broken);
        }
    }

    private static boolean seek(JsonParser parser) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME && parser.currentName().equals("orderedItems")) {
                return parser.nextToken() == JsonToken.START_ARRAY;
            }
        }
        return false;
    }
}
