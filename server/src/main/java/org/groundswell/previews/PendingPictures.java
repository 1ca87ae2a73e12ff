package org.groundswell.previews;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.groundswell.links.LinkUrl;

/**
 * Pages that were read and whose pictures are at hosts that were busy then: the next attempt need not ask for the pages again.
 * Beyond {@value #MOST} pages, or after a restart, they are read again. Safe for use by several threads.
 */
final class PendingPictures {
    private static final int MOST = 500;
    /** Attempts after which a page gets a preview without a picture. */
    private static final int ATTEMPTS = 5;

    /**
     * A page that was read.
     *
     * @param attempts to fetch its picture so far
     */
    record Pending(Preview.Made page, int attempts) {}

    private final Cache<LinkUrl, Pending> pending =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    Optional<Pending> of(LinkUrl page) {
        return Optional.ofNullable(pending.getIfPresent(page));
    }

    /** Keeps a page for another attempt; false after the last one. */
    boolean await(LinkUrl page, Preview.Made made) {
        int attempts = of(page).map(Pending::attempts).orElse(0) + 1;
        if (attempts < ATTEMPTS) {
            pending.put(page, new Pending(made, attempts));
        }
        return attempts < ATTEMPTS;
    }

    void remove(LinkUrl page) {
        pending.invalidate(page);
    }
}
