package org.groundswell.push;

import org.groundswell.auth.Secrets;

/** The access to which a subscription belongs, and with which it ends. Each has one subscription. */
public sealed interface Holder {
    /** The hash of the secret, as it is stored. */
    String hash();

    /**
     * An app.
     *
     * @param accessToken its token, which is part of each message: apps with several accounts recognize them by it
     */
    record App(String accessToken) implements Holder {
        @Override
        public String hash() {
            return Secrets.hash(accessToken);
        }
    }

    /**
     * A browser that is signed in on this server's pages.
     *
     * @param session the session's token
     */
    record Browser(String session) implements Holder {
        @Override
        public String hash() {
            return Secrets.hash(session);
        }
    }
}
