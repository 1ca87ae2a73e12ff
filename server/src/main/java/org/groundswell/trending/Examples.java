package org.groundswell.trending;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;
import org.groundswell.trends.select.Candidate;
import org.groundswell.trends.select.Selection;

/** Three example posts of a tag, chosen by {@link Selection}. */
public final class Examples {
    public static final int COUNT = 3;

    private static final int POOL = 200;
    /** The number of candidates; of fewer posts, all are read. */
    private static final int FEWEST = 6;

    private final Database database;
    private final Statuses statuses;
    private final InstantSource clock;
    private final ReputationPolicyStore policies = new ReputationPolicyStore(new VerdictStore());
    private final ExampleStore store = new ExampleStore();
    private final TextLanguages languages = new TextLanguages();
    private final Cache<Key, List<StatusId>> chosen = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(30))
            .build();

    public Examples(Database database, Statuses statuses, InstantSource clock) {
        this.database = database;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** @param moment empty for now */
    private record Key(TagName tag, Optional<Instant> moment) {}

    /**
     * The ids of the examples, the most representative first; empty if there are too few posts.
     *
     * @param moment a past moment: no later posts are among them; empty for now
     */
    public List<StatusId> ids(TagName tag, Optional<Instant> moment) {
        return chosen.get(new Key(tag, moment), this::choose);
    }

    /** The examples that the viewer may see now. */
    public List<Post> of(TagName tag, Optional<AccountId> viewer) {
        return statuses.posts(viewer, ids(tag, Optional.empty()));
    }

    /** A selection from the given posts with one of the tags. */
    public Selection among(Collection<TagName> tags, Collection<StatusId> posts) {
        List<Candidate> pool =
                database.read(tx -> store.among(tx, tags, posts, policies.now(tx, clock.millis()))).stream()
                        .filter(post -> post.trust() > 0)
                        .map(languages::detected)
                        .toList();
        return new Selection(pool, clock.millis());
    }

    /** The given accounts that may be named: discoverable, and not withheld by a moderator. */
    public Set<AccountId> nameable(Collection<AccountId> people) {
        return database.read(tx ->
                store.showable(tx, people, policies.now(tx, clock.millis()).verdicts()));
    }

    private List<StatusId> choose(Key key) {
        long until = key.moment().orElseGet(clock::instant).toEpochMilli() + 1;
        List<Candidate> pool =
                database.read(tx -> store.latest(tx, key.tag(), until, POOL, policies.now(tx, clock.millis()))).stream()
                        .filter(post -> post.trust() > 0)
                        .map(languages::detected)
                        .toList();
        if (pool.size() < FEWEST) {
            return List.of();
        }
        return new Selection(pool, until)
                .best(COUNT).stream()
                        .map(each -> new StatusId(each.post().id()))
                        .toList();
    }
}
