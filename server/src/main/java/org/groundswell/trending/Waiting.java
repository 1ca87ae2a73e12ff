package org.groundswell.trending;

import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;

/**
 * Uses that are dated a little ahead, by servers whose clocks are fast. They wait for their time, so that live lists count
 * them when lists of the past do.
 */
final class Waiting {
    /** So many wait at most, usually. */
    private static final int MOST = 100_000;

    private static final Comparator<Use> OLDEST_FIRST =
            Comparator.comparingLong(Use::at).thenComparingLong(Use::person).thenComparing(Use::tag);

    /** With how often each is there. */
    private final TreeMap<Use, Integer> uses = new TreeMap<>(OLDEST_FIRST);

    private final int most;

    Waiting() {
        this(MOST);
    }

    /** @param most how many different uses can wait; others have to be counted at once */
    Waiting(int most) {
        this.most = most;
    }

    /** Restores what {@link #save} wrote. */
    Waiting(CheckpointInput in) throws CheckpointException {
        this(MOST);
        for (int left = in.number(); left > 0; left--) {
            Use use = new Use(
                    in.text(),
                    in.longNumber(),
                    in.longNumber(),
                    in.text(),
                    in.text(),
                    new AccountTraits(in.number(), in.number(), in.number(), in.number()),
                    in.longNumber(),
                    in.number());
            uses.put(use, in.number());
        }
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(uses.size());
        for (Map.Entry<Use, Integer> each : uses.entrySet()) {
            Use use = each.getKey();
            out.text(use.tag());
            out.number(use.person());
            out.number(use.at());
            out.text(use.country());
            out.text(use.language());
            out.number(use.account().trust());
            out.number(use.account().bornMinute());
            out.number(use.account().origin());
            out.number(use.account().circle());
            out.number(use.text());
            out.number(use.cell());
            out.number(each.getValue());
        }
    }

    /** Lets a use wait. Returns false if too many do. */
    boolean add(Use use) {
        if (uses.size() >= most) {
            return false;
        }
        uses.merge(use, 1, Integer::sum);
        return true;
    }

    /** Removes a use that is retracted before its time. Returns false if it isn't here. */
    boolean remove(Use use) {
        boolean found = uses.containsKey(use);
        uses.computeIfPresent(use, (_, times) -> times > 1 ? times - 1 : null);
        return found;
    }

    /** Removes the uses whose time has come and passes them on, oldest first. */
    void release(long now, Consumer<Use> receiver) {
        while (!uses.isEmpty() && uses.firstKey().at() <= now) {
            Map.Entry<Use, Integer> next = uses.pollFirstEntry();
            for (int times = next.getValue(); times > 0; times--) {
                receiver.accept(next.getKey());
            }
        }
    }

    void clear() {
        uses.clear();
    }
}
