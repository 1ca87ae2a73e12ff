package org.groundswell.archive;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The table {@code archive_request}. */
final class ArchiveRequestStore {
    private static final String SELECT =
            "SELECT account_id, requested_at, ready_at, failed, archive_file FROM archive_request ";

    Optional<ArchiveRequest> find(Tx tx, AccountId account) {
        return tx.sql(SELECT + "WHERE account_id = :account")
                .set("account", account.value())
                .first(ArchiveRequestStore::read);
    }

    /** Asks for an archive, in place of an earlier one. */
    void put(Tx tx, AccountId account, Instant now) {
        tx.sql("""
                INSERT INTO archive_request (account_id, requested_at, failed) VALUES (:account, :now, FALSE)
                ON CONFLICT (account_id) DO UPDATE
                   SET requested_at = excluded.requested_at, failed = FALSE, ready_at = NULL, archive_file = NULL
                """).set("account", account.value()).set("now", now).run();
    }

    /** Gives a request its file; false if it isn't waiting for one. */
    boolean setReady(Tx tx, ArchiveRequest request, long file, Instant now) {
        return tx.sql("""
                        UPDATE archive_request SET ready_at = :now, archive_file = :file
                         WHERE account_id = :account AND requested_at = :requested AND ready_at IS NULL AND NOT failed
                        """)
                        .set("account", request.account().value())
                        .set("requested", request.requestedAt())
                        .set("file", file)
                        .set("now", now)
                        .run()
                == 1;
    }

    void setFailed(Tx tx, ArchiveRequest request) {
        tx.sql("""
                UPDATE archive_request SET failed = TRUE
                 WHERE account_id = :account AND requested_at = :requested AND ready_at IS NULL
                """)
                .set("account", request.account().value())
                .set("requested", request.requestedAt())
                .run();
    }

    /** Archives that were ready before a moment. */
    List<ArchiveRequest> readyBefore(Tx tx, Instant moment, int limit) {
        return tx.sql(SELECT + "WHERE ready_at < :moment ORDER BY ready_at LIMIT :limit")
                .set("moment", moment)
                .set("limit", limit)
                .list(ArchiveRequestStore::read);
    }

    void delete(Tx tx, AccountId account) {
        tx.sql("DELETE FROM archive_request WHERE account_id = :account")
                .set("account", account.value())
                .run();
    }

    private static ArchiveRequest read(Row row) {
        return new ArchiveRequest(
                new AccountId(row.longOf("account_id")),
                row.instantOf("requested_at"),
                Optional.ofNullable(row.instantOrNull("ready_at")),
                row.booleanOf("failed"),
                Optional.of(row.longOf("archive_file")).filter(file -> file != 0));
    }
}
