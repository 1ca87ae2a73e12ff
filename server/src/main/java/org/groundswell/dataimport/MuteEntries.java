package org.groundswell.dataimport;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Mutes;
import org.groundswell.relationships.Relationship;
import org.groundswell.relationships.Relationships;

/** Muted accounts. A file has no end of mutes: one that is there keeps its own. */
record MuteEntries(Targets targets, Mutes mutes, Relationships relationships, Positions positions, InstantSource clock)
        implements AccountEntries<Mutes.Muted> {
    @Override
    public Added add(AccountId me, List<String> values) {
        AccountId other = account(values);
        Relationship now = relationships.of(me, other);
        boolean notifications = FollowEntries.flag(values.get(1)).orElse(!now.isMuting() || now.mutesNotifications());
        if (!now.isMuting() || now.mutesNotifications() != notifications) {
            mutes.mute(me, other, notifications, left(now));
        }
        return Added.NOTHING_NEW;
    }

    /** The time until a mute ends; zero for no end. */
    private Duration left(Relationship now) {
        Instant at = clock.instant();
        return now.mute()
                .flatMap(Relationship.Mute::expiresAt)
                .filter(at::isBefore)
                .map(end -> Duration.between(at, end))
                .orElse(Duration.ZERO);
    }

    @Override
    public List<Mutes.Muted> page(AccountId me, Page page) {
        return mutes.of(me, page);
    }

    @Override
    public Listed listed(Mutes.Muted entry) {
        return entry.listed();
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        mutes.unmute(me, new AccountId(entry.id()));
    }
}
