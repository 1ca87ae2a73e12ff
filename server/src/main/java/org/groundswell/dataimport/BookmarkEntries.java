package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.archive.Addresses;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Interactions;

/** Bookmarks, by the addresses of the posts. */
record BookmarkEntries(Targets targets, Interactions interactions, Addresses addresses, Positions positions)
        implements PagedEntries<Interactions.Kept> {
    @Override
    public Added add(AccountId me, List<String> values) {
        interactions.bookmark(me, targets.status(values.getFirst()));
        return Added.NOTHING_NEW;
    }

    @Override
    public Set<String> keys(List<String> values) {
        return Set.of(targets.statusKey(values.getFirst()));
    }

    @Override
    public List<Interactions.Kept> page(AccountId me, Page page) {
        return interactions.bookmarks(me, page);
    }

    @Override
    public long pageId(Interactions.Kept entry) {
        return entry.pageId();
    }

    @Override
    public Existing existing(Interactions.Kept entry) {
        return new Existing(addresses.of(entry.status()), entry.status().id().value());
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        try {
            interactions.unbookmark(me, new StatusId(entry.id()));
        } catch (Refusal.NotFound notVisible) {
            // Not shown in the owner's bookmarks any more, so it is left.
        }
    }
}
