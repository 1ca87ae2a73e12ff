package org.groundswell.relationships;

import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;

/** Private notes of accounts about others, which only their author sees. */
public final class AccountNotes {
    private static final int LONGEST = 2_000;

    private final Database database;
    private final Relationships relationships;
    private final AccountNoteStore store = new AccountNoteStore();

    public AccountNotes(RelationshipParts parts) {
        this.database = parts.database();
        this.relationships = parts.relationships();
    }

    /**
     * Sets the note about an account.
     *
     * @param typed empty to remove it
     * @throws Refusal.NotFound if there is no such account
     * @throws Refusal.Invalid if it is too long
     */
    public Relationship set(AccountId account, AccountId target, String typed) {
        String note = PlainText.lines("comment", typed, LONGEST);
        return database.write(tx -> {
            relationships.lock(tx, account, target);
            if (note.isEmpty()) {
                store.delete(tx, account, target);
            } else {
                store.set(tx, account, target, note);
            }
            return relationships.between(tx, account, target);
        });
    }
}
