package org.groundswell.rendering;

import java.util.Locale;

/** Numbers in the sentences of pages. */
public final class English {
    private English() {}

    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** A number of things: "1 person", "1,204 people". */
    public static String counted(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }
}
