package org.groundswell.importing;

import org.groundswell.model.Message;
import org.groundswell.text.PlainText;

/** A record that can't be imported, and why. It stops nothing. */
final class BadRecord extends RuntimeException {
    private static final int LONGEST = 300;
    private static final int LONGEST_VALUE = 60;

    private final Message reason;

    /** @param reason may quote what the record holds: what a terminal would obey is shown as a question mark */
    BadRecord(String reason) {
        super(visible(PlainText.cut(reason, LONGEST)), null, false, false);
        this.reason = new Message("import.text", "text", visible(PlainText.cut(reason, LONGEST)));
    }

    BadRecord(Message reason) {
        super(reason.toString(), null, false, false);
        this.reason = reason;
    }

    /** The beginning of a value, for a reason. */
    static String excerpt(String value) {
        return value.length() <= LONGEST_VALUE ? value : PlainText.cut(value, LONGEST_VALUE) + "…";
    }

    Message reason() {
        return reason;
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}]", "?");
    }
}
