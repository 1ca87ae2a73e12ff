package org.groundswell.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A statement, with the steps of its query plan. */
record QueryPlan(String statement, List<String> steps) {
    /** Tables that grow with every post, account, follow or favourite. */
    private static final Set<String> LARGE = Set.of(
            "status",
            "tag",
            "tag_use",
            "event",
            "account",
            "account_count",
            "follow",
            "favourite",
            "job",
            "login",
            "active_day",
            "report",
            "moderation_case",
            "moderation_log",
            "shield");

    /**
     * SQLite names a table by its alias. An automatic index, built for one statement, also reads the whole table. An index
     * of few rows, such as the open cases, may be read as a whole.
     */
    private static final Pattern SQLITE_SCAN = Pattern.compile(
            "SCAN (\\w+)(?!\\w| USING (?:COVERING )?INDEX (?:tag_restricted|login_pending|moderation_case_open))"
                    + "|SEARCH (\\w+) USING AUTOMATIC");

    private static final Pattern POSTGRESQL_SCAN = Pattern.compile("Seq Scan on (\\w+)");
    private static final Pattern SORT =
            Pattern.compile("USE TEMP B-TREE FOR .*ORDER BY|^\\s*(->)?\\s*(Incremental )?Sort ");

    /** The large tables with a full scan. */
    List<String> scanned() {
        return steps.stream()
                .flatMap(step -> Stream.of(SQLITE_SCAN, POSTGRESQL_SCAN)
                        .flatMap(scan -> scan.matcher(step).results()))
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .flatMap(name -> LARGE.stream().filter(table -> isCalled(table, name)))
                .distinct()
                .toList();
    }

    boolean sorts() {
        return steps.stream().anyMatch(step -> SORT.matcher(step).find());
    }

    /** @param names the index's names on the two databases, as a pattern */
    boolean uses(Pattern names) {
        return steps.stream().anyMatch(step -> names.matcher(step + " ").find());
    }

    private boolean isCalled(String table, String name) {
        return table.equals(name)
                || Pattern.compile("\\b" + table + " (AS )?" + name + "\\b")
                        .matcher(statement)
                        .find();
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(steps);
        lines.addFirst(statement.strip());
        return String.join("\n    ", lines);
    }
}
