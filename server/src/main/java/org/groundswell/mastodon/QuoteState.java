package org.groundswell.mastodon;

import java.util.Locale;
import java.util.Optional;
import org.groundswell.visibility.Exclusion;

/** The state of a quote whose post is shown to the viewer, if only after a tap. */
enum QuoteState {
    ACCEPTED,
    BLOCKED_ACCOUNT,
    BLOCKED_DOMAIN,
    MUTED_ACCOUNT;

    static QuoteState of(Optional<Exclusion> exclusion) {
        return exclusion
                .map(reason -> switch (reason) {
                    case BLOCKING -> BLOCKED_ACCOUNT;
                    case DOMAIN_BLOCKING -> BLOCKED_DOMAIN;
                    case MUTING -> MUTED_ACCOUNT;
                })
                .orElse(ACCEPTED);
    }

    String apiName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
