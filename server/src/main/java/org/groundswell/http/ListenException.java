package org.groundswell.http;

/** The server can't listen on its address: the port is in use, or the address is not this machine's. */
public final class ListenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ListenException(String host, int port) {
        super(
                "can't listen on " + host + ":" + port
                        + ": another program may be using the port, or the address is not this machine's; choose another with --listen");
    }
}
