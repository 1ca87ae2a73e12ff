package org.groundswell.filters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;

/** The filters of accounts: listing, creating and changing them, and muting tags. */
public final class Filters {
    /** Maximum time until a filter expires. */
    public static final Duration LONGEST_TIME = Duration.ofDays(3_650);

    private final Database database;
    private final AccountStore accounts;
    private final EventLog events;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Audience audience;
    private final FilterStore store = new FilterStore();

    /** Finds the statuses that an account may add to a filter. */
    public interface Audience {
        /**
         * Keeps a status from being deleted until the transaction ends.
         *
         * @throws Refusal.NotFound if it isn't there, or the account may not see it
         */
        void lock(Tx tx, AccountId account, StatusId status);
    }

    public Filters(
            Database database,
            AccountStore accounts,
            EventLog events,
            IdGenerator ids,
            InstantSource clock,
            Audience audience) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
        this.audience = audience;
    }

    /** All filters of an account, also expired ones, oldest first. */
    public List<Filter> all(AccountId me) {
        return database.read(tx -> store.all(tx, me));
    }

    /** The filters of an account that have an effect at the moment. */
    public List<Filter> active(AccountId me) {
        Instant now = clock.instant();
        return database
                .read(tx -> store.version(tx, me).map(_ -> store.all(tx, me)).orElse(List.of()))
                .stream()
                .filter(filter -> filter.isActive(now))
                .toList();
    }

    public Filter get(AccountId me, long id) {
        return database.read(tx -> get(tx, me, id));
    }

    /** The filter that has a keyword. */
    public Filter ofKeyword(AccountId me, long keyword) {
        return database.read(tx -> ofKeyword(tx, me, keyword));
    }

    /** The filter that has an entry for a post. */
    public Filter ofPost(AccountId me, long entry) {
        return database.read(tx -> ofPost(tx, me, entry));
    }

    /** @throws Refusal.Invalid without a title or context, or if the account has too many filters or keywords */
    public Filter create(AccountId me, FilterChange change) {
        return write(me, tx -> save(tx, me, FilterRules.created(ids.next(), change, clock.instant()), change));
    }

    public Filter update(AccountId me, long id, FilterChange change) {
        return write(me, tx -> {
            Filter before = get(tx, me, id);
            return save(tx, me, FilterRules.changed(before, change, clock.instant()), change);
        });
    }

    /**
     * Changes a keyword and its filter. If the filter has other keywords, only the keyword can be changed.
     *
     * @throws Refusal.Invalid if other keywords would be affected
     */
    public Filter updateWithKeyword(AccountId me, long keyword, FilterChange change) {
        return write(me, tx -> {
            Filter before = ofKeyword(tx, me, keyword);
            Filter after = FilterRules.changed(before, change, clock.instant());
            if (before.keywords().size() > 1 && !after.equals(before)) {
                throw new Refusal.Invalid("phrase", "error.filters.several");
            }
            return save(tx, me, after, change);
        });
    }

    public void delete(AccountId me, long id) {
        write(me, tx -> {
            store.delete(tx, get(tx, me, id).id());
            return id;
        });
    }

    /** Removes a keyword; the filter stays. */
    public Filter removeKeyword(AccountId me, long keyword) {
        return write(me, tx -> {
            Filter filter = ofKeyword(tx, me, keyword);
            store.deleteKeyword(tx, keyword);
            return get(tx, me, filter.id());
        });
    }

    /** @throws Refusal.NotFound also if the account may not see the post */
    public Filter.FilteredPost addPost(AccountId me, long id, StatusId status) {
        return write(me, tx -> {
            Filter filter = get(tx, me, id);
            audience.lock(tx, me, status);
            store.addPost(tx, filter.id(), new Filter.FilteredPost(ids.next(), status));
            return checked(tx, me, filter.id()).posts().stream()
                    .filter(post -> post.status().equals(status))
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
        });
    }

    /** Removes a post from its filter, and returns the entry that it had. */
    public Filter.FilteredPost removePost(AccountId me, long entry) {
        return write(me, tx -> {
            Filter filter = ofPost(tx, me, entry);
            store.deletePost(tx, entry);
            return filter.posts().stream()
                    .filter(post -> post.id() == entry)
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
        });
    }

    /**
     * Mutes a tag: a filter that hides posts with it everywhere. A tag that is muted gets the new time.
     *
     * @param written its name as the filter shows it, without {@code #}
     */
    public Filter muteTag(AccountId me, String written, Optional<Duration> time) {
        TagName tag = TagName.of(written);
        String keyword = "#" + written;
        FilterChange change = new FilterChange(
                Optional.of(keyword),
                Optional.of(EnumSet.allOf(FilterContext.class)),
                Optional.of(FilterAction.HIDE),
                Optional.of(new Expiry(time)),
                List.of());
        return write(me, tx -> {
            Instant now = clock.instant();
            Optional<Filter> muted =
                    store.all(tx, me).stream().filter(each -> each.mutes(tag)).findFirst();
            return muted.map(filter -> save(tx, me, FilterRules.changed(filter, change, now), change))
                    .orElseGet(() -> {
                        FilterChange added = new FilterChange(
                                change.title(),
                                change.contexts(),
                                change.action(),
                                change.expiry(),
                                List.of(FilterChange.KeywordChange.add(keyword, true)));
                        return save(tx, me, FilterRules.created(ids.next(), added, now), added);
                    });
        });
    }

    public void unmuteTag(AccountId me, TagName tag) {
        write(me, tx -> {
            store.all(tx, me).stream().filter(each -> each.mutes(tag)).forEach(each -> store.delete(tx, each.id()));
            return tag;
        });
    }

    /** Changes the filters of an account. Another change at the same moment waits, so that both are counted. */
    private <T> T write(AccountId me, Function<Tx, T> change) {
        return database.write(tx -> {
            if (!accounts.hold(tx, me)) {
                throw new Refusal.NotFound();
            }
            store.change(tx, me);
            T changed = change.apply(tx);
            events.append(tx, new Event.FiltersChanged(me));
            return changed;
        });
    }

    private Filter save(Tx tx, AccountId me, Filter filter, FilterChange change) {
        List<Filter.Keyword> after = FilterRules.keywords(filter.keywords(), change.keywords(), ids::next);
        store.put(tx, me, filter);
        Set<Filter.Keyword> unchanged = new HashSet<>(filter.keywords());
        after.stream()
                .filter(keyword -> !unchanged.contains(keyword))
                .forEach(keyword -> store.putKeyword(tx, filter.id(), keyword));
        Set<Long> kept = new HashSet<>();
        after.forEach(keyword -> kept.add(keyword.id()));
        filter.keywords().stream()
                .filter(keyword -> !kept.contains(keyword.id()))
                .forEach(keyword -> store.deleteKeyword(tx, keyword.id()));
        return checked(tx, me, filter.id());
    }

    private Filter checked(Tx tx, AccountId me, long id) {
        Filter filter = get(tx, me, id);
        FilterRules.checkSize(filter);
        FilterRules.checkTotals(store.totals(tx, me));
        return filter;
    }

    private Filter get(Tx tx, AccountId me, long id) {
        return store.byId(tx, me, id).orElseThrow(Refusal.NotFound::new);
    }

    private Filter ofKeyword(Tx tx, AccountId me, long keyword) {
        return get(tx, me, store.filterOfKeyword(tx, me, keyword).orElseThrow(Refusal.NotFound::new));
    }

    private Filter ofPost(Tx tx, AccountId me, long entry) {
        return get(tx, me, store.filterOfPost(tx, me, entry).orElseThrow(Refusal.NotFound::new));
    }
}
