package org.groundswell.importing.files;

import java.io.IOException;
import org.groundswell.model.Message;

/** A file that can't be imported. The message says what to do. */
public final class UnusableFile extends IOException {
    private final transient Message reason;

    public UnusableFile(String key, Object... arguments) {
        this(new Message(key, arguments));
    }

    private UnusableFile(Message reason) {
        super(reason.toString());
        this.reason = reason;
    }

    /** The text after the file's name. */
    public Message reason() {
        return reason;
    }
}
