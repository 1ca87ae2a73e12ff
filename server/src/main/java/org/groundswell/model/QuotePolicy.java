package org.groundswell.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The permission to quote a post. Its author may always do so. The numbers are those in the database. */
public enum QuotePolicy {
    /** But its author. */
    NOBODY(0),
    FOLLOWERS(1),
    PUBLIC(2);

    private static final QuotePolicy[] BY_CODE = values();

    private final int code;

    QuotePolicy(int code) {
        this.code = code;
    }

    public static QuotePolicy ofCode(int code) {
        return BY_CODE[code];
    }

    /**
     * A policy as a person or an app chose it.
     *
     * @param parameter the name of the parameter that has it
     * @throws Refusal.Invalid if there is no such policy
     */
    public static QuotePolicy chosen(String parameter, String word) {
        return parse(word)
                .orElseThrow(() -> new Refusal.Invalid(parameter, Refusal.Fault.INCLUSION, "error.quote_policy"));
    }

    public static Optional<QuotePolicy> parse(String word) {
        return Arrays.stream(BY_CODE).filter(each -> each.word().equals(word)).findFirst();
    }

    public int code() {
        return code;
    }

    /** As the API, forms and events have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
