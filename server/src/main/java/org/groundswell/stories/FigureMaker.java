package org.groundswell.stories;

import java.time.Instant;
import java.util.List;

/**
 * Makes the figures of a story.
 *
 * @param source the address of the wave's data, to which places in it are added
 */
record FigureMaker(Prose prose, String source) {
    /** @param where a JSON pointer into the wave's data */
    Figure count(String name, long count, String where) {
        return new Figure(name, prose.number(count), count, at(where));
    }

    /** A day, in UTC. */
    Figure day(String name, int minute, String where) {
        return text(name, prose.date(moment(minute)), moment(minute), where);
    }

    /** A time of day, in UTC. */
    Figure time(String name, int minute, String where) {
        return text(name, prose.time(moment(minute)), moment(minute), where);
    }

    Figure text(String name, String shown, Object value, String where) {
        return new Figure(name, shown, value, at(where));
    }

    /** A list; its value is how many items it has. */
    Figure list(String name, List<String> shown, String where) {
        return text(name, prose.list(shown), shown.size(), where);
    }

    String at(String where) {
        return source + "#" + where;
    }

    static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
