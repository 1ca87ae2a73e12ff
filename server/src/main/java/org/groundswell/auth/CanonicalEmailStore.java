package org.groundswell.auth;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** SQL on the table {@code canonical_email_block}. */
public final class CanonicalEmailStore {
    /**
     * A blocked address.
     *
     * @param hash SHA-256 of its canonical form, in hexadecimal digits
     */
    public record Blocked(long id, String hash) {}

    /**
     * Adds a block.
     *
     * @param account whose suspension it comes with; empty if a moderator adds it
     * @return false if there is one of the same origin
     */
    public boolean insert(Tx tx, Blocked block, Optional<AccountId> account) {
        return tx.sql("""
                        INSERT INTO canonical_email_block (id, hash, by_hand, account_id)
                        VALUES (:id, :hash, :byHand, :account) ON CONFLICT DO NOTHING
                        """)
                        .set("id", block.id())
                        .set("hash", block.hash())
                        .set("byHand", account.isEmpty())
                        .setOrNull("account", account.map(AccountId::value).orElse(null))
                        .run()
                == 1;
    }

    public List<Blocked> byHash(Tx tx, String hash) {
        return tx.sql("SELECT id, hash FROM canonical_email_block WHERE hash = :hash ORDER BY id")
                .set("hash", hash)
                .list(CanonicalEmailStore::blocked);
    }

    public Optional<Blocked> find(Tx tx, long id) {
        return tx.sql("SELECT id, hash FROM canonical_email_block WHERE id = :id")
                .set("id", id)
                .first(CanonicalEmailStore::blocked);
    }

    /** The blocks, newest first. */
    public List<Blocked> list(Tx tx, Page page) {
        List<Blocked> found = tx.sql("""
                        SELECT id, hash FROM canonical_email_block WHERE id < :max AND id > :after ORDER BY id
                        """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(CanonicalEmailStore::blocked);
        return page.isForward() ? found.reversed() : found;
    }

    /** Removes a block; false if there is none. */
    public boolean delete(Tx tx, long id) {
        return tx.sql("DELETE FROM canonical_email_block WHERE id = :id")
                        .set("id", id)
                        .run()
                == 1;
    }

    void deleteOf(Tx tx, AccountId account) {
        tx.sql("DELETE FROM canonical_email_block WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    private static Blocked blocked(Row row) {
        return new Blocked(row.longOf("id"), row.textOf("hash"));
    }
}
