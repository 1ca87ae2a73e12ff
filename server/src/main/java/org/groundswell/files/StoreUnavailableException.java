package org.groundswell.files;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The store of files can't be reached, is too busy, or fails, at present. */
public final class StoreUnavailableException extends IOException {
    StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
