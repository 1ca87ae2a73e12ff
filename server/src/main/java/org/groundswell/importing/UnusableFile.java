package org.groundswell.importing;

/** Nothing of a file can be imported as things are; the message says what to do. */
final class UnusableFile extends RuntimeException {
    UnusableFile(String message) {
        super(message, null, false, false);
    }
}
