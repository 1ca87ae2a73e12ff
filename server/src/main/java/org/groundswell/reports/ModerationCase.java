package org.groundswell.reports;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * A case of the moderators.
 *
 * @param assignee the moderator who handles it
 * @param reports the number of reports
 * @param version counts the changes; a change that is based on an older version is refused
 * @param closedAt empty while it is open
 * @param outcome of a closed case
 */
public record ModerationCase(
        CaseId id,
        Subject subject,
        Optional<AccountId> assignee,
        int reports,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> closedAt,
        Optional<Outcome> outcome) {
    /** The subject of a case. Each kind has a name in the database. */
    public sealed interface Subject {
        /** The account that the case is about. */
        AccountId account();

        /** The address of the account, which stays readable when the account is deleted. */
        String acct();

        String kind();

        /** Whether it accuses the account, so that a decision about the account can close it. */
        boolean isAccusation();

        /** The reports about an account. */
        record OfAccount(AccountId account, String acct) implements Subject {
            static final String KIND = "account";

            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public boolean isAccusation() {
                return true;
            }
        }

        /** A surge of strangers that raised the shield of an account. */
        record OfShield(AccountId account, String acct) implements Subject {
            static final String KIND = "shield";

            @Override
            public String kind() {
                return KIND;
            }

            @Override
            public boolean isAccusation() {
                return false;
            }
        }
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }
}
