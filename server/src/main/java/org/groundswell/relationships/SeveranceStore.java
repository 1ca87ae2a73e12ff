package org.groundswell.relationships;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;

/** The tables {@code severance} and {@code severed_follow}. */
final class SeveranceStore {
    private static final String COLUMNS = "SELECT id, domain, following, followers, created_at FROM severance";

    /** Adds one without follows, unless it is there. */
    void insert(Tx tx, long id, AccountId account, String domain, Instant at) {
        tx.sql("""
                        INSERT INTO severance (id, account_id, domain, following, followers, created_at)
                        VALUES (:id, :account, :domain, 0, 0, :at) ON CONFLICT DO NOTHING
                        """)
                .set("id", id)
                .set("account", account.value())
                .set("domain", domain)
                .set("at", at)
                .run();
    }

    void count(Tx tx, long id, boolean followed) {
        tx.sql("""
                        UPDATE severance SET following = following + :following, followers = followers + :followers
                         WHERE id = :id
                        """)
                .set("id", id)
                .set("following", followed ? 1 : 0)
                .set("followers", followed ? 0 : 1)
                .run();
    }

    void insertFollow(Tx tx, long id, long severance, AccountId other, boolean followed) {
        tx.sql("""
                        INSERT INTO severed_follow (id, severance_id, account_id, followed)
                        VALUES (:id, :severance, :account, :followed)
                        """)
                .set("id", id)
                .set("severance", severance)
                .set("account", other.value())
                .set("followed", followed)
                .run();
    }

    boolean exists(Tx tx, long id) {
        return tx.sql("SELECT count(*) FROM severance WHERE id = :id")
                        .set("id", id)
                        .number()
                > 0;
    }

    /** @param oldest before which lists of accounts are purged */
    List<Severance> of(Tx tx, AccountId account, Instant oldest, Page page) {
        List<Severance> found = tx.sql(
                        COLUMNS + " WHERE account_id = :account AND id < :max AND id > :after ORDER BY id"
                                + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> severance(row, oldest));
        return page.isForward() ? found.reversed() : found;
    }

    /** @param oldest before which lists of accounts are purged */
    List<Severance> byIds(Tx tx, AccountId account, Instant oldest, Collection<Long> ids) {
        return tx.sql(COLUMNS + " WHERE account_id = :account AND id IN (:ids)")
                .set("account", account.value())
                .setAll("ids", ids)
                .list(row -> severance(row, oldest));
    }

    private static Severance severance(Row row, Instant oldest) {
        Instant at = row.instantOf("created_at");
        return new Severance(
                row.longOf("id"),
                row.textOf("domain"),
                row.longOf("following"),
                row.longOf("followers"),
                at,
                at.isBefore(oldest));
    }

    List<Entry> accounts(Tx tx, AccountId account, long severance, boolean followed, Page page) {
        List<Entry> found = tx.sql("""
                SELECT f.id, f.account_id FROM severed_follow f JOIN severance s ON s.id = f.severance_id
                 WHERE s.account_id = :account AND f.severance_id = :severance AND f.followed = :followed
                   AND f.id < :max AND f.id > :after ORDER BY f.id
                """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("account", account.value())
                .set("severance", severance)
                .set("followed", followed)
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Entry(row.longOf("id"), new AccountId(row.longOf("account_id"))));
        return page.isForward() ? found.reversed() : found;
    }

    /** Deletes some of the accounts of lists from before a moment. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                        DELETE FROM severed_follow WHERE id IN
                            (SELECT id FROM severed_follow WHERE id < :before ORDER BY id LIMIT :limit)
                        """)
                .set("before", Ids.first(before.toEpochMilli()))
                .set("limit", limit)
                .run();
    }
}
