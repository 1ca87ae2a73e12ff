package org.groundswell.text;

import java.util.ArrayList;
import java.util.List;

/** Records of comma-separated values (RFC 4180), in one pass over the text. */
public final class CsvRecords {
    private CsvRecords() {}

    /**
     * A record.
     *
     * @param number of its first line, from 1
     * @param complete whether all its quotes are closed
     */
    public record CsvRecord(int number, List<String> values, boolean complete) {}

    /** A value as it is written, in quotes if it needs them. */
    public static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && value.equals(value.strip()) ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** {@link #parse(String, int, int)} with all values of each record. */
    public static List<CsvRecord> parse(String text, int most) {
        return parse(text, most, Integer.MAX_VALUE);
    }

    /**
     * Parses a text without its empty lines. Lines end with {@code \n} or {@code \r\n}; a byte order mark is skipped.
     *
     * @param most the number of records after which parsing ends
     * @param values the number of values that are kept of a record: of millions of commas, each is a value
     */
    public static List<CsvRecord> parse(String text, int most, int values) {
        List<CsvRecord> records = new ArrayList<>();
        Parser parser = new Parser(text, values);
        while (records.size() < most && parser.hasNext()) {
            CsvRecord next = parser.next();
            if (!next.values().equals(List.of(""))) {
                records.add(next);
            }
        }
        return records;
    }

    private static final class Parser {
        private final String text;
        private final int most;
        private int at;
        private int line = 1;

        Parser(String text, int most) {
            this.text = text;
            this.most = most;
            this.at = text.startsWith("\uFEFF") ? 1 : 0;
        }

        boolean hasNext() {
            return at < text.length();
        }

        CsvRecord next() {
            int first = line;
            List<String> values = new ArrayList<>();
            boolean complete = true;
            do {
                StringBuilder value = new StringBuilder();
                complete &= value(value);
                if (values.size() < most) {
                    values.add(value.toString());
                }
            } while (skip(','));
            if (skip('\r')) {
                skip('\n');
                line++;
            } else if (skip('\n')) {
                line++;
            }
            return new CsvRecord(first, values, complete);
        }

        /** Reads a value up to the next separator; false if its quotes are not closed. */
        private boolean value(StringBuilder value) {
            boolean quotes = skip('"');
            boolean open = quotes;
            while (hasNext() && (open || ",\r\n".indexOf(text.charAt(at)) < 0)) {
                char c = text.charAt(at++);
                line += open && c == '\n' ? 1 : 0;
                if (open && c == '"') {
                    // Two quotes stand for one; what follows a closing quote is taken as it is.
                    open = skip('"');
                    if (!open) {
                        continue;
                    }
                }
                value.append(c);
            }
            return !open;
        }

        private boolean skip(char c) {
            if (hasNext() && text.charAt(at) == c) {
                at++;
                return true;
            }
            return false;
        }
    }
}
