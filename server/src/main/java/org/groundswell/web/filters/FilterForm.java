package org.groundswell.web.filters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.groundswell.filters.Expiry;
import org.groundswell.filters.Filter;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterChange;
import org.groundswell.filters.FilterContext;
import org.groundswell.http.Params;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/**
 * A filter as a form has it.
 *
 * @param time the name of the time until it expires; empty to leave that as it is
 */
record FilterForm(
        String title, Set<FilterContext> contexts, String action, List<FilterPage.Row> keywords, String time) {
    /** In characters. A longer value is not shown again in a form. */
    private static final int LONGEST_SHOWN = 1_000;

    private static final int MOST_ROWS = 200;
    private static final int EMPTY_ROWS = 3;
    private static final String NEVER = "never";
    private static final String ACTIONS = "warn, hide, blur";
    /** In minutes, by name. */
    private static final Map<String, Integer> MINUTES =
            new TreeMap<>(Map.of("30m", 30, "1h", 60, "12h", 720, "1d", 1_440, "7d", 10_080, "30d", 43_200));

    /** The names of the times to choose from, shortest first. */
    static final List<String> TIMES = List.of("30m", "1h", "12h", "1d", "7d", "30d", NEVER);

    static final FilterForm EMPTY =
            new FilterForm("", EnumSet.allOf(FilterContext.class), FilterAction.WARN.apiName(), rows(List.of()), NEVER);

    static FilterForm of(Filter filter) {
        return new FilterForm(
                filter.title(),
                filter.contexts(),
                filter.action().apiName(),
                rows(filter.keywords().stream()
                        .map(keyword ->
                                new FilterPage.Row(Long.toString(keyword.id()), keyword.text(), keyword.wholeWord()))
                        .toList()),
                "");
    }

    /** The typed values. */
    static FilterForm of(Params params) {
        Set<FilterContext> contexts = EnumSet.noneOf(FilterContext.class);
        params.all("context").forEach(name -> FilterContext.parse(name).ifPresent(contexts::add));
        return new FilterForm(
                params.textOr("title", ""),
                contexts,
                params.textOr("action", ""),
                params.rows("keywords").stream()
                        .limit(MOST_ROWS)
                        .map(row -> new FilterPage.Row(
                                row.textOr("id", ""), row.textOr("text", ""), row.isOn("whole_word")))
                        .toList(),
                params.textOr("time", ""));
    }

    /** The same, to be shown again: with empty rows, and without what is far too long. */
    FilterForm shown() {
        return new FilterForm(
                PlainText.cut(title, LONGEST_SHOWN),
                contexts,
                action,
                rows(keywords.stream()
                        .filter(row -> !row.text().isBlank() || !row.id().isEmpty())
                        .map(row -> new FilterPage.Row(
                                PlainText.cut(row.id(), 20), PlainText.cut(row.text(), LONGEST_SHOWN), row.wholeWord()))
                        .toList()),
                time);
    }

    private static List<FilterPage.Row> rows(List<FilterPage.Row> filled) {
        List<FilterPage.Row> rows = new ArrayList<>(filled);
        for (int i = 0; i < EMPTY_ROWS; i++) {
            rows.add(new FilterPage.Row("", "", true));
        }
        return List.copyOf(rows);
    }

    /** The changes that it asks for. A keyword whose row was emptied is removed. */
    FilterChange change() {
        return new FilterChange(
                Optional.of(title),
                Optional.of(contexts),
                Optional.of(FilterAction.parse(action).orElseThrow(() -> Refusal.Invalid.oneOf("action", ACTIONS))),
                expiry(),
                keywords.stream().flatMap(row -> change(row).stream()).toList());
    }

    private Optional<Expiry> expiry() {
        if (time.equals(NEVER)) {
            return Optional.of(Expiry.NEVER);
        }
        return Optional.ofNullable(MINUTES.get(time)).map(minutes -> Expiry.in(Duration.ofMinutes(minutes)));
    }

    private static Optional<FilterChange.KeywordChange> change(FilterPage.Row row) {
        boolean blank = row.text().isBlank();
        if (row.id().isEmpty()) {
            return blank ? Optional.empty() : Optional.of(FilterChange.KeywordChange.add(row.text(), row.wholeWord()));
        }
        return Optional.of(new FilterChange.KeywordChange(
                Optional.of(FilterPages.id(row.id())),
                blank ? Optional.empty() : Optional.of(row.text()),
                Optional.of(row.wholeWord()),
                blank));
    }
}
