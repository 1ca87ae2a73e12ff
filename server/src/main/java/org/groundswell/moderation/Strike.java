package org.groundswell.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.reports.CaseId;
import org.groundswell.reports.Evidence;

/**
 * A decision about an account, as it is recorded.
 *
 * @param moderator empty if that account was deleted
 * @param caseId the case that it closed, if that still exists
 * @param text to the person; may be empty
 * @param liftedAt empty while it is in force
 * @param posts the posts that it is about, as they were
 */
public record Strike(
        StrikeId id,
        AccountId account,
        Optional<AccountId> moderator,
        Optional<CaseId> caseId,
        StrikeType type,
        String text,
        Optional<Instant> liftedAt,
        List<Evidence> posts,
        Optional<Appeal> appeal) {
    /** The time within which a person can appeal. */
    public static final Duration APPEAL_WITHIN = Duration.ofDays(20);

    public Instant at() {
        return Ids.instant(id.value());
    }

    public boolean isInForce() {
        return liftedAt.isEmpty();
    }

    public Instant appealUntil() {
        return at().plus(APPEAL_WITHIN);
    }

    /** Whether the person can appeal at a moment. */
    public boolean canBeAppealed(Instant now) {
        return isInForce() && appeal.isEmpty() && now.isBefore(appealUntil());
    }

    Strike with(List<Evidence> itsPosts) {
        return new Strike(id, account, moderator, caseId, type, text, liftedAt, itsPosts, appeal);
    }
}
