package org.groundswell.moderation;

import java.util.List;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** An action of moderators on an account. */
public sealed interface AccountAction {
    int MOST_POSTS = 100;

    StrikeType type();

    /** The posts that it is about; may be empty. */
    default List<StatusId> posts() {
        return List.of();
    }

    /** Sends a text, and nothing else. */
    record Warn() implements AccountAction {
        @Override
        public StrikeType type() {
            return StrikeType.WARNING;
        }
    }

    /** Marks posts as sensitive. */
    record MarkPosts(List<StatusId> posts) implements AccountAction {
        public MarkPosts {
            posts = checked(posts);
        }

        @Override
        public StrikeType type() {
            return StrikeType.POSTS_MARKED;
        }
    }

    /** Deletes posts. */
    record DeletePosts(List<StatusId> posts) implements AccountAction {
        public DeletePosts {
            posts = checked(posts);
        }

        @Override
        public StrikeType type() {
            return StrikeType.POSTS_DELETED;
        }
    }

    /** Restricts the account until the restriction is lifted. */
    record Restrict(StrikeType type) implements AccountAction {
        public Restrict {
            if (!type.isRestriction()) {
                throw new IllegalArgumentException(type + " is no restriction");
            }
        }
    }

    private static List<StatusId> checked(List<StatusId> posts) {
        if (posts.isEmpty()) {
            throw new Refusal.Invalid("posts", Refusal.Fault.BLANK, "error.moderation.posts");
        }
        if (posts.size() > MOST_POSTS) {
            throw new Refusal.Invalid("posts", "error.too_many_entries", "most", MOST_POSTS);
        }
        return posts.stream().distinct().toList();
    }
}
