package org.groundswell.statuses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.model.StatusId;

/**
 * A thread around a status.
 *
 * @param ancestors what it answers, from the beginning of the thread down
 * @param descendants the answers to it, each followed by the answers to that one
 */
public record Conversation(List<Status> ancestors, Status status, List<Status> descendants) {
    /** As the Mastodon API documents them: strangers see less of a large thread. */
    static int mostAncestors(boolean signedIn) {
        return signedIn ? 4096 : 40;
    }

    static int mostDescendants(boolean signedIn) {
        return signedIn ? 4096 : 60;
    }

    /**
     * What is above or below a status in its thread, each once and without the status itself, in the order given: imported
     * replies may answer one another in a circle.
     */
    static List<Status> onceEach(StatusId root, List<Status> statuses) {
        Map<StatusId, Status> once = new LinkedHashMap<>();
        statuses.forEach(status -> once.putIfAbsent(status.id(), status));
        once.remove(root);
        return List.copyOf(once.values());
    }

    /** Orders answers as one reads a thread. What answers something that isn't shown comes where it would have stood. */
    static List<Status> depthFirst(StatusId root, List<Status> answers) {
        Map<StatusId, List<Status>> children = new HashMap<>();
        Map<StatusId, Status> shown = new HashMap<>();
        answers.forEach(answer -> shown.put(answer.id(), answer));
        for (Status answer : answers) {
            StatusId under = answer.parent().filter(shown::containsKey).orElse(root);
            children.computeIfAbsent(under, _ -> new ArrayList<>()).add(answer);
        }
        List<Status> ordered = new ArrayList<>(answers.size());
        append(ordered, root, children);
        return List.copyOf(ordered);
    }

    private static void append(List<Status> ordered, StatusId parent, Map<StatusId, List<Status>> children) {
        for (Status child : children.getOrDefault(parent, List.of())) {
            ordered.add(child);
            append(ordered, child.id(), children);
        }
    }
}
