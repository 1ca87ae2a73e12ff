package org.groundswell.media.processing;

import org.groundswell.model.Message;
import org.jspecify.annotations.Nullable;

/** A file that can't be used, for a reason that its sender is told. */
public final class UnusableFileException extends Exception {
    private final transient Message reason;

    /**
     * @param key of a message
     * @param arguments the names and values of its arguments
     */
    public UnusableFileException(String key, Object... arguments) {
        this(null, key, arguments);
    }

    public UnusableFileException(Message reason) {
        super(reason.key(), null);
        this.reason = reason;
    }

    UnusableFileException(@Nullable Throwable cause, String key, Object... arguments) {
        super(key, cause);
        this.reason = new Message(key, arguments);
    }

    public Message reason() {
        return reason;
    }
}
