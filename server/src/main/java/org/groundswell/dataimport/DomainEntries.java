package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.relationships.DomainBlocks;

/** Blocked servers. */
record DomainEntries(DomainBlocks blocks, Positions positions) implements PagedEntries<DomainBlocks.Blocked> {
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
    public List<DomainBlocks.Blocked> page(AccountId me, Page page) {
        return blocks.of(me, page);
    }

    @Override
    public long pageId(DomainBlocks.Blocked entry) {
        return entry.pageId();
    }

    @Override
    public Existing existing(DomainBlocks.Blocked entry) {
        return new Existing(entry.domain(), entry.pageId());
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        blocks.unblock(me, entry.key());
    }
}
