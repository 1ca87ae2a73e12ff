package org.groundswell.config;

/** An invalid setting. The message is for the operator. */
public final class ConfigException extends RuntimeException {
    ConfigException(String message) {
        super(message, null, false, false);
    }

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
