package org.groundswell.reputation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.trends.trust.Circles;
import org.groundswell.trends.trust.Growth;

/**
 * Computes the parts of the reputation that need a pass over all accounts: which accounts are known, by {@link Growth} from
 * the staff and the oldest members who are active, and which are in closed circles. Run by the hourly chores.
 */
public final class ReputationJob {
    private static final Duration PERIOD = Duration.ofDays(30);
    /** A member who has not posted for longer is no seed. */
    private static final Duration ACTIVE = Duration.ofDays(60);

    private static final int FEWEST_SEEDS = 20;
    /** One in so many of the members who post is a seed, if these are more. */
    private static final int MEMBERS_TO_A_SEED = 50;

    /** The number of rows in one write, so that other writes don't wait for all of them. */
    private static final int PIECE = 500;

    private final Database database;
    private final InstantSource clock;
    private final ReputationStore store = new ReputationStore();
    private final VerdictStore verdicts;

    public ReputationJob(Database database, VerdictStore verdicts, InstantSource clock) {
        this.database = database;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /** The results for an account. */
    record Found(boolean known, long circle) {
        static final Found NOTHING = new Found(false, 0);
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
        Growth growth = new Growth();
        Circles circles = new Circles();
        store.eachFollow(tx, growth::follow);
        store.eachTie(tx, now - PERIOD.toMillis(), (from, to, times) -> {
            growth.tie(from, to);
            circles.add(from, to, times);
        });
        Set<Long> excluded = new HashSet<>(verdicts.all(tx).withheldAccounts());
        excluded.addAll(store.restricted(tx));
        Map<Long, Found> found = new HashMap<>();
        growth.known(seeds(tx, now), excluded).forEach(account -> found.put(account, new Found(true, 0)));
        circles.find()
                .forEach((account, circle) -> found.merge(
                        account, new Found(false, circle), (one, other) -> new Found(one.known(), other.circle())));
        return found;
    }

    private Set<Long> seeds(Tx tx, long now) {
        long since = now - ACTIVE.toMillis();
        int most = Math.max(FEWEST_SEEDS, store.activeMembers(tx, since) / MEMBERS_TO_A_SEED);
        // Members for half of the server's life at least: on a small server, the oldest would be everybody.
        long half = now - (now - store.firstAccount(tx).orElse(now)) / 2;
        Set<Long> seeds = new HashSet<>(store.staff(tx));
        seeds.addAll(store.oldestMembers(tx, since, half, most));
        return seeds;
    }
}
