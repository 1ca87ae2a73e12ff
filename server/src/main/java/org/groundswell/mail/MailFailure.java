package org.groundswell.mail;

import org.groundswell.model.Message;

/** A message that could not be sent, and why, in words for the operator. */
public final class MailFailure extends RuntimeException {
    /** Whether another attempt can succeed. */
    public enum Kind {
        /** The mail server can't be reached, or refuses at the moment, or the settings are wrong. */
        TEMPORARY,
        /** The mail server refuses this recipient or this message for good (RFC 5321, section 4.2.1: a reply of 5yz). */
        PERMANENT
    }

    private final Kind kind;
    private final Message explanation;

    MailFailure(Kind kind, Message explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.kind = kind;
        this.explanation = explanation;
    }

    public boolean isPermanent() {
        return kind == Kind.PERMANENT;
    }

    public Message explanation() {
        return explanation;
    }
}
