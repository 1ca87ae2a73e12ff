package org.groundswell.dataimport;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.groundswell.accounts.Account;
import org.groundswell.db.IdGenerator;
import org.groundswell.model.Page;

/** Positions in lists that page by ids, the newest first. */
record Positions(IdGenerator ids) {
    static final String END = "";

    /** Before what is added from now on. */
    String now() {
        return Long.toString(ids.next());
    }

    <T> Entries.Part part(
            Function<Page, List<T>> list,
            String position,
            int limit,
            ToLongFunction<T> pageId,
            Function<T, Entries.Existing> entry) {
        List<T> found = list.apply(new Page(Long.parseLong(position), 0, 0, limit));
        String next = found.size() < limit ? END : Long.toString(pageId.applyAsLong(found.getLast()));
        return new Entries.Part(found.stream().map(entry).toList(), next);
    }

    static Entries.Existing entry(Account account) {
        return new Entries.Existing(
                Targets.accountKey(account.acct().toString()), account.id().value());
    }
}
