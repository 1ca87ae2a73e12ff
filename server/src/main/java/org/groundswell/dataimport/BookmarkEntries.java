package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.archive.Addresses;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Interactions;

/** Bookmarks, by the addresses of the posts. */
record BookmarkEntries(Targets targets, Interactions interactions, Addresses addresses, Positions positions)
        implements Entries {
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
    public String begin() {
        return positions.now();
    }

    @Override
    public Part existing(AccountId me, String position, int limit) {
        return positions.part(
                page -> interactions.bookmarks(me, page),
                position,
                limit,
                Interactions.Kept::pageId,
                kept -> new Existing(
                        addresses.of(kept.status()), kept.status().id().value()));
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
