package org.groundswell.notifications;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;

/** The places up to which accounts have read their timelines. */
public final class Markers {
    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final MarkerStore store = new MarkerStore();

    public Markers(Database database, AccountStore accounts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The same, for background work. */
    public Markers inBackground() {
        return new Markers(database.background(), accounts, clock);
    }

    public List<Marker> of(AccountId account, Collection<Marker.Timeline> timelines) {
        return database.read(tx -> timelines.stream()
                .distinct()
                .flatMap(timeline -> store.of(tx, account, timeline).stream())
                .toList());
    }

    /**
     * Sets markers, forward or back.
     *
     * @param lastRead the last id read, by timeline
     * @throws Refusal.Conflict if another request sets one of them at the same moment
     */
    public List<Marker> set(AccountId account, Map<Marker.Timeline, Long> lastRead) {
        return database.write(tx -> {
            if (!accounts.hold(tx, account)) {
                throw new Refusal.NotFound();
            }
            return lastRead.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(each -> set(tx, account, each.getKey(), each.getValue()))
                    .toList();
        });
    }

    private Marker set(Tx tx, AccountId account, Marker.Timeline timeline, long lastRead) {
        int before = store.of(tx, account, timeline).map(Marker::version).orElse(0);
        Marker marker = new Marker(timeline, lastRead, before + 1, clock.instant());
        boolean set = before == 0 ? store.insert(tx, account, marker) : store.update(tx, account, marker);
        if (!set) {
            throw new Refusal.Conflict("error.marker.conflict");
        }
        return marker;
    }

    /** Marks notifications up to one as read, if later ones are not. */
    public void readNotifications(AccountId account, long newest) {
        database.writing(tx -> {
            if (accounts.hold(tx, account)) {
                store.moveOn(tx, account, Marker.Timeline.NOTIFICATIONS, newest, clock.instant());
            }
        });
    }

    /** The last notification that an account has read; 0 for none. */
    public long readNotifications(AccountId account) {
        return of(account, List.of(Marker.Timeline.NOTIFICATIONS)).stream()
                .findFirst()
                .map(Marker::lastRead)
                .orElse(0L);
    }
}
