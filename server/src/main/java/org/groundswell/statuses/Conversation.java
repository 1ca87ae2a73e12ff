package org.groundswell.statuses;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.model.StatusId;

/**
 * A thread around a status.
 *
 * @param ancestors the statuses above it, the first of the thread first
 * @param descendants the replies to it, each followed by the replies to that one
 */
public record Conversation(List<Status> ancestors, Status status, List<Status> descendants) {
    /** The limits that the Mastodon API documents: anonymous viewers get less of a large thread. */
    static int mostAncestors(boolean signedIn) {
        return signedIn ? 4096 : 40;
    }

    static int mostDescendants(boolean signedIn) {
        return signedIn ? 4096 : 60;
    }

    /**
     * The statuses above or below one in its thread, in the given order, each once and without the status itself: imported
     * replies may form a cycle.
     */
    static List<Status> onceEach(StatusId root, List<Status> statuses) {
        Map<StatusId, Status> once = new LinkedHashMap<>();
        statuses.forEach(status -> once.putIfAbsent(status.id(), status));
        once.remove(root);
        return List.copyOf(once.values());
    }

    /** Orders replies depth first. Replies to a status that isn't shown are placed below the thread's own status. */
    static List<Status> depthFirst(StatusId root, List<Status> replies) {
        Map<StatusId, List<Status>> children = new HashMap<>();
        Map<StatusId, Status> shown = new HashMap<>();
        replies.forEach(reply -> shown.put(reply.id(), reply));
        for (Status reply : replies) {
            StatusId under = reply.parent().filter(shown::containsKey).orElse(root);
            children.computeIfAbsent(under, _ -> new ArrayList<>()).add(reply);
        }
        List<Status> ordered = new ArrayList<>(replies.size());
        // Without recursion, since a thread may be thousands deep.
        Deque<Status> next = new ArrayDeque<>(children.getOrDefault(root, List.of()));
        while (!next.isEmpty()) {
            Status reply = next.pop();
            ordered.add(reply);
            children.getOrDefault(reply.id(), List.of()).reversed().forEach(next::push);
        }
        return List.copyOf(ordered);
    }
}
