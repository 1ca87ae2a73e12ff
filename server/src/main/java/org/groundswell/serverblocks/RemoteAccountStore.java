package org.groundswell.serverblocks;

import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** SQL on the table {@code account}: the accounts of other servers. */
public final class RemoteAccountStore {
    /** An account of another server, as far as blocks of servers concern it. */
    public record RemoteAccount(AccountId id, String domain, boolean limited, boolean suspended) {}

    /** The accounts of other servers after an id, the lowest first. Walks the primary key. */
    public List<RemoteAccount> after(Tx tx, long id, int limit) {
        return tx.sql("""
                SELECT id, domain, limited, suspended_at IS NOT NULL AS suspended FROM account
                 WHERE id > :after AND domain <> '' ORDER BY id LIMIT :limit
                """)
                .set("after", id)
                .set("limit", limit)
                .list(row -> new RemoteAccount(
                        new AccountId(row.longOf("id")),
                        row.textOf("domain"),
                        row.booleanOf("limited"),
                        row.booleanOf("suspended")));
    }
}
