package org.groundswell.dataimport;

import java.util.List;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.Listed;

/** Blocked accounts. */
record BlockEntries(Targets targets, Blocks blocks, Positions positions) implements Entries {
    @Override
    public Added add(AccountId me, List<String> values) {
        blocks.block(me, targets.account(values.getFirst()));
        return Added.NOTHING_NEW;
    }

    @Override
    public Set<String> keys(List<String> values) {
        return Set.of(Targets.accountKey(values.getFirst()));
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
                Listed::pageId,
                listed -> Positions.entry(listed.account()));
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        blocks.unblock(me, new AccountId(entry.id()));
    }
}
