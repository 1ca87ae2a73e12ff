package org.groundswell.statuses;

import java.util.Locale;
import org.groundswell.visibility.Exclusion;

/** The state of a quote for its viewer. */
public enum QuoteState {
    ACCEPTED(true),
    /** The viewer blocks the author of the quoted post; it is shown after a tap, as with the next two. */
    BLOCKED_ACCOUNT(true),
    BLOCKED_DOMAIN(true),
    MUTED_ACCOUNT(true),
    /** The author of the quoted post has revoked the quote. */
    REVOKED(false),
    /** The quoted post is gone. */
    DELETED(false),
    /** The viewer may not see the quoted post. */
    UNAUTHORIZED(false);

    private final boolean shown;

    QuoteState(boolean shown) {
        this.shown = shown;
    }

    static QuoteState of(Exclusion exclusion) {
        return switch (exclusion) {
            case BLOCKING -> BLOCKED_ACCOUNT;
            case DOMAIN_BLOCKING -> BLOCKED_DOMAIN;
            case MUTING -> MUTED_ACCOUNT;
        };
    }

    /** Whether the viewer may see the quoted post. */
    public boolean isShown() {
        return shown;
    }

    /** Its name in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
