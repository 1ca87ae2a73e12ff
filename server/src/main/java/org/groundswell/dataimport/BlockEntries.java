package org.groundswell.dataimport;

import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.Listed;

/** Blocked accounts. */
record BlockEntries(Targets targets, Blocks blocks, Positions positions) implements AccountEntries<Listed> {
    @Override
    public Added add(AccountId me, List<String> values) {
        blocks.block(me, account(values));
        return Added.NOTHING_NEW;
    }

    @Override
    public List<Listed> page(AccountId me, Page page) {
        return blocks.of(me, page);
    }

    @Override
    public Listed listed(Listed entry) {
        return entry;
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        blocks.unblock(me, new AccountId(entry.id()));
    }
}
