package org.groundswell.web.post;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Conversation;
import org.groundswell.statuses.Status;

/**
 * The part of a thread that one page shows: threads can have thousands of posts.
 *
 * @param ancestors the nearest posts above the main one
 * @param earlier how many more are above
 * @param replies some of the posts below it
 * @param later how many more are below those
 */
record ThreadPart(List<Status> ancestors, int earlier, List<Status> replies, int later) {
    static final int MOST_ANCESTORS = 40;
    static final int MOST_REPLIES = 100;

    /** @param after the last reply of the part before; empty, or of one that isn't there, for the first part */
    static ThreadPart of(Conversation thread, Optional<StatusId> after) {
        List<Status> above = thread.ancestors();
        List<Status> below = thread.descendants();
        int earlier = Math.max(0, above.size() - MOST_ANCESTORS);
        int from = after.map(id -> indexOf(below, id) + 1).orElse(0);
        int to = Math.min(below.size(), from + MOST_REPLIES);
        return new ThreadPart(
                above.subList(earlier, above.size()), earlier, below.subList(from, to), below.size() - to);
    }

    private static int indexOf(List<Status> statuses, StatusId id) {
        return statuses.stream().map(Status::id).toList().indexOf(id);
    }

    /** The address of the part with the posts above; empty if there are none. */
    String earlierPath() {
        return earlier == 0 ? "" : "/statuses/" + ancestors.getFirst().id();
    }

    /**
     * The address of the part with the replies below; empty if there are none.
     *
     * @param page of the thread
     */
    String laterPath(String page) {
        return later == 0 ? "" : page + "?after=" + replies.getLast().id();
    }
}
