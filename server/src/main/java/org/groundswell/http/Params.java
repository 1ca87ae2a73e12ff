package org.groundswell.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.groundswell.model.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request, from the query and the body. Names are nested as in Rails ({@code fields[0][name]},
 * {@code id[]}), like those of Mastodon's clients.
 */
public final class Params {
    private static final Set<String> NO = Set.of("", "false", "0", "f", "off", "no", "n");
    /** Maximum number of parameters. */
    private static final int MOST = 1_000;
    /** Maximum length of a name. */
    private static final int LONGEST_NAME = 250;

    private final Map<String, List<String>> values;
    /** The names that JSON sent with null: for most, the same as not sending them. */
    private final Set<String> nulls;

    private final Map<String, List<Upload>> files;

    /** No parameters. */
    public static final Params NONE = new Params(Map.of());

    private Params(Map<String, List<String>> values) {
        this(values, Set.of(), Map.of());
    }

    private Params(Map<String, List<String>> values, Set<String> nulls, Map<String, List<Upload>> files) {
        this.values = values;
        this.nulls = nulls;
        this.files = files;
    }

    /**
     * Collects and counts parameters while they are read.
     *
     * <p>Used by one thread.
     */
    static final class Builder {
        private final Map<String, List<String>> values = new LinkedHashMap<>();
        private final Set<String> nulls = new HashSet<>();
        private final Map<String, List<Upload>> files = new HashMap<>();
        private int count;

        /** @throws Refusal.Malformed if there are too many, or the name is invalid */
        void add(String name, String value) {
            named(name).add(value);
        }

        /** Adds an empty list, so that it counts as sent. */
        void addEmptyList(String name) {
            named(name + "[]");
        }

        /** Adds a name without a value: JSON's null. */
        void addNull(String name) {
            check(name);
            nulls.add(name);
        }

        void addFile(Upload file) {
            check(file.field());
            files.computeIfAbsent(file.field(), _ -> new ArrayList<>(1)).add(file);
        }

        private List<String> named(String name) {
            check(name);
            return values.computeIfAbsent(name, _ -> new ArrayList<>(1));
        }

        private void check(String name) {
            if (++count > MOST) {
                throw new Refusal.Malformed("error.parameters.too_many", "most", MOST);
            }
            if (name.length() > LONGEST_NAME) {
                throw new Refusal.Malformed("error.parameters.long_name", "most", LONGEST_NAME);
            }
            if (isBroken(name)) {
                throw new Refusal.Malformed("error.parameters.broken_name");
            }
        }

        /** @throws Refusal.Invalid if a value is not valid text */
        Params build() {
            values.forEach((name, all) -> all.forEach(value -> {
                if (isBroken(value)) {
                    throw new Refusal.Invalid(name, "error.broken_text");
                }
            }));
            return new Params(values, nulls, files);
        }
    }

    /** @throws Refusal.Malformed if it can't be decoded */
    static Params ofQuery(String raw) {
        try {
            return decode(raw);
        } catch (Refusal.Invalid _) {
            throw new Refusal.Malformed("error.parameters.broken_address");
        }
    }

    /** Whether a text has NUL or an unpaired surrogate, which databases do not accept. */
    static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return true;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Reads {@code application/x-www-form-urlencoded}. */
    static Params decode(@Nullable String form) {
        Builder decoded = new Builder();
        if (form == null || form.isEmpty()) {
            return decoded.build();
        }
        try {
            int from = 0;
            while (from <= form.length()) {
                int and = form.indexOf('&', from);
                int end = and < 0 ? form.length() : and;
                String pair = form.substring(from, end);
                int equals = pair.indexOf('=');
                String name = URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
                String value = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                decoded.add(name, value);
                from = end + 1;
            }
        } catch (IllegalArgumentException broken) {
            throw new Refusal.Malformed("error.parameters.percent");
        }
        return decoded.build();
    }

    /** Merges parameters; if both have a name, the others' values count. */
    Params and(Params others) {
        Map<String, List<String>> both = new LinkedHashMap<>(values);
        both.putAll(others.values);
        Set<String> bothNulls = new HashSet<>(nulls);
        bothNulls.addAll(others.nulls);
        Map<String, List<Upload>> bothFiles = new HashMap<>(files);
        bothFiles.putAll(others.files);
        return new Params(both, bothNulls, bothFiles);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether JSON's null was sent, which some methods distinguish from sending nothing. */
    public boolean isNull(String name) {
        return nulls.contains(name);
    }

    public Optional<String> text(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /**
     * A value that decides too much to be ignored where it has a wrong type.
     *
     * @throws Refusal.Invalid if a list or an object was sent instead
     */
    public Optional<String> single(String name) {
        if (values.keySet().stream().anyMatch(key -> key.startsWith(name + "["))) {
            throw new Refusal.Invalid(name, "error.single");
        }
        return text(name);
    }

    /** A file, for routes that take files; empty if none was chosen. */
    public Optional<Upload> file(String name) {
        return files(name).stream().findFirst();
    }

    /** All files of a field. */
    public List<Upload> files(String name) {
        return files.getOrDefault(name, List.of());
    }

    public String textOr(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    /** @throws Refusal.Malformed if it is missing */
    public String required(String name) {
        return text(name).orElseThrow(() -> new Refusal.Malformed("error.parameters.missing", "name", name));
    }

    /** A boolean: everything but {@code false}, {@code 0}, {@code off} and the like is true. */
    public Optional<Boolean> flag(String name) {
        return text(name).map(value -> !NO.contains(value.toLowerCase(Locale.ROOT)));
    }

    public boolean isOn(String name) {
        return flag(name).orElse(false);
    }

    /** @throws Refusal.Invalid if it is not a whole number from 0 to 999,999,999 */
    public Optional<Integer> number(String name) {
        return text(name).filter(value -> !value.isEmpty()).map(value -> {
            if (value.length() > 9 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                throw new Refusal.Invalid(name, "error.whole_number");
            }
            return Integer.valueOf(value);
        });
    }

    /** The values of a list: {@code name[]=a&name[]=b}, with indexes, or a single value without brackets. */
    public List<String> all(String name) {
        List<String> all = new ArrayList<>();
        all.addAll(values.getOrDefault(name + "[]", List.of()));
        all.addAll(values.getOrDefault(name, List.of()));
        rowsByIndex(name).values().stream()
                .flatMap(row -> row.text("").stream())
                .forEach(all::add);
        return all;
    }

    /** Whether a list of that name was sent, even an empty one. */
    public boolean hasList(String name) {
        return has(name) || has(name + "[]") || !rows(name).isEmpty();
    }

    /**
     * The rows of a list of objects: {@code name} in {@code fields[0][name]}, by index, or in {@code fields[][name]}, by the
     * number of the value.
     *
     * @throws Refusal.Malformed if of rows without index some lack a value: then it isn't known which
     */
    public List<Params> rows(String name) {
        List<Params> rows = new ArrayList<>(rowsByIndex(name).values());
        rows.addAll(rowsInOrder(name));
        return List.copyOf(rows);
    }

    private List<Params> rowsInOrder(String name) {
        String prefix = name + "[][";
        List<Map<String, List<String>>> rows = new ArrayList<>();
        values.forEach((key, all) -> {
            if (key.startsWith(prefix) && key.endsWith("]")) {
                if (rows.isEmpty()) {
                    all.forEach(_ -> rows.add(new LinkedHashMap<>()));
                } else if (rows.size() != all.size()) {
                    throw new Refusal.Malformed("error.parameters.rows", "name", name);
                }
                String inner = key.substring(prefix.length(), key.length() - 1);
                for (int i = 0; i < all.size(); i++) {
                    rows.get(i).put(inner, List.of(all.get(i)));
                }
            }
        });
        return rows.stream().map(Params::new).toList();
    }

    /** The parameters nested under a name: {@code privacy} in {@code source[privacy]}. */
    public Params under(String name) {
        Map<String, List<String>> inner = new LinkedHashMap<>();
        values.forEach((key, all) -> {
            if (key.startsWith(name + "[") && key.endsWith("]")) {
                inner.put(key.substring(name.length() + 1, key.length() - 1), all);
            }
        });
        return new Params(inner);
    }

    /** The parameters as a query string, without some names. */
    public String queryWithout(Collection<String> names) {
        return values.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream().map(value -> encode(entry.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
    }

    /**
     * Decodes a path segment.
     *
     * @throws Refusal.Malformed if it is not properly percent-encoded
     */
    public static String decodePart(String part) {
        try {
            // In a path a plus is literal (RFC 3986), but the decoder is for forms.
            return part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw new Refusal.Malformed("error.path.percent");
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Map<Integer, Params> rowsByIndex(String name) {
        Map<Integer, Map<String, List<String>>> rows = new TreeMap<>();
        String prefix = name + "[";
        values.forEach((key, all) -> {
            if (!key.startsWith(prefix)) {
                return;
            }
            int close = key.indexOf(']', prefix.length());
            if (close < 0) {
                return;
            }
            String index = key.substring(prefix.length(), close);
            if (index.isEmpty() || index.length() > 4 || !index.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return;
            }
            String rest = key.substring(close + 1);
            String inner = rest.startsWith("[") && rest.endsWith("]") ? rest.substring(1, rest.length() - 1) : "";
            rows.computeIfAbsent(Integer.valueOf(index), _ -> new LinkedHashMap<>())
                    .put(inner, all);
        });
        Map<Integer, Params> found = new TreeMap<>();
        rows.forEach((index, row) -> found.put(index, new Params(row)));
        return found;
    }
}
