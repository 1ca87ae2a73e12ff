package org.groundswell.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/** The table {@code scheduled_status}. */
final class ScheduledStore {
    private static final String SELECT = "SELECT id, account_id, publish_at, draft, problem FROM scheduled_status";

    /** Locks an account, so that its posts are counted and added by one at a time; false if it is gone. */
    boolean lockAccount(Tx tx, AccountId account) {
        return tx.sql("SELECT id FROM account WHERE id = :id"
                        + (tx.dialect() == Dialect.POSTGRESQL ? " FOR NO KEY UPDATE" : ""))
                .set("id", account.value())
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    void insert(Tx tx, ScheduledPost post) {
        tx.sql("""
                INSERT INTO scheduled_status (id, account_id, publish_at, draft, idempotency_key, problem)
                VALUES (:id, :account, :at, :draft, :key, '')
                """)
                .set("id", post.id())
                .set("account", post.account().value())
                .set("at", post.at())
                .set("draft", DraftCodec.write(post.draft()))
                .set("key", post.draft().idempotencyKey().orElse(null))
                .run();
    }

    /** Newest first. */
    List<ScheduledPost> of(Tx tx, AccountId account, Page page) {
        List<ScheduledPost> found = tx.sql(SELECT
                        + " WHERE account_id = :account AND id < :max AND id > :after ORDER BY id"
                        + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(ScheduledStore::post);
        return page.isForward() ? found.reversed() : found;
    }

    Optional<ScheduledPost> find(Tx tx, AccountId account, long id) {
        return tx.sql(SELECT + " WHERE id = :id AND account_id = :account")
                .set("id", id)
                .set("account", account.value())
                .first(ScheduledStore::post);
    }

    Optional<ScheduledPost> byKey(Tx tx, AccountId account, String key) {
        return tx.sql(SELECT + " WHERE account_id = :account AND idempotency_key = :key")
                .set("account", account.value())
                .set("key", key)
                .first(ScheduledStore::post);
    }

    /** A post, locked until the transaction ends. */
    Optional<ScheduledPost> lock(Tx tx, long id) {
        return tx.sql(SELECT + " WHERE id = :id" + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", id)
                .first(ScheduledStore::post);
    }

    long count(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM scheduled_status WHERE account_id = :account")
                .set("account", account.value())
                .number();
    }

    /** @param except a post that doesn't count */
    long count(Tx tx, AccountId account, Instant from, Instant to, long except) {
        return tx.sql("""
                        SELECT count(*) FROM scheduled_status
                         WHERE account_id = :account AND publish_at >= :from AND publish_at < :to AND id <> :except
                        """)
                .set("account", account.value())
                .set("from", from)
                .set("to", to)
                .set("except", except)
                .number();
    }

    void move(Tx tx, long id, Instant at) {
        tx.sql("UPDATE scheduled_status SET publish_at = :at, problem = '' WHERE id = :id")
                .set("id", id)
                .set("at", at)
                .run();
    }

    void setProblem(Tx tx, long id, ScheduledPost.Problem problem) {
        tx.sql("UPDATE scheduled_status SET problem = :problem WHERE id = :id")
                .set("id", id)
                .set("problem", problem.name())
                .run();
    }

    /** False if it was gone. */
    boolean delete(Tx tx, long id) {
        return tx.sql("DELETE FROM scheduled_status WHERE id = :id")
                        .set("id", id)
                        .run()
                == 1;
    }

    private static ScheduledPost post(Row row) {
        return new ScheduledPost(
                row.longOf("id"),
                new AccountId(row.longOf("account_id")),
                row.instantOf("publish_at"),
                DraftCodec.read(row.textOf("draft")),
                Optional.of(row.textOf("problem"))
                        .filter(name -> !name.isEmpty())
                        .map(ScheduledPost.Problem::valueOf));
    }
}
