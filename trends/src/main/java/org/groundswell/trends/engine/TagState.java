package org.groundswell.trends.engine;

import org.groundswell.trends.count.People;
import org.groundswell.trends.trust.OriginPast;
import org.jspecify.annotations.Nullable;

/** The data of a {@link Tag}: {@link TagCodec} saves all of it, {@link TagReport} makes the figures that are shown. */
final class TagState {
    final String name;
    final TagCells cells;
    final People people;
    final LastAudit lastAudit;

    /** From which other servers its people came; null until somebody does. */
    @Nullable
    OriginPast originPast;

    /** Null until a post is deleted at once. */
    @Nullable
    DeletedAtOnce deletedAtOnce;

    /** The tick to which this tag has advanced. */
    long tick;
    /** Whether uses were added or retracted since the last decision. */
    boolean dirty;
    /** Whether it is listed anywhere, or would be without the audit: then its listing is decided every minute. */
    boolean watched;
    /** Whether uses were added to, or taken out of, windows that have closed. */
    boolean stale;
    /** Whether uses were retracted since the last decision. */
    boolean retracted;

    TagState(String name, long tick, TagCells cells, People people, LastAudit lastAudit) {
        this.name = name;
        this.tick = tick;
        this.cells = cells;
        this.people = people;
        this.lastAudit = lastAudit;
    }

    int minute() {
        return Ticks.minute(tick);
    }

    /** How many people each counted person stands for. */
    double scale() {
        return 1 << people.sampling();
    }

    Moment moment(Context context) {
        int minute = minute();
        return new Moment(minute, scale(), context.knownMinutes(minute), context.parameters());
    }
}
