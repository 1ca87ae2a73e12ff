package org.groundswell.http.websocket;

/** The reasons for closing a WebSocket that this server gives (RFC 6455, section 7.4.1). */
public enum CloseCode {
    NORMAL(1000),
    /** The server stops; clients connect again. */
    GOING_AWAY(1001),
    PROTOCOL_ERROR(1002),
    UNSUPPORTED_DATA(1003),
    INVALID_TEXT(1007),
    POLICY_VIOLATION(1008),
    TOO_LARGE(1009);

    private final int number;

    CloseCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
