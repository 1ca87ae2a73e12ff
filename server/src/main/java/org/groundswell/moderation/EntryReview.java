package org.groundswell.moderation;

import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;

/** Single posts, pages and websites: the decisions of {@link TrendReview} about them. */
public final class EntryReview {
    private final Database database;
    private final Staff staff;
    private final TrendReview review;
    private final VerdictStore verdicts = new VerdictStore();

    public EntryReview(Database database, Staff staff, TrendReview review) {
        this.database = database;
        this.staff = staff;
        this.review = review;
    }

    /**
     * The decisions in force.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Verdicts verdicts(AccountId moderator) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return verdicts.all(tx);
        });
    }

    /**
     * Lets an entry be on lists of trends, or hides it from them.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void setTrendable(AccountId moderator, Subject.Entry entry, boolean trendable) {
        database.writing(tx -> {
            staff.requireModerator(tx, moderator);
            review.setTrendable(tx, moderator, entry, trendable);
        });
    }
}
