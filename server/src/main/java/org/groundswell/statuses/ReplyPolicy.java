package org.groundswell.statuses;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.Refusal;

/** The permission to reply to a status, and its note below the status. */
public enum ReplyPolicy {
    EVERYBODY,
    /** Accounts that its author follows, or mentions in it. */
    FOLLOWED,
    /** But its author. */
    NOBODY;

    /** As forms and the database have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A policy as a person chose it.
     *
     * @param parameter the name of the parameter that has it
     * @throws Refusal.Invalid if there is no such policy
     */
    public static ReplyPolicy chosen(String parameter, String word) {
        return parse(word).orElseThrow(() -> new Refusal.Invalid(parameter, "error.reply.who"));
    }

    public static Optional<ReplyPolicy> parse(String word) {
        return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
