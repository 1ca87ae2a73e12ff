package org.groundswell.outgoing;

import java.io.IOException;

/** A destination to which the server doesn't connect, whatever it answers: see {@link AddressGuard}. */
public final class ForbiddenAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    ForbiddenAddressException(String host) {
        super(host + " has an address that is not public");
    }
}
