package org.groundswell.featured;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.tags.DisabledTags;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.TagStore;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.ViewerStore;

/** Tags that accounts feature on their profiles. */
public final class FeaturedTags {
    /** Tags on a profile, as with Mastodon. */
    public static final int MOST = 10;

    private static final int MOST_SUGGESTED = 10;
    /** The suggestions are the tags of so many latest statuses. */
    private static final int LATEST_STATUSES = 1_000;

    private static final String FIELD = "name";

    private final Database database;
    private final AccountStore accounts;
    private final Tags tags;
    private final TagStore tagStore;
    private final DisabledTags disabled;
    private final IdGenerator ids;
    private final FeaturedTagStore store = new FeaturedTagStore();
    private final ViewerStore viewers = new ViewerStore();

    public FeaturedTags(
            Database database,
            AccountStore accounts,
            Tags tags,
            TagStore tagStore,
            DisabledTags disabled,
            IdGenerator ids) {
        this.database = database;
        this.accounts = accounts;
        this.tags = tags;
        this.tagStore = tagStore;
        this.disabled = disabled;
        this.ids = ids;
    }

    /**
     * Features a tag.
     *
     * @param written with or without {@code #}
     * @throws Refusal.Invalid if it is not a tag, can't be used, is featured already, or too many are
     */
    public FeaturedTag add(AccountId account, String written) {
        return database.write(tx -> feature(tx, account, written)
                .orElseThrow(
                        () -> new Refusal.Invalid(FIELD, Refusal.Fault.TAKEN, "error.featured_tags.already_featured")));
    }

    /**
     * Features a tag; nothing happens if it is featured already.
     *
     * @throws Refusal.NotFound if it is not a tag
     * @throws Refusal.Invalid if it can't be used, or too many are featured
     */
    public Tag feature(AccountId account, String written) {
        Tags.name(written);
        database.writing(tx -> feature(tx, account, written));
        return tags.get(written);
    }

    /** Empty if it was featured already. */
    private Optional<FeaturedTag> feature(Tx tx, AccountId account, String written) {
        String spelling = Spans.tagName(written.strip())
                .orElseThrow(() -> new Refusal.Invalid(FIELD, "error.featured_tags.no_tag"));
        // One after another, so that two at once count each other's rows.
        accounts.lock(tx, account);
        if (!accounts.hold(tx, account)) {
            throw new Refusal.NotFound();
        }
        if (!disabled.among(tx, List.of(spelling)).isEmpty()) {
            throw new Refusal.Invalid(FIELD, "error.featured_tags.disabled");
        }
        TagId tag = tagStore.ensure(tx, TagName.of(spelling));
        if (!store.insert(tx, new FeaturedTagId(ids.next()), account, tag, spelling)) {
            return Optional.empty();
        }
        if (store.count(tx, account) > MOST) {
            throw new Refusal.Invalid(FIELD, "error.featured_tags.too_many", "most", MOST);
        }
        return store.byTag(tx, account, tag);
    }

    /** @throws Refusal.NotFound if the account features no tag with this id */
    public void remove(AccountId account, FeaturedTagId id) {
        database.writing(tx -> {
            if (!store.delete(tx, account, id)) {
                throw new Refusal.NotFound();
            }
        });
    }

    /**
     * Features a tag no longer; nothing happens if it isn't featured.
     *
     * @throws Refusal.NotFound if it is not a tag
     */
    public Tag unfeature(AccountId account, String written) {
        TagName name = Tags.name(written);
        database.writing(tx -> tagStore.idOf(tx, name).ifPresent(tag -> store.delete(tx, account, tag)));
        return tags.get(written);
    }

    /** One's own tags, also those that moderators have disabled, in the order in which they were added. */
    public List<FeaturedTag> mine(AccountId account) {
        return database.read(tx -> store.all(tx, account));
    }

    /** The tags that an account features, as the viewer sees them; none if it is suspended, or blocks the viewer. */
    public List<FeaturedTag> of(Optional<AccountId> viewer, Account account) {
        if (account.restrictions().isSuspended()) {
            return List.of();
        }
        return database.read(tx -> isBlocked(tx, viewer, account.id()) ? List.of() : store.shown(tx, account.id()));
    }

    private boolean isBlocked(Tx tx, Optional<AccountId> viewer, AccountId account) {
        return viewer.isPresent()
                && viewers.ofAuthor(tx, viewer, account) instanceof Viewer.Member member
                && member.blockedBy().contains(account);
    }

    /** The tags among some that an account features. */
    public Set<TagId> among(AccountId account, Collection<Tag> some) {
        List<TagId> wanted = some.stream().flatMap(tag -> tag.id().stream()).toList();
        return wanted.isEmpty() ? Set.of() : database.read(tx -> store.among(tx, account, wanted));
    }

    /** The tags that an account has used most lately and doesn't feature, the most frequent first. */
    public List<Tag> suggested(AccountId account) {
        Map<TagName, Integer> uses = new LinkedHashMap<>();
        Set<TagName> left = database.read(tx -> {
            for (String written : store.latest(tx, account, LATEST_STATUSES)) {
                for (String spelling : written.split(" ", -1)) {
                    uses.merge(TagName.of(spelling), 1, Integer::sum);
                }
            }
            return store.all(tx, account).stream().map(FeaturedTag::name).collect(Collectors.toSet());
        });
        // The sort is stable: of tags used as often, the one used last comes first.
        List<TagName> most = uses.entrySet().stream()
                .filter(each -> !left.contains(each.getKey()))
                .sorted(Map.Entry.<TagName, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .limit(MOST_SUGGESTED)
                .toList();
        Map<TagName, Tag> found = tags.all(most);
        return most.stream()
                .filter(found::containsKey)
                .map(name -> Objects.requireNonNull(found.get(name)))
                .toList();
    }
}
