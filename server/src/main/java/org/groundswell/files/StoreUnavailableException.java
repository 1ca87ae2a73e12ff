package org.groundswell.files;

import java.io.IOException;

/** The store of files can't be reached, or is too busy, at present. */
public final class StoreUnavailableException extends IOException {
    StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
