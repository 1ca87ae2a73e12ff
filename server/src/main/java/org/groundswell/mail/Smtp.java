package org.groundswell.mail;

import java.util.Locale;

/**
 * The mail server that messages are sent through.
 *
 * @param user for authentication; empty for none
 * @param sender the address that messages come from
 */
public record Smtp(String host, int port, Encryption encryption, String user, String password, String sender) {
    /** How the connection is encrypted. */
    public enum Encryption {
        /** Encrypted after a greeting (RFC 3207); a server without it is refused. */
        STARTTLS(587),
        /** Encrypted from the first byte (RFC 8314). */
        TLS(465),
        NONE(25);

        private final int defaultPort;

        Encryption(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        public int defaultPort() {
            return defaultPort;
        }

        /** Its name in settings. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Without the password, since it may be logged. */
    @Override
    public String toString() {
        return "Smtp[" + host + ":" + port + ", " + encryption.word() + ", " + sender + "]";
    }
}
