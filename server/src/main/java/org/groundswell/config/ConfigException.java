package org.groundswell.config;

/** A setting that can't be read, in a sentence for the operator. */
public final class ConfigException extends RuntimeException {
    ConfigException(String message) {
        super(message, null, false, false);
    }

    ConfigException(String message, Throwable cause) {
        super(message, cause);
    }
}
