package org.groundswell.dataimport;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/**
 * Entries of a list that pages by ids, the newest first.
 *
 * @param <T> an entry as the list has it
 */
interface PagedEntries<T> extends Entries {
    Positions positions();

    /** A page of the list. */
    List<T> page(AccountId me, Page page);

    /** The id by which the list pages. */
    long pageId(T entry);

    Existing existing(T entry);

    @Override
    default String begin() {
        return positions().now();
    }

    @Override
    default Part existing(AccountId me, String position, int limit) {
        List<T> found = page(me, new Page(Long.parseLong(position), 0, 0, limit));
        String next = found.size() < limit ? Positions.END : Long.toString(pageId(found.getLast()));
        return new Part(found.stream().map(this::existing).toList(), next);
    }
}
