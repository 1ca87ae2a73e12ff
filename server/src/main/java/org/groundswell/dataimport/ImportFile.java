package org.groundswell.dataimport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.archive.FilterFile;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.text.CsvRecords;
import org.groundswell.text.CsvRecords.CsvRecord;
import org.groundswell.text.PlainText;

/**
 * A file of one of the lists, parsed. It is in memory, and read once from its beginning to its end.
 *
 * @param kind as chosen, or as recognised
 * @param looksLike the kind that its header names, if it isn't the chosen one
 */
record ImportFile(ImportKind kind, Optional<ImportKind> looksLike, List<ImportRow> rows) {
    /** Bytes of a file. */
    static final int MOST_BYTES = 4 << 20;
    /** Rows of a file; as many as Mastodon takes. */
    static final int MOST_ROWS = 20_000;

    private static final String FIELD = "file";
    /** More than the columns of any kind. */
    private static final int MOST_VALUES = 8;
    /** Characters of a row that wasn't understood that are kept, to show it. */
    private static final int LONGEST_SHOWN = 300;

    /**
     * Parses a file.
     *
     * @param chosen the kind; empty to recognise it
     * @throws Refusal.Invalid if it has no entries or too many, if its kind can't be recognised, or if no row is understood
     */
    static ImportFile parse(String text, Optional<ImportKind> chosen, RowParser rows) {
        if (text.isBlank()) {
            throw new Refusal.Invalid(FIELD, "imports.error.empty");
        }
        ImportFile file = text.stripLeading().startsWith("{") ? filters(text, chosen, rows) : csv(text, chosen, rows);
        if (file.rows().size() > MOST_ROWS) {
            throw new Refusal.Invalid(FIELD, "imports.error.rows", "most", MOST_ROWS);
        }
        Optional<ImportRow> first = file.rows().stream().findFirst();
        if (first.isEmpty()) {
            throw new Refusal.Invalid(FIELD, "imports.error.empty");
        }
        if (file.rows().stream().noneMatch(row -> row.state() == ImportRow.State.WAITING)) {
            throw new Refusal.Invalid(
                    FIELD,
                    "imports.error.nothing",
                    "line",
                    first.get().number(),
                    "problem",
                    first.get().problem().orElseThrow());
        }
        return file;
    }

    private static ImportFile filters(String text, Optional<ImportKind> chosen, RowParser parser) {
        if (chosen.isPresent() && chosen.get() != ImportKind.FILTERS) {
            throw new Refusal.Invalid(FIELD, "imports.error.json");
        }
        try {
            List<ImportRow> rows = new ArrayList<>();
            for (String filter : new FilterFile().split(text)) {
                rows.add(parsed(ImportKind.FILTERS, rows.size() + 1, List.of(filter), parser));
            }
            return new ImportFile(ImportKind.FILTERS, Optional.empty(), rows);
        } catch (FilterFile.UnreadableException unreadable) {
            throw new Refusal.Invalid(FIELD, unreadable.key());
        }
    }

    private static ImportFile csv(String text, Optional<ImportKind> chosen, RowParser parser) {
        if (chosen.equals(Optional.of(ImportKind.FILTERS))) {
            throw new Refusal.Invalid(FIELD, "imports.error.not_json");
        }
        List<CsvRecord> records = CsvRecords.parse(text, MOST_ROWS + 2, MOST_VALUES);
        if (records.isEmpty()) {
            throw new Refusal.Invalid(FIELD, "imports.error.empty");
        }
        List<String> first = records.getFirst().values();
        Optional<List<String>> header = Optional.of(first).filter(ImportFile::isHeader);
        Optional<ImportKind> recognised = header.isPresent() ? byHeader(first) : byContent(first);
        ImportKind kind =
                chosen.or(() -> recognised).orElseThrow(() -> new Refusal.Invalid(FIELD, "imports.error.kind"));
        int[] columns = columns(kind, header);
        List<ImportRow> rows = new ArrayList<>(records.size());
        for (CsvRecord each : header.isPresent() ? records.subList(1, records.size()) : records) {
            rows.add(
                    each.complete()
                            ? parsed(kind, each.number(), arranged(each.values(), columns), parser)
                            : notUnderstood(each.number(), each.values(), new Message("imports.problem.quotes")));
        }
        return new ImportFile(kind, header.flatMap(_ -> recognised).filter(other -> other != kind), rows);
    }

    private static ImportRow parsed(ImportKind kind, int number, List<String> values, RowParser parser) {
        try {
            return ImportRow.waiting(number, parser.parse(kind, values));
        } catch (Refusal problem) {
            return notUnderstood(number, values, problem.message());
        }
    }

    private static ImportRow notUnderstood(int number, List<String> values, Message problem) {
        int each = LONGEST_SHOWN / Math.max(1, values.size());
        return ImportRow.notUnderstood(
                number, values.stream().map(value -> PlainText.cut(value, each)).toList(), problem);
    }

    private static String name(String column) {
        return column.strip().toLowerCase(Locale.ROOT);
    }

    private static boolean isHeader(List<String> first) {
        String name = name(first.getFirst());
        return Arrays.stream(ImportKind.values())
                .anyMatch(kind -> name(kind.columns().getFirst()).equals(name));
    }

    /** Empty for a header of addresses alone: blocks, follows of older files and followers have the same. */
    private static Optional<ImportKind> byHeader(List<String> header) {
        List<String> names = header.stream().map(ImportFile::name).toList();
        if (names.contains("hide notifications")) {
            return Optional.of(ImportKind.MUTES);
        }
        if (names.contains("show boosts") || names.contains("notify on new posts") || names.contains("languages")) {
            return Optional.of(ImportKind.FOLLOWING);
        }
        return switch (names.getFirst()) {
            case "list name" -> Optional.of(ImportKind.LISTS);
            case "#domain" -> Optional.of(ImportKind.DOMAIN_BLOCKS);
            case "#uri" -> Optional.of(ImportKind.BOOKMARKS);
            default -> Optional.empty();
        };
    }

    /** By the first row of a file without a header. Addresses of accounts may be anything. */
    private static Optional<ImportKind> byContent(List<String> first) {
        String value = first.getFirst().strip();
        if (value.startsWith("https://") || value.startsWith("http://")) {
            return Optional.of(ImportKind.BOOKMARKS);
        }
        if (first.size() == 2 && first.get(1).contains("@")) {
            return Optional.of(ImportKind.LISTS);
        }
        return first.size() == 1 && value.contains(".") && !value.contains("@")
                ? Optional.of(ImportKind.DOMAIN_BLOCKS)
                : Optional.empty();
    }

    /** Where the columns of a kind are in the file; -1 for one that isn't there. */
    private static int[] columns(ImportKind kind, Optional<List<String>> header) {
        List<String> wanted = kind.columns();
        Optional<List<String>> names =
                header.map(each -> each.stream().map(ImportFile::name).toList());
        int[] places = new int[wanted.size()];
        for (int i = 0; i < places.length; i++) {
            String column = name(wanted.get(i));
            places[i] = names.isPresent() ? names.get().indexOf(column) : i;
        }
        return places;
    }

    private static List<String> arranged(List<String> values, int[] columns) {
        return Arrays.stream(columns)
                .mapToObj(place -> place >= 0 && place < values.size() ? values.get(place) : "")
                .toList();
    }
}
