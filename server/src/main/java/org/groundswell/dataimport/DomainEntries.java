package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.DomainBlocks;

/** Blocked servers. */
record DomainEntries(DomainBlocks blocks, Positions positions) implements Entries {
    @Override
    public Added add(AccountId me, List<String> values) {
        blocks.block(me, values.getFirst());
        return Added.NOTHING_NEW;
    }

    @Override
    public Set<String> keys(List<String> values) {
        return Set.of(values.getFirst());
    }

    @Override
    public String begin() {
        return positions.now();
    }

    @Override
    public Part existing(AccountId me, String position, int limit) {
        return positions.part(
                page -> blocks.of(me, page),
                position,
                limit,
                DomainBlocks.Blocked::pageId,
                blocked -> new Existing(blocked.domain(), blocked.pageId()));
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        blocks.unblock(me, entry.key());
    }
}
