package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** Adds, lists and removes the entries of one of an account's lists, through the service that the API uses. */
interface Entries {
    /**
     * An entry that the account has.
     *
     * @param key what makes it the same as a row of a file
     * @param id of the account, status or list that it is about
     * @param container the list that it is in; 0 for none
     */
    record Existing(String key, long id, long container) {
        Existing(String key, long id) {
            this(key, id, 0);
        }
    }

    /**
     * A part of the entries.
     *
     * @param next the position of the next part; empty at the end
     */
    record Part(List<Existing> entries, String next) {}

    /** What adding a row has done. */
    enum Added {
        NOTHING_NEW,
        /** It has begun a follow, or asked for one. */
        FOLLOW,
        /** It has asked for a follow, without which the entry can't be added. */
        REQUEST_ALONE
    }

    /**
     * Adds the entry of a row; if it is there, nothing changes.
     *
     * @param values as {@link RowParser} has written them
     * @throws Refusal.NotFound if what it is about isn't known here
     * @throws Refusal if it can't be added
     */
    Added add(AccountId me, List<String> values);

    /** The keys that rows with these values stand for: what a removal leaves. */
    Set<String> keys(List<String> values);

    /** The position at which a removal begins, so that it leaves what is added from now on, where that can be told. */
    String begin();

    /**
     * A part of the entries that the account has.
     *
     * @param limit of entries, where they can be many
     */
    Part existing(AccountId me, String position, int limit);

    /** Removes an entry; nothing happens if it is gone. */
    void remove(AccountId me, Existing entry);
}
