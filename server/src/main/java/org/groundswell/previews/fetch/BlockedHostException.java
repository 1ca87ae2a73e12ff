package org.groundswell.previews.fetch;

import java.io.IOException;

/** Moderators have blocked a host. */
final class BlockedHostException extends IOException {
    private static final long serialVersionUID = 1L;

    BlockedHostException(String host) {
        super(host + " is blocked");
    }
}
