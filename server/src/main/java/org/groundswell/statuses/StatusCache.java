package org.groundswell.statuses;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.groundswell.db.Row;
import org.groundswell.model.StatusId;
import org.groundswell.polls.Poll;
import org.jspecify.annotations.Nullable;

/**
 * Statuses as they were last read. A status is taken from here only if the row's version and all else that may change are as
 * they were ({@link StatusRows#CHANGING}), so it can't be stale, whichever process changed the row. A version is drawn at
 * random, so a status that was read in a transaction that failed is never taken for another.
 */
final class StatusCache {
    private static final long MOST_BYTES = 24 << 20;
    /** The objects of a status without its texts. */
    private static final int OVERHEAD = 600;
    /** An attachment without its description. */
    private static final int ATTACHMENT = 500;
    /** An option of a poll without its text. */
    private static final int OPTION = 40;

    private record Known(long version, Status status) {
        int weight() {
            return OVERHEAD
                    + 2 * status.post().map(post -> units(post.content())).orElse(0);
        }

        private static int units(Poll poll) {
            return OPTION * poll.options().size()
                    + poll.options().stream().mapToInt(String::length).sum();
        }

        private static int units(Post.Content content) {
            return content.text().length()
                    + content.html().html().length()
                    + content.spoiler().length()
                    + content.attachments().stream()
                            .mapToInt(each -> ATTACHMENT + each.description().length())
                            .sum()
                    + content.poll().map(Known::units).orElse(0);
        }
    }

    private final Cache<StatusId, Known> statuses = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            // Evictions are quick here: handing them to another thread costs more.
            .executor(Runnable::run)
            .weigher((StatusId _, Known known) -> known.weight())
            .build();

    /** @param row with {@link StatusRows#CHANGING} */
    @Nullable
    Status find(StatusId id, Row row) {
        Known known = statuses.getIfPresent(id);
        return known != null && known.version() == row.longOf("version") && StatusRows.isUnchanged(known.status(), row)
                ? known.status()
                : null;
    }

    void put(long version, Status status) {
        statuses.put(status.id(), new Known(version, status));
    }
}
