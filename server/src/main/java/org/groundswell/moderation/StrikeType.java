package org.groundswell.moderation;

import java.util.Arrays;
import java.util.Optional;
import org.groundswell.reports.Outcome;

/** The kinds of decision about an account, with their names in the API and in the database. */
public enum StrikeType {
    WARNING("none", Outcome.WARNED),
    POSTS_MARKED("mark_statuses_as_sensitive", Outcome.POSTS_MARKED),
    POSTS_DELETED("delete_statuses", Outcome.POSTS_DELETED),
    SENSITIVE("sensitive", Outcome.MARKED_SENSITIVE),
    LIMITED("silence", Outcome.LIMITED),
    FROZEN("disable", Outcome.FROZEN),
    SUSPENDED("suspend", Outcome.SUSPENDED);

    private final String apiName;
    private final Outcome outcome;

    StrikeType(String apiName, Outcome outcome) {
        this.apiName = apiName;
        this.outcome = outcome;
    }

    public static Optional<StrikeType> parse(String apiName) {
        return Arrays.stream(values())
                .filter(type -> type.apiName.equals(apiName))
                .findFirst();
    }

    public String apiName() {
        return apiName;
    }

    /** The result of a case that is closed with this decision. */
    Outcome outcome() {
        return outcome;
    }

    /** Whether it lasts until it is lifted. */
    public boolean isRestriction() {
        return switch (this) {
            case WARNING, POSTS_MARKED, POSTS_DELETED -> false;
            case SENSITIVE, LIMITED, FROZEN, SUSPENDED -> true;
        };
    }
}
