package org.groundswell.waves;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.tags.TagVariantStore;

/**
 * Tags that moderators joined as spellings or translations of each other, so that their waves are counted together.
 * Every change is recorded in the moderation log.
 */
public final class Variants {
    private static final int MOST = 20;
    /** After this, changes by another process are visible. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Database database;
    private final ModerationLog log;
    private final InstantSource clock;
    private final TagVariantStore store = new TagVariantStore();
    private final LoadingCache<String, Map<TagName, TagName>> mains;

    public Variants(Database database, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
        this.mains = Caffeine.newBuilder().expireAfterWrite(FRESH).build(_ -> database.read(store::all));
    }

    /** The tags counted together with a tag, the main one first; only the tag itself if there are no others. */
    public List<TagName> of(TagName tag) {
        Map<TagName, TagName> all = mains.get("");
        TagName main = all.getOrDefault(tag, tag);
        List<TagName> together = new ArrayList<>(List.of(main));
        all.entrySet().stream()
                .filter(each -> each.getValue().equals(main))
                .map(Map.Entry::getKey)
                .sorted((a, b) -> a.key().compareTo(b.key()))
                .forEach(together::add);
        return together;
    }

    /**
     * Joins a tag, and the tags already joined to it, to another tag and its joined tags.
     *
     * @throws Refusal.Invalid if the tags are the same, or the group gets too large
     */
    public void join(AccountId by, TagName tag, TagName other) {
        database.writing(tx -> {
            Map<TagName, TagName> all = store.all(tx);
            TagName main = all.getOrDefault(other, other);
            TagName joining = all.getOrDefault(tag, tag);
            if (main.equals(joining)) {
                throw new Refusal.Invalid("tag", "error.variants.joined");
            }
            long together = all.values().stream()
                    .filter(each -> each.equals(main) || each.equals(joining))
                    .count();
            if (together + 1 >= MOST) {
                throw new Refusal.Invalid("tag", "error.variants.too_many", "most", MOST);
            }
            store.join(tx, joining, main, by, clock.instant());
            log.record(tx, by, new ModerationAction.TagJoined(joining, main));
        });
        mains.invalidateAll();
    }

    /** Counts a tag separately again. */
    public void separate(AccountId by, TagName tag) {
        database.writing(tx -> {
            TagName main = store.all(tx).get(tag);
            if (main != null && store.separate(tx, tag)) {
                log.record(tx, by, new ModerationAction.TagSeparated(tag, main));
            }
        });
        mains.invalidateAll();
    }
}
