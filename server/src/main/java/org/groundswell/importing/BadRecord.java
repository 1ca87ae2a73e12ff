package org.groundswell.importing;

import org.groundswell.model.Message;
import org.groundswell.text.PlainText;

/** A record that can't be imported, with the reason. The import goes on with the next one. */
final class BadRecord extends RuntimeException {
    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 60;

    private final Message reason;

    /** @param arguments may quote the record; control characters are replaced by question marks */
    BadRecord(String key, Object... arguments) {
        this(new Message(key, visible(arguments)));
    }

    BadRecord(Message reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    /** The beginning of a value, for use in a reason. */
    static String excerpt(String value) {
        return value.length() <= LONGEST_VALUE ? value : PlainText.cut(value, LONGEST_VALUE) + "…";
    }

    Message reason() {
        return reason;
    }

    private static Object[] visible(Object... arguments) {
        Object[] visible = arguments.clone();
        for (int i = 0; i < visible.length; i++) {
            if (visible[i] instanceof String text) {
                visible[i] = PlainText.cut(text, LONGEST).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
            }
        }
        return visible;
    }
}
