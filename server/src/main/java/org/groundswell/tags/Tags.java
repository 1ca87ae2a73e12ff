package org.groundswell.tags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.text.Spans;

/** Tags: looking them up, searching and following them. */
public final class Tags {
    private static final int DAYS = 7;
    /** The daily counts of a tag with at most this many posts are recomputed as soon as it changes. */
    private static final int COUNTED_AT_ONCE = 10_000;
    /** Daily counts are kept for so many times as long as counting took, which bounds its share of the CPU. */
    private static final int KEPT_TIMES = 20;

    private static final Duration LONGEST_KEPT = Duration.ofSeconds(10);

    /** A followed tag with its id for paging. */
    public record Followed(long pageId, Tag tag) {}

    private final Database database;
    private final TagStore store;
    private final AccountStore accounts;
    private final EventLog events;
    private final InstantSource clock;
    /** The cache key of a tag's daily counts. Its total counts are part of it, so that a change leads to a recount. */
    private record DaysKey(TagId tag, Instant today, long posts, long people) {}

    /** Daily counts, kept for a time that is in proportion to what counting them took. */
    private record CountedDays(List<TagDay> days, Duration kept) {}

    private final Cache<DaysKey, CountedDays> days = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(Expiry.writing((DaysKey _, CountedDays counted) -> counted.kept()))
            .build();

    private record BoostsKey(TagId tag, Instant from, Instant to) {}

    private final Cache<BoostsKey, Long> boosts = Caffeine.newBuilder()
            .maximumSize(1_000)
            .expireAfterWrite(Duration.ofSeconds(5))
            .build();

    public Tags(Database database, TagStore store, AccountStore accounts, EventLog events, InstantSource clock) {
        this.database = database;
        this.store = store;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Parses a tag name from a path or parameter, with or without {@code #}.
     *
     * @throws Refusal.NotFound if it is not a valid tag name
     */
    public static TagName name(String written) {
        return Spans.tagName(written).map(TagName::of).orElseThrow(Refusal.NotFound::new);
    }

    /** A tag by its name as written by a user; an unused tag has no posts. */
    public Tag get(String written) {
        TagName name = name(written);
        return database.read(tx -> store.byName(tx, name)
                        // A tag whose first use is not counted yet has no spelling, unless moderators chose one.
                        .map(tag -> tag.posts() > 0
                                ? tag
                                : tag.spelled(store.chosenSpelling(tx, name).orElse(bare(written)))))
                .orElseGet(() -> new Tag(Optional.empty(), name, bare(written), 0, 0));
    }

    public Optional<Tag> byId(TagId id) {
        return database.read(tx -> store.byId(tx, id));
    }

    /** All tags, the newest first. */
    public List<Tag> list(Page page) {
        return database.read(tx -> store.list(tx, page));
    }

    /** The existing tags of these names. */
    public Map<TagName, Tag> all(Collection<TagName> names) {
        return database.read(tx -> store.byNames(tx, names));
    }

    /** Tags that begin with the typed text, an exact match first; without tags that moderators hide from trends or lists. */
    public List<Tag> search(String typed, int limit) {
        return search(typed, false, limit);
    }

    /** The same, limited to tags that moderators have approved, and the one that was typed whole. */
    public List<Tag> searchReviewed(String typed, int limit) {
        return search(typed, true, limit);
    }

    private List<Tag> search(String typed, boolean reviewed, int limit) {
        String prefix = TagName.parse(bare(typed.strip())).map(TagName::key).orElse("");
        return prefix.isEmpty()
                ? List.of()
                : database.read(tx -> store.matching(tx, prefix, reviewed, limit).stream()
                        .map(tag -> tag.posts() > 0 ? tag : spelled(tx, tag))
                        .toList());
    }

    /** A tag with the spelling of its latest post, if its spellings are not counted yet. */
    private Tag spelled(Tx tx, Tag tag) {
        return store.chosenSpelling(tx, tag.name())
                .or(() -> tag.id().flatMap(id -> store.latestSpelling(tx, id, tag.name())))
                .map(tag::spelled)
                .orElse(tag);
    }

    /** The last seven days in UTC, today first. */
    public List<TagDay> days(Tag tag) {
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        if (tag.id().isEmpty()) {
            return empty(today);
        }
        // The counts of a very popular tag change all the time, and take a while, so they may be some seconds old.
        boolean large = tag.posts() > COUNTED_AT_ONCE;
        DaysKey key = new DaysKey(tag.id().get(), today, large ? 0 : tag.posts(), large ? 0 : tag.people());
        return days.get(key, _ -> countDays(key)).days();
    }

    private CountedDays countDays(DaysKey key) {
        long begun = System.nanoTime();
        List<TagDay> counted = database.read(tx -> days(tx, key.tag(), key.today()));
        Duration kept = Duration.ofNanos(System.nanoTime() - begun).multipliedBy(KEPT_TIMES);
        return new CountedDays(counted, kept.compareTo(LONGEST_KEPT) < 0 ? kept : LONGEST_KEPT);
    }

    /** The number of boosts of the posts with a tag between two moments. May be some seconds old. */
    public long boosts(Tag tag, Instant from, Instant to) {
        return tag.id()
                .map(id -> boosts.get(
                        new BoostsKey(id, from.truncatedTo(ChronoUnit.MINUTES), to.truncatedTo(ChronoUnit.MINUTES)),
                        this::boosts))
                .orElse(0L);
    }

    private long boosts(BoostsKey key) {
        long next = key.to().plus(Duration.ofMinutes(1)).toEpochMilli();
        return database.read(
                tx -> store.boosts(tx, key.tag(), Ids.first(key.from().toEpochMilli()), Ids.first(next)));
    }

    public Tag follow(AccountId account, String written) {
        TagName name = name(written);
        return database.write(tx -> {
            if (!accounts.hold(tx, account)) {
                // The account is being deleted; rows added for it now would never be removed.
                throw new Refusal.NotFound();
            }
            if (store.follow(tx, account, store.ensure(tx, name))) {
                events.append(tx, new Event.TagFollowsChanged(account));
            }
            return store.byName(tx, name).orElseThrow(Refusal.NotFound::new);
        });
    }

    public Tag unfollow(AccountId account, String written) {
        TagName name = name(written);
        return database.write(tx -> {
            if (store.idOf(tx, name)
                    .filter(id -> store.unfollow(tx, account, id))
                    .isPresent()) {
                events.append(tx, new Event.TagFollowsChanged(account));
            }
            return store.byName(tx, name).orElseGet(() -> new Tag(Optional.empty(), name, bare(written), 0, 0));
        });
    }

    /** The given tags that an account follows. */
    public Set<TagId> followedAmong(AccountId account, Collection<Tag> some) {
        List<TagId> ids = some.stream().flatMap(tag -> tag.id().stream()).toList();
        return database.read(tx -> store.followedAmong(tx, account, ids));
    }

    /** The tags that an account follows, newest first. */
    public List<Followed> followed(AccountId account, Page page) {
        return database.read(tx -> store.followed(tx, account, page));
    }

    private List<TagDay> days(Tx tx, TagId tag, Instant today) {
        List<TagDay> series = new ArrayList<>(DAYS);
        for (int back = 0; back < DAYS; back++) {
            Instant start = today.minus(back, ChronoUnit.DAYS);
            Instant end = start.plus(1, ChronoUnit.DAYS);
            series.add(store.day(tx, tag, start, Ids.first(start.toEpochMilli()), Ids.first(end.toEpochMilli())));
        }
        return List.copyOf(series);
    }

    private static List<TagDay> empty(Instant today) {
        List<TagDay> series = new ArrayList<>(DAYS);
        for (int back = 0; back < DAYS; back++) {
            series.add(new TagDay(today.minus(back, ChronoUnit.DAYS), 0, 0));
        }
        return List.copyOf(series);
    }

    private static String bare(String written) {
        return written.startsWith("#") || written.startsWith("＃") ? written.substring(1) : written;
    }
}
