package org.groundswell.dataimport;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.groundswell.accounts.Account;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.Page;

/** Positions in lists that page by ids, the newest first. */
record Positions(IdGenerator ids) {
    /** Entries of a part; each is removed in a transaction of its own. */
    static final int AT_ONCE = 50;

    static final String END = "";

    /** Before what is added from now on. */
    String now() {
        return Long.toString(ids.next());
    }

    <T> Entries.Part part(
            Function<Page, List<T>> list,
            String position,
            ToLongFunction<T> pageId,
            Function<T, Entries.Existing> entry) {
        List<T> found = list.apply(new Page(Long.parseLong(position), 0, 0, AT_ONCE));
        String next = found.size() < AT_ONCE ? END : Long.toString(pageId.applyAsLong(found.getLast()));
        return new Entries.Part(found.stream().map(entry).toList(), next);
    }

    static Entries.Existing entry(Account account) {
        return new Entries.Existing(
                Targets.accountKey(account.acct().toString()), account.id().value());
    }
}
