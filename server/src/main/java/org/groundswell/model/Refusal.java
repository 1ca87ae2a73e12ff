package org.groundswell.model;

import java.time.Duration;
import java.util.List;

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
            this("Record not found");
        }

        public NotFound(String reason) {
            super(reason);
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

    /** What is wrong with a value. The names are those of Mastodon's error codes. */
    public enum Fault {
        BLANK,
        TAKEN,
        RESERVED,
        ACCEPTED,
        INVALID,
        TOO_LONG,
        TOO_SHORT,
        INCLUSION
    }

    /** A field whose value won't do, and why. */
    public record Problem(String field, Fault fault, String reason) {}

    /** Values that won't do: of one field or several. */
    public static final class Invalid extends Refusal {
        private final List<Problem> problems;

        public Invalid(String field, String reason) {
            this(List.of(new Problem(field, Fault.INVALID, reason)));
        }

        /** @param problems at least one */
        public Invalid(List<Problem> problems) {
            super(problems.getFirst().reason());
            this.problems = List.copyOf(problems);
        }

        /** The first of the fields. */
        public String field() {
            return problems.getFirst().field();
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /** Something this server can't do, whoever asks. */
    public static final class NotImplemented extends Refusal {
        public NotImplemented(String reason) {
            super(reason);
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
