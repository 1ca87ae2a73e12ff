package org.groundswell.relationships;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.AccountId;

/**
 * The relationship of an account, the viewer, to another account.
 *
 * @param follow the options of the viewer's follow, or of its request; empty if there is neither
 * @param requested whether the follow is a request that the other has not accepted
 * @param requestedBy whether the other has asked to follow the viewer
 * @param domainBlocking whether the viewer blocks the other's domain
 * @param endorsed whether the viewer features the other on its profile
 * @param note the viewer's private note about the other, or empty
 */
public record Relationship(
        AccountId other,
        Optional<FollowOptions> follow,
        boolean requested,
        boolean followedBy,
        boolean requestedBy,
        boolean blocking,
        boolean blockedBy,
        Optional<Mute> mute,
        boolean domainBlocking,
        boolean endorsed,
        String note) {

    /**
     * How an account is followed.
     *
     * @param boosts whether its boosts are shown in the home timeline
     * @param notifying whether the follower wants notifications of its posts
     * @param languages the languages of its posts that are shown; empty for all
     */
    public record FollowOptions(boolean boosts, boolean notifying, List<String> languages) {}

    /**
     * A mute.
     *
     * @param notifications whether notifications are muted too
     * @param expiresAt empty for no end
     */
    public record Mute(boolean notifications, Optional<Instant> expiresAt) {}

    public boolean isFollowing() {
        return follow.isPresent() && !requested;
    }

    public boolean isMuting() {
        return mute.isPresent();
    }

    public boolean mutesNotifications() {
        return mute.filter(Mute::notifications).isPresent();
    }
}
