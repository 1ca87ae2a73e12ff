package org.groundswell.model;

import java.time.Duration;
import java.util.List;

/**
 * A request that is turned down, with a message for the person who made it. It is no bug, so it carries no stack trace. It
 * names the message by its key in the bundles, with its arguments; the face that answers makes the text.
 *
 * <p>What the viewer may not see is {@link NotFound}.
 */
public abstract sealed class Refusal extends RuntimeException {
    private final Message message;

    private Refusal(Message message) {
        super(message.toString(), null, false, false);
        this.message = message;
    }

    /** The message: what happened, and what to do about it. */
    public Message message() {
        return message;
    }

    /** The record doesn't exist, or the viewer may not see it. */
    public static final class NotFound extends Refusal {
        public NotFound() {
            this("error.not_found");
        }

        public NotFound(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** The record was here, and may not be shown any more. */
    public static final class Gone extends Refusal {
        public Gone(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** The caller is not signed in, or could not prove who they are. */
    public static final class Unauthorised extends Refusal {
        public Unauthorised(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** The caller is known, and lacks the permission. */
    public static final class Forbidden extends Refusal {
        public Forbidden(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** The request can't be read at all: no JSON, a parameter missing. */
    public static final class Malformed extends Refusal {
        public Malformed(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** The kinds of invalid values. The names are those of Mastodon's error codes. */
    public enum Fault {
        BLANK,
        TAKEN,
        RESERVED,
        BLOCKED,
        ACCEPTED,
        INVALID,
        TOO_LONG,
        TOO_SHORT,
        INCLUSION
    }

    /**
     * An invalid value of a field.
     *
     * @param message the end of a sentence that begins with the field's name, as in "can't be blank"
     */
    public record Problem(String field, Fault fault, Message message) {
        public Problem(String field, Fault fault, String key, Object... arguments) {
            this(field, fault, new Message(key, arguments));
        }
    }

    /** Invalid values, of one field or several. */
    public static final class Invalid extends Refusal {
        private final List<Problem> problems;

        public Invalid(String field, String key, Object... arguments) {
            this(field, Fault.INVALID, key, arguments);
        }

        public Invalid(String field, Fault fault, String key, Object... arguments) {
            this(List.of(new Problem(field, fault, key, arguments)));
        }

        /** @param problems at least one */
        public Invalid(List<Problem> problems) {
            super(problems.getFirst().message());
            this.problems = List.copyOf(problems);
        }

        /** @param values the only ones that the field may have, as a list in words */
        public static Invalid oneOf(String field, String values) {
            return new Invalid(field, Fault.INCLUSION, "error.one_of", "values", values);
        }

        /** The first of the fields. */
        public String field() {
            return problems.getFirst().field();
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /** Something this server can't do for any caller. */
    public static final class NotImplemented extends Refusal {
        public NotImplemented(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** Another request has changed the same thing in the meantime. */
    public static final class Conflict extends Refusal {
        public Conflict(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** More bytes than are accepted. */
    public static final class TooLarge extends Refusal {
        public TooLarge(String key, Object... arguments) {
            super(new Message(key, arguments));
        }
    }

    /** Too many requests within a time. */
    public static final class TooMany extends Refusal {
        private final Duration retryAfter;

        public TooMany(Duration retryAfter) {
            super(new Message("error.too_many_requests", "seconds", Math.max(1, retryAfter.toSeconds())));
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

        public Unavailable(Duration retryAfter, String key, Object... arguments) {
            super(new Message(key, arguments));
            this.retryAfter = retryAfter;
        }

        public Duration retryAfter() {
            return retryAfter;
        }
    }
}
