package org.groundswell.dataimport;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.archive.Addresses;
import org.groundswell.archive.FilterFile;
import org.groundswell.model.Acct;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.text.CsvRecords;
import org.groundswell.text.PlainText;
import org.groundswell.text.Translator;

/**
 * The rows that were not imported as CSV, with the reasons: the columns of the kind, so that the file can be imported again
 * once its accounts are known. What spreadsheets would take for a formula gets an apostrophe: the values are anyone's.
 */
public final class FailureFile {
    private static final String END = "\r\n";
    private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

    private final Addresses addresses;
    private final FilterFile filters = new FilterFile();

    public FailureFile(Addresses addresses) {
        this.addresses = addresses;
    }

    /** @param t for the reasons */
    public String write(ImportKind kind, List<ImportRow> rows, Translator t) {
        StringBuilder text = new StringBuilder();
        text.append(line(Stream.concat(kind.columns().stream(), Stream.of("Reason"))));
        for (ImportRow row : rows) {
            List<String> values = new ArrayList<>(shown(kind, row));
            while (values.size() < kind.columns().size()) {
                values.add("");
            }
            values.add(row.problem().map(problem -> sentence(problem, t)).orElse(""));
            text.append(line(values.stream().map(FailureFile::harmless)));
        }
        return text.toString();
    }

    private static String sentence(Message problem, Translator t) {
        return t.text("error.sentence", "text", problem);
    }

    private List<String> shown(ImportKind kind, ImportRow row) {
        if (row.state() == ImportRow.State.NOT_UNDERSTOOD) {
            return row.values();
        }
        return switch (kind) {
            case FOLLOWING, BLOCKS, MUTES -> replaced(row.values(), 0);
            case LISTS -> replaced(row.values(), 1);
            case FILTERS -> List.of(title(row.values().getFirst()));
            case DOMAIN_BLOCKS, BOOKMARKS -> row.values();
        };
    }

    /** With the whole address of an account, also of this server. */
    private List<String> replaced(List<String> values, int column) {
        List<String> replaced = new ArrayList<>(values);
        replaced.set(column, Acct.parse(values.get(column)).map(addresses::of).orElse(values.get(column)));
        return replaced;
    }

    private String title(String filter) {
        try {
            return filters.read(filter).title();
        } catch (FilterFile.UnreadableException | Refusal unreadable) {
            return PlainText.cut(filter, 100);
        }
    }

    private static String line(Stream<String> values) {
        return values.map(CsvRecords::quoted).collect(Collectors.joining(",")) + END;
    }

    private static String harmless(String value) {
        return !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
