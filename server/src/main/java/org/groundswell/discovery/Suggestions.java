package org.groundswell.discovery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.ViewerStore;

/**
 * Accounts that one could follow. Suggested are discoverable accounts that are neither restricted, nor followed or asked
 * already, nor dismissed, nor blocked or muted in either direction.
 */
public final class Suggestions {
    /** The most that are suggested at once. */
    public static final int MOST = 80;

    private static final int FOLLOWED_TAGS = 10;
    /** How many accounts each source may name. */
    private static final int CANDIDATES = 200;

    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Database database;
    private final AccountStore accounts;
    private final InstantSource clock;
    private final SuggestionStore store = new SuggestionStore();
    private final DirectoryStore directory = new DirectoryStore();
    private final ViewerStore viewers = new ViewerStore();
    /** The most followed accounts by the beginning of the five minutes for which they are kept: the same for everyone. */
    private final Cache<Instant, List<AccountId>> mostFollowed =
            Caffeine.newBuilder().maximumSize(2).expireAfterWrite(KEPT).build();

    public Suggestions(Database database, AccountStore accounts, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The suggestions for an account: first the accounts for which most reasons speak.
     *
     * @param limit at most {@value #MOST} count
     */
    public List<Suggestion> of(AccountId me, int limit) {
        List<AccountId> popular = mostFollowed();
        return database.read(tx -> {
            Optional<AccountId> viewer = Optional.of(me);
            Exclusions exclusions = viewers.exclusions(tx, viewer);
            Ranking ranking = new Ranking();
            List<AccountId> friends = store.friends(tx, me);
            if (!friends.isEmpty()) {
                ranking.add(
                        SuggestionSource.FRIENDS_OF_FRIENDS, store.followedBy(tx, friends, me, exclusions, CANDIDATES));
            }
            addAuthors(tx, ranking, store.followedTags(tx, me, FOLLOWED_TAGS), viewer, exclusions);
            addPopular(tx, ranking, popular, viewer, exclusions);
            return load(tx, ranking, limit);
        });
    }

    /**
     * People who post in some tags and the most followed ones; where these are few, people who posted lately, without a source.
     *
     * @param viewer empty for visitors who are not signed in; their suggestions are not personal
     * @param tags of which the first {@value SuggestionStore#TAGS} count
     */
    public List<Suggestion> in(Optional<AccountId> viewer, Collection<Tag> tags, int limit) {
        List<AccountId> popular = mostFollowed();
        return database.read(tx -> {
            Exclusions exclusions = viewers.exclusions(tx, viewer);
            Ranking ranking = new Ranking();
            addAuthors(
                    tx,
                    ranking,
                    tags.stream()
                            .flatMap(tag -> tag.id().stream())
                            .limit(SuggestionStore.TAGS)
                            .toList(),
                    viewer,
                    exclusions);
            addPopular(tx, ranking, popular, viewer, exclusions);
            if (ranking.size() < limit) {
                List<AccountId> active = directory.active(tx, false, exclusions, 0, CANDIDATES);
                if (!active.isEmpty()) {
                    Set<AccountId> left = new HashSet<>(store.among(tx, active, viewer, exclusions));
                    ranking.fill(active.stream().filter(left::contains).toList());
                }
            }
            return load(tx, ranking, limit);
        });
    }

    /**
     * Suggests an account no longer, for ever.
     *
     * @throws Refusal.NotFound if there is no such account
     */
    public void dismiss(AccountId me, AccountId target) {
        database.writing(tx -> {
            if (!accounts.hold(tx, me) || !accounts.hold(tx, target)) {
                throw new Refusal.NotFound();
            }
            store.dismiss(tx, me, target);
        });
    }

    private List<AccountId> mostFollowed() {
        Instant begin = Instant.ofEpochMilli(clock.millis() / KEPT.toMillis() * KEPT.toMillis());
        return mostFollowed.get(begin, _ -> database.read(tx -> store.mostFollowed(tx, CANDIDATES)));
    }

    private void addAuthors(
            Tx tx, Ranking ranking, List<TagId> tags, Optional<AccountId> viewer, Exclusions exclusions) {
        if (!tags.isEmpty()) {
            ranking.add(SuggestionSource.FOLLOWED_TAGS, store.authors(tx, tags, viewer, exclusions, CANDIDATES));
        }
    }

    /** Also for nobody's account: since the list was made, an account may have been restricted. */
    private void addPopular(
            Tx tx, Ranking ranking, List<AccountId> popular, Optional<AccountId> viewer, Exclusions exclusions) {
        if (!popular.isEmpty()) {
            Set<AccountId> left = new HashSet<>(store.among(tx, popular, viewer, exclusions));
            ranking.add(
                    SuggestionSource.MOST_FOLLOWED,
                    popular.stream().filter(left::contains).toList());
        }
    }

    private List<Suggestion> load(Tx tx, Ranking ranking, int limit) {
        List<Ranking.Ranked> best = ranking.best(Math.clamp(limit, 0, MOST));
        Map<AccountId, Account> found =
                accounts.byIds(tx, best.stream().map(Ranking.Ranked::account).toList());
        return best.stream()
                .flatMap(
                        each -> Optional.ofNullable(found.get(each.account()))
                                .map(account -> new Suggestion(account, each.sources()))
                                .stream())
                .toList();
    }
}
