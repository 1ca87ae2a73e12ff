package org.groundswell.notifications;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;

/**
 * Reads pages of groups. A page is a range of the list of single notifications that has a certain number of groups; a group
 * with notifications in several ranges is on several pages, each time with its number of all. The list is read in pieces
 * until the range is complete; how long it can be is limited by {@link Retention}.
 */
final class Grouping {
    /** The number of accounts that are named of a group. */
    private static final int SAMPLE = 8;
    /** So many notifications are read for each group wanted. */
    private static final int READ_PER_GROUP = 2;

    private final NotificationStore store;
    private final NotificationGroupStore groups;

    Grouping(NotificationStore store, NotificationGroupStore groups) {
        this.store = store;
        this.groups = groups;
    }

    /** @param page its limit is a number of groups */
    GroupPage page(Tx tx, AccountId recipient, Selection selection, Page page) {
        int piece = page.limit() * READ_PER_GROUP;
        Page next = new Page(page.maxId(), page.sinceId(), page.minId(), piece);
        Range range = new Range(selection, page.limit());
        while (true) {
            List<Received> found = store.list(tx, recipient, selection, next);
            boolean full = !range.addAll(page.isForward() ? found.reversed() : found);
            if (full || found.size() < piece) {
                return result(tx, recipient, range, full, page.isForward());
            }
            next = page.isForward()
                    ? new Page(page.maxId(), 0, found.getFirst().id(), piece)
                    : new Page(found.getLast().id(), page.sinceId(), 0, piece);
        }
    }

    /** The notifications of a page, in the direction in which they are read. */
    private static final class Range {
        private final Selection selection;
        private final int most;
        private final Set<String> keys = new LinkedHashSet<>();
        private final List<Received> entries = new ArrayList<>();

        Range(Selection selection, int most) {
            this.selection = selection;
            this.most = most;
        }

        /** Adds notifications up to the first of a group too many; false if there is one. */
        boolean addAll(List<Received> found) {
            for (Received each : found) {
                String key = each.key(selection);
                if (!keys.contains(key) && keys.size() == most) {
                    return false;
                }
                keys.add(key);
                entries.add(each);
            }
            return true;
        }
    }

    private GroupPage result(Tx tx, AccountId recipient, Range range, boolean more, boolean forward) {
        List<Received> newestFirst = forward ? range.entries.reversed() : range.entries;
        if (newestFirst.isEmpty()) {
            return GroupPage.EMPTY;
        }
        Map<String, List<Received>> byKey = new LinkedHashMap<>();
        newestFirst.forEach(each -> byKey.computeIfAbsent(each.key(range.selection), _ -> new ArrayList<>())
                .add(each));
        List<NotificationGroup> found = groups(tx, recipient, byKey);
        return new GroupPage(
                found, newestFirst.getFirst().id(), newestFirst.getLast().id(), more);
    }

    /** @param byKey the notifications of each group that are on the page */
    List<NotificationGroup> groups(Tx tx, AccountId recipient, Map<String, List<Received>> byKey) {
        List<String> shared = byKey.keySet().stream()
                .filter(key -> !key.startsWith(Received.UNGROUPED))
                .toList();
        Map<String, NotificationGroupStore.Summary> summaries = groups.summaries(tx, recipient, shared, SAMPLE);
        return byKey.entrySet().stream()
                .map(group -> {
                    List<Received> onPage = group.getValue();
                    NotificationGroupStore.Summary summary =
                            Objects.requireNonNullElseGet(summaries.get(group.getKey()), () -> summary(onPage));
                    return new NotificationGroup(
                            group.getKey(), summary.count(), summary.newest(), summary.accounts(), onPage);
                })
                .toList();
    }

    /** Of a notification of its own, or of held ones, which are not among the group's others. */
    private static NotificationGroupStore.Summary summary(List<Received> onPage) {
        return new NotificationGroupStore.Summary(
                onPage.size(),
                onPage.getFirst().id(),
                onPage.stream()
                        .map(each -> each.what().origin())
                        .distinct()
                        .limit(SAMPLE)
                        .toList());
    }
}
