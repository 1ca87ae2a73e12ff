package org.groundswell.words;

import java.time.Duration;

/**
 * "No", with a reason for the person who asked. It is no bug, so it carries no stack trace; what the log says is another
 * matter. What one may not see is {@link NotFound}.
 */
public abstract sealed class Refusal extends RuntimeException {
    private Refusal(String message) {
        super(message, null, false, false);
    }

    /** A sentence that tells the reader what to do next. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** It isn't there, or is not for these eyes. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            super("Record not found");
        }
    }

    /** Who asks isn't known. */
    public static final class Unauthorised extends Refusal {
        public Unauthorised(String reason) {
            super(reason);
        }
    }

    /** Who asks is known, and may not. */
    public static final class Forbidden extends Refusal {
        public Forbidden(String reason) {
            super(reason);
        }
    }

    /** The request can't be read at all: no JSON, a parameter missing. */
    public static final class Malformed extends Refusal {
        public Malformed(String reason) {
            super(reason);
        }
    }

    /** A field's value won't do. */
    public static final class Invalid extends Refusal {
        private final String field;

        public Invalid(String field, String reason) {
            super(reason);
            this.field = field;
        }

        public String field() {
            return field;
        }
    }

    /** Somebody else was first. */
    public static final class Conflict extends Refusal {
        public Conflict(String reason) {
            super(reason);
        }
    }

    /** More bytes than are taken. */
    public static final class TooLarge extends Refusal {
        public TooLarge(String reason) {
            super(reason);
        }
    }

    /** Too often; come back later. */
    public static final class TooMany extends Refusal {
        private final Duration retryAfter;

        public TooMany(Duration retryAfter) {
            super("Too many requests; try again in " + Math.max(1, retryAfter.toSeconds()) + " seconds");
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }

    /**
     * The server can't do it at the moment, through no fault of the caller: the database does not answer, the disk is full,
     * or too much is waiting already.
     */
    public static final class Unavailable extends Refusal {
        private final Duration retryAfter;

        public Unavailable(String reason, Duration retryAfter) {
            super(reason);
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
