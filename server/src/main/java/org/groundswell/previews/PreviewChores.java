package org.groundswell.previews;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.cards.CardStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.files.StoredFiles;
import org.groundswell.model.CardId;
import org.groundswell.publishing.PostCards;
import org.groundswell.serverblocks.ServerBlock.Severity;
import org.groundswell.serverblocks.ServerRules;

/** Deletes cards: those that no post has any more, and those of websites that moderators have blocked. */
public final class PreviewChores {
    /** A card is kept at least as long, since posts get it while its page is fresh. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int AT_ONCE = 100;
    private static final int BATCHES_AT_ONCE = 50;
    private static final int SITES_AT_ONCE = 1_000;

    private final Database database;
    private final PostCards posts;
    private final ServerRules rules;
    private final StoredFiles files;
    private final InstantSource clock;
    private final PageStore pages = new PageStore();
    private final CardStore cards = new CardStore();

    PreviewChores(Database database, PostCards posts, ServerRules rules, StoredFiles files, InstantSource clock) {
        this.database = database;
        this.posts = posts;
        this.rules = rules;
        this.files = files;
        this.clock = clock;
    }

    /** Deletes cards that no post has, and what is known of pages that were not linked for long; returns how many. */
    public int purgeExpired() {
        Instant now = clock.instant();
        Instant old = now.minus(KEPT);
        int deleted = 0;
        for (int i = 0; i < BATCHES_AT_ONCE; i++) {
            List<CardId> some = database.read(tx -> cards.checkedBefore(tx, old, AT_ONCE));
            int pagesDeleted = database.write(tx -> pages.deleteBefore(tx, old, AT_ONCE));
            deleted += pagesDeleted;
            if (!some.isEmpty()) {
                deleted += database.write(tx -> deleteUnused(tx, some, now));
            } else if (pagesDeleted == 0) {
                break;
            }
        }
        return deleted;
    }

    private int deleteUnused(Tx tx, List<CardId> some, Instant now) {
        CardStore.Deleted deleted = cards.deleteUnused(tx, some, now);
        deleted.files().forEach(file -> files.release(tx, file));
        return deleted.cards();
    }

    /** Takes the cards of blocked websites from all posts, and deletes them; returns how many. */
    public int removeBlocked() {
        int removed = 0;
        String after = "";
        List<String> sites;
        do {
            String from = after;
            sites = database.read(tx -> pages.sites(tx, from, SITES_AT_ONCE));
            for (String site : sites) {
                if (database.read(tx -> rules.severity(tx, site)) != Severity.NOOP) {
                    removed += remove(site);
                }
                after = site;
            }
        } while (sites.size() == SITES_AT_ONCE);
        return removed;
    }

    private int remove(String site) {
        int removed = 0;
        List<CardId> some = some(site);
        while (!some.isEmpty()) {
            List<CardId> gone = some;
            boolean more = true;
            while (more) {
                more = database.write(tx -> posts.remove(tx, gone, AT_ONCE));
            }
            database.writing(tx -> pages.delete(tx, gone).forEach(file -> files.release(tx, file)));
            removed += gone.size();
            some = some(site);
        }
        return removed;
    }

    private List<CardId> some(String site) {
        return database.read(tx -> pages.cardsOf(tx, site, AT_ONCE));
    }
}
