package org.groundswell.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * SQL with named parameters, {@code :name}, in the form that JDBC takes. A parameter bound to a list becomes as many
 * placeholders as the size rounded up to a power of two, so that one prepared statement serves many sizes.
 */
final class ParsedSql {
    private static final Map<String, ParsedSql> CACHE = new ConcurrentHashMap<>();

    private final String[] pieces;
    private final String[] names;
    private final Map<String, int[]> positions;
    private final String plain;
    private final boolean change;

    private ParsedSql(List<String> pieces, List<String> names) {
        this.pieces = pieces.toArray(String[]::new);
        this.names = names.toArray(String[]::new);
        this.positions = names.stream()
                .distinct()
                .collect(Collectors.toUnmodifiableMap(
                        name -> name,
                        name -> IntStream.range(0, names.size())
                                .filter(i -> names.get(i).equals(name))
                                .toArray()));
        this.plain = String.join("?", pieces);
        this.change = !plain.startsWith("SELECT") && !plain.startsWith("WITH");
    }

    static ParsedSql of(String sql) {
        ParsedSql known = CACHE.get(sql);
        return known != null ? known : CACHE.computeIfAbsent(sql, ParsedSql::parse);
    }

    /** The name of the parameter of each placeholder, in order. */
    String[] names() {
        return names;
    }

    /** The indices of a parameter's placeholders; null if there is no such parameter. */
    int @Nullable [] positions(String name) {
        return positions.get(name);
    }

    /** The JDBC statement with one placeholder for each parameter. */
    String plain() {
        return plain;
    }

    /** Whether the statement may change data, that is, it is not a plain query. */
    boolean isChange() {
        return change;
    }

    /** The JDBC statement with {@code places[i]} placeholders for the i-th parameter. */
    String expanded(int[] places) {
        StringBuilder sql = new StringBuilder(pieces[0]);
        for (int i = 0; i < names.length; i++) {
            sql.append("?").repeat(",?", places[i] - 1).append(pieces[i + 1]);
        }
        return sql.toString();
    }

    private static ParsedSql parse(String sql) {
        List<String> pieces = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 0;
        boolean quoted = false;
        for (int at = 0; at < sql.length(); at++) {
            char c = sql.charAt(at);
            if (c == '\'') {
                quoted = !quoted;
            }
            if (quoted || c != ':' || at + 1 == sql.length() || !Character.isLetter(sql.charAt(at + 1))) {
                continue;
            }
            if (at > 0 && sql.charAt(at - 1) == ':') {
                continue;
            }
            int end = at + 1;
            while (end < sql.length() && Character.isLetterOrDigit(sql.charAt(end))) {
                end++;
            }
            pieces.add(sql.substring(from, at));
            names.add(sql.substring(at + 1, end));
            from = end;
            at = end - 1;
        }
        pieces.add(sql.substring(from));
        return new ParsedSql(pieces, names);
    }
}
