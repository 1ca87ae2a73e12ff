package org.groundswell.http.websocket;

/** Input that breaks the protocol or a limit. The socket is closed, with this code. */
public final class Violation extends RuntimeException {
    private final CloseCode code;

    Violation(CloseCode code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    public CloseCode code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
