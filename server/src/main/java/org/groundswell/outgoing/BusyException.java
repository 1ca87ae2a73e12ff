package org.groundswell.outgoing;

import java.io.IOException;

/** This server does too much of its own at the moment; the other server was not asked, so it is no failure of that one. */
public final class BusyException extends IOException {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
