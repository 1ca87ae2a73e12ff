package org.groundswell.importing;

/** A record that can't be imported, and why. It stops nothing. */
final class BadRecord extends RuntimeException {
    BadRecord(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
