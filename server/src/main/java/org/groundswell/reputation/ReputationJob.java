package org.groundswell.reputation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.trends.trust.Circles;

/**
 * Computes the parts of the reputation that need a pass over all accounts: how many known members follow each account,
 * and which accounts are in closed circles. Only followers who are known members count, so bought followers add
 * nothing. Run by the hourly chores.
 */
public final class ReputationJob {
    private static final Duration PERIOD = Duration.ofDays(30);
    /** The age from which an account counts as a known follower; on a young server, half the server's age. */
    private static final Duration KNOWN_AFTER = Duration.ofDays(7);

    /** The number of rows in one write, so that other writes don't wait for all of them. */
    private static final int PIECE = 500;

    private final Database database;
    private final InstantSource clock;
    private final ReputationStore store = new ReputationStore();

    public ReputationJob(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The results for an account. */
    record Found(long knownFollowers, long circle) {
        static final Found NOTHING = new Found(0, 0);
    }

    /** Recomputes the reputation of all accounts; returns how many have changed. */
    public int refresh() {
        Map<Long, Found> found = database.read(this::found);
        Map<Long, Found> before = database.read(store::all);
        Map<Long, Found> changed = new HashMap<>(found);
        changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        before.keySet().stream()
                .filter(account -> !found.containsKey(account))
                .forEach(account -> changed.put(account, Found.NOTHING));
        List<Map.Entry<Long, Found>> rows = List.copyOf(changed.entrySet());
        for (int from = 0; from < rows.size(); from += PIECE) {
            List<Map.Entry<Long, Found>> piece = rows.subList(from, Math.min(rows.size(), from + PIECE));
            database.writing(tx -> piece.forEach(each -> store.set(tx, each.getKey(), each.getValue())));
        }
        return rows.size();
    }

    private Map<Long, Found> found(Tx tx) {
        long now = clock.millis();
        long here = now - store.firstAccount(tx).orElse(now);
        long knownBefore = now - Math.min(KNOWN_AFTER.toMillis(), here / 2);
        Map<Long, Found> found = new HashMap<>();
        store.eachFollowed(tx, knownBefore, (account, followers) -> found.put(account, new Found(followers, 0)));
        Circles circles = new Circles();
        store.eachTie(tx, now - PERIOD.toMillis(), circles::add);
        circles.find()
                .forEach((account, circle) -> found.merge(
                        account,
                        new Found(0, circle),
                        (one, other) -> new Found(one.knownFollowers(), other.circle())));
        return found;
    }
}
