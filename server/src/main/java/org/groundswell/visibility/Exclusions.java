package org.groundswell.visibility;

import java.util.Optional;
import org.groundswell.db.Sql;
import org.groundswell.model.AccountId;

/**
 * The kinds of relation by which an account's lists leave out other accounts. Most accounts have none, so that their lists
 * need no further conditions.
 *
 * @param account empty if there are none
 */
public record Exclusions(
        Optional<AccountId> account, boolean blocking, boolean blockedBy, boolean muting, boolean domainBlocking) {
    /** Nothing is left out. */
    public static final Exclusions NONE = new Exclusions(Optional.empty(), false, false, false, false);

    public boolean isNone() {
        return account.isEmpty();
    }

    /** Binds {@code :viewer} where a condition names it. */
    public Sql bind(Sql sql) {
        return account.map(viewer -> sql.set("viewer", viewer.value())).orElse(sql);
    }
}
