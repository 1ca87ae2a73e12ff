package org.groundswell.timelines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Status;

/**
 * A home timeline in which a post that many boost stands once: a boost is left out if the post, or an earlier boost of it,
 * is among the {@value #LOOKED_BACK} entries before it.
 *
 * <p>What is shown depends on older entries alone, so that a page reads the same however it was come to. Only pages with
 * boosts ask for older entries than their own.
 */
final class HomeTimeline {
    /** As Mastodon has it. */
    static final int LOOKED_BACK = 40;

    private static final int MOST_AT_ONCE = 640;

    private final Function<Page, List<Status>> entries;

    /** @param entries pages of all that was posted and boosted, newest first */
    HomeTimeline(Function<Page, List<Status>> entries) {
        this.entries = entries;
    }

    /** As many entries as the page asks for, as long as there are so many. */
    List<Status> page(Page page) {
        List<Status> shown = new ArrayList<>();
        Page next = page;
        while (true) {
            List<Status> found = entries.apply(next);
            List<Status> kept = withoutRepetitions(found);
            if (page.isForward()) {
                shown.addAll(0, kept);
            } else {
                shown.addAll(kept);
            }
            if (shown.size() >= page.limit() || found.size() < next.limit()) {
                return page.isForward()
                        ? shown.subList(Math.max(0, shown.size() - page.limit()), shown.size())
                        : shown.subList(0, Math.min(page.limit(), shown.size()));
            }
            int limit = Math.min(MOST_AT_ONCE, 2 * next.limit());
            next = page.isForward()
                    ? new Page(page.maxId(), page.sinceId(), id(found.getFirst()), limit)
                    : new Page(id(found.getLast()), page.sinceId(), page.minId(), limit);
        }
    }

    private List<Status> withoutRepetitions(List<Status> found) {
        if (found.stream().noneMatch(Boost.class::isInstance)) {
            return found;
        }
        List<Status> all = new ArrayList<>(found);
        all.addAll(entries.apply(new Page(id(found.getLast()), 0, 0, LOOKED_BACK)));
        List<Status> kept = new ArrayList<>();
        Map<StatusId, Integer> seen = new HashMap<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            Status status = all.get(i);
            StatusId post = status.boost().map(Boost::original).orElse(status.id());
            Integer earlier = seen.put(post, i);
            boolean repeats = status instanceof Boost && earlier != null && earlier - i <= LOOKED_BACK;
            if (i < found.size() && !repeats) {
                kept.addFirst(status);
            }
        }
        return kept;
    }

    private static long id(Status status) {
        return status.id().value();
    }
}
