package org.groundswell.visibility;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Loads viewers: one query a page, none for anonymous readers or where no author matters. */
public final class ViewerStore {
    /** The viewer of a page, with the account's relations to the authors of its statuses. */
    public Viewer load(Tx tx, Optional<AccountId> account, Collection<AccountId> authors) {
        return account.<Viewer>map(id -> new Viewer.Member(id, followed(tx, id, authors)))
                .orElse(Viewer.ANONYMOUS);
    }

    private static Set<AccountId> followed(Tx tx, AccountId account, Collection<AccountId> authors) {
        Set<AccountId> followed = new HashSet<>();
        if (!authors.isEmpty()) {
            tx.sql("SELECT followee_id FROM follow WHERE follower_id = :account AND followee_id IN (:authors)")
                    .set("account", account.value())
                    .setAll(
                            "authors",
                            authors.stream().map(AccountId::value).distinct().toList())
                    .each(row -> followed.add(new AccountId(row.longOf("followee_id"))));
        }
        return followed;
    }
}
