package org.groundswell.moderation;

import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.reports.Staff;

/** Moderators remove pictures from profiles. The account can upload others. */
public final class PictureRemoval {
    private final Database database;
    private final Staff staff;
    private final ProfilePictures pictures;
    private final ModerationLog log;

    public PictureRemoval(Database database, Staff staff, ProfilePictures pictures, ModerationLog log) {
        this.database = database;
        this.staff = staff;
        this.pictures = pictures;
        this.log = log;
    }

    /**
     * Removes a picture from an account's profile, and records it in the audit log; nothing happens if there is none.
     *
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Forbidden if the moderator may not act on the account
     */
    public void remove(AccountId moderator, AccountId target, ProfilePicture picture) {
        database.writing(tx -> {
            staff.requireOver(tx, moderator, target);
            pictures.remove(tx, target, picture).ifPresent(account -> {
                String acct = account.acct().toString();
                log.record(tx, moderator, new ModerationAction.PictureRemoved(acct, picture));
            });
        });
    }
}
