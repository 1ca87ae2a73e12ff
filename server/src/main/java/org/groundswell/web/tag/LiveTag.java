package org.groundswell.web.tag;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.ViewerState;
import org.groundswell.streaming.ViewerView;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The state of a tag for open pages. It is rendered once for all visitors who are not signed in and all viewers whose
 * relations and filters make no difference.
 */
final class LiveTag {
    private final ObjectNode figures;
    private final StatusPage newest;
    private final LivePosts posts;
    private final byte[] withPosts;
    private final byte[] withoutPosts;

    /**
     * @param figures the numbers, sentence and curve; not changed any more
     * @param newest all of the newest posts, since slow connections miss events; as everyone sees them
     */
    LiveTag(ObjectNode figures, StatusPage newest, LivePosts posts) {
        this.figures = figures;
        this.newest = newest;
        this.posts = posts;
        this.withPosts = encode(posts.of(newest));
        this.withoutPosts = encode(List.of());
    }

    Set<StatusId> newest() {
        return newest.statuses().stream().map(Status::id).collect(Collectors.toSet());
    }

    /** The event for visitors who are not signed in. */
    byte[] forVisitors() {
        return withPosts;
    }

    /** The event without posts. */
    byte[] withoutPosts() {
        return withoutPosts;
    }

    /** The event for a viewer: with the posts that the page would show after a reload, as it would show them. */
    byte[] forViewer(ViewerView viewer, Instant now) {
        StatusPage seen = viewer.inPublic(newest, now);
        return seen.equals(newest.seenWith(ViewerState.NONE)) ? withPosts : encode(posts.of(seen));
    }

    private byte[] encode(List<LivePosts.Rendered> rendered) {
        ObjectNode event = figures.deepCopy();
        ArrayNode latest = event.putArray("latest");
        // Oldest first, since the page adds each on top.
        rendered.forEach(post -> latest.addObject().put("id", post.id()).put("html", post.html()));
        return ("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
