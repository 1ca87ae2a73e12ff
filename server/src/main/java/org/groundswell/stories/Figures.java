package org.groundswell.stories;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures a story may use. */
public final class Figures {
    private static final Pattern NAMED = Pattern.compile("\\{(\\w{1,40})\\}");

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    void add(Figure figure) {
        figures.put(figure.name(), figure);
    }

    boolean has(String name) {
        return figures.containsKey(name);
    }

    /** Whether two figures look the same to readers, such as two moments of a day. */
    boolean sameShown(String one, String other) {
        Figure first = figures.get(one);
        Figure second = figures.get(other);
        return first != null && second != null && first.shown().equals(second.shown());
    }

    public Collection<Figure> all() {
        return figures.values();
    }

    /** Replaces the names in braces by their figures; an unknown name stays as it is. */
    Words fill(String text) {
        Words.Builder words = new Words.Builder();
        Matcher named = NAMED.matcher(text);
        int from = 0;
        while (named.find()) {
            Figure figure = figures.get(named.group(1));
            if (figure != null) {
                words.text(text.substring(from, named.start())).figure(figure);
                from = named.end();
            }
        }
        return words.text(text.substring(from)).build();
    }
}
