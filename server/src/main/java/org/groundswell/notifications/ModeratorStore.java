package org.groundswell.notifications;

import java.util.Arrays;
import org.groundswell.auth.Role;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Asks the table {@code login} which accounts moderate now. */
final class ModeratorStore {
    boolean moderates(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM login WHERE account_id = :account AND role IN (:roles)")
                        .set("account", account.value())
                        .setAll(
                                "roles",
                                Arrays.stream(Role.values())
                                        .filter(Role::mayModerate)
                                        .map(Role::word)
                                        .toList())
                        .number()
                > 0;
    }
}
