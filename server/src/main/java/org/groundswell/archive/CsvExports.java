package org.groundswell.archive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.db.Database;
import org.groundswell.filters.Filter;
import org.groundswell.filters.Filters;
import org.groundswell.lists.FollowList;
import org.groundswell.lists.Lists;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.DomainBlocks;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Mutes;
import org.groundswell.relationships.Relationship;
import org.groundswell.relationships.Relationships;
import org.groundswell.text.CsvRecords;

/**
 * The lists of an account as CSV (RFC 4180), read in parts. Values are written as they are, so that an import gives the same:
 * addresses never begin with a sign that spreadsheets take for a formula, and the titles of lists are the owner's own words.
 */
public final class CsvExports {
    /** The number of lines of a file. It is made in memory. */
    static final int MOST_LINES = 200_000;

    private static final int AT_ONCE = 500;
    private static final String END = "\r\n";

    /** The features whose lists are exported. */
    public record Sources(
            FollowLists follows,
            Relationships relationships,
            Blocks blocks,
            Mutes mutes,
            DomainBlocks domainBlocks,
            Lists lists,
            Filters filters) {}

    private final Database database;
    private final Sources sources;
    private final Addresses addresses;
    private final ArchiveStore store = new ArchiveStore();
    private final FilterFile filterFile = new FilterFile();

    public CsvExports(Database database, Sources sources, Addresses addresses) {
        this.database = database.background();
        this.sources = sources;
        this.addresses = addresses;
    }

    /** The sizes of an account's lists. */
    public ExportCounts counts(AccountId account) {
        return database.read(tx -> store.counts(tx, account));
    }

    /** A list of an account as a file; of more than {@value #MOST_LINES} lines, the newest. */
    public String file(Account owner, CsvFile file) {
        Lines lines = new Lines();
        if (!file.header().isEmpty()) {
            lines.header(file.header());
        }
        AccountId me = owner.id();
        switch (file) {
            case FOLLOWING ->
                all(
                        page -> sources.follows().following(Optional.of(me), owner, page),
                        Listed::pageId,
                        lines,
                        part -> following(me, part, lines));
            case FOLLOWERS ->
                all(
                        page -> sources.follows().followers(Optional.of(me), owner, page),
                        Listed::pageId,
                        lines,
                        part -> addresses(part, lines));
            case LISTS -> sources.lists().of(me).forEach(list -> list(me, list, lines));
            case BLOCKS ->
                all(page -> sources.blocks().of(me, page), Listed::pageId, lines, part -> addresses(part, lines));
            case MUTES ->
                all(
                        page -> sources.mutes().of(me, page),
                        muted -> muted.listed().pageId(),
                        lines,
                        part -> muted(me, part, lines));
            case DOMAIN_BLOCKS ->
                all(
                        page -> sources.domainBlocks().of(me, page),
                        DomainBlocks.Blocked::pageId,
                        lines,
                        part -> part.forEach(blocked -> lines.add(List.of(blocked.domain()))));
            case BOOKMARKS ->
                all(page -> saved(me, page), ArchiveStore.Saved::id, lines, part -> bookmarks(part, lines));
        }
        return lines.text.toString();
    }

    /** The filters of an account as a file in JSON. */
    public String filters(AccountId owner) {
        List<Filter> filters = sources.filters().all(owner);
        return filterFile.write(database.read(tx -> filters.stream()
                .map(filter -> FilterFile.entry(
                        filter,
                        addresses.of(
                                tx,
                                filter.posts().stream()
                                        .map(Filter.FilteredPost::status)
                                        .toList())))
                .toList()));
    }

    /** The lines of a file. */
    private static final class Lines {
        private final StringBuilder text = new StringBuilder();
        private int count;

        void header(String names) {
            text.append(names).append(END);
        }

        void add(List<String> values) {
            text.append(values.stream().map(CsvRecords::quoted).collect(Collectors.joining(",")))
                    .append(END);
            count++;
        }

        boolean isFull() {
            return count >= MOST_LINES;
        }
    }

    /** Reads a list from its newest entry to its end, or until the file is full. */
    private static <T> void all(
            Function<Page, List<T>> list, ToLongFunction<T> pageId, Lines lines, Consumer<List<T>> add) {
        long before = Long.MAX_VALUE;
        List<T> part = list.apply(new Page(before, 0, 0, AT_ONCE));
        while (!part.isEmpty() && !lines.isFull()) {
            add.accept(part);
            before = pageId.applyAsLong(part.getLast());
            part = list.apply(new Page(before, 0, 0, AT_ONCE));
        }
    }

    private void addresses(List<Listed> part, Lines lines) {
        part.forEach(listed -> lines.add(List.of(addresses.of(listed.account().acct()))));
    }

    private void following(AccountId me, List<Listed> part, Lines lines) {
        Map<AccountId, Relationship> between = between(me, part);
        for (Listed listed : part) {
            Optional<Relationship.FollowOptions> follow =
                    Optional.ofNullable(between.get(listed.account().id())).flatMap(Relationship::follow);
            // An account that was unfollowed since its part was read is no longer followed.
            follow.ifPresent(options -> lines.add(List.of(
                    addresses.of(listed.account().acct()),
                    Boolean.toString(options.boosts()),
                    Boolean.toString(options.notifying()),
                    String.join(", ", options.languages()))));
        }
    }

    private void muted(AccountId me, List<Mutes.Muted> part, Lines lines) {
        Map<AccountId, Relationship> between =
                between(me, part.stream().map(Mutes.Muted::listed).toList());
        for (Mutes.Muted muted : part) {
            Account account = muted.listed().account();
            Optional<Relationship> relation =
                    Optional.ofNullable(between.get(account.id())).filter(Relationship::isMuting);
            relation.ifPresent(mute ->
                    lines.add(List.of(addresses.of(account.acct()), Boolean.toString(mute.mutesNotifications()))));
        }
    }

    private Map<AccountId, Relationship> between(AccountId me, List<Listed> part) {
        Map<AccountId, Relationship> between = new HashMap<>();
        List<AccountId> others = part.stream().map(each -> each.account().id()).toList();
        sources.relationships().of(me, others).forEach(each -> between.put(each.other(), each));
        return between;
    }

    private void list(AccountId me, FollowList list, Lines lines) {
        all(
                page -> sources.lists().members(me, list.id(), page),
                Lists.Member::pageId,
                lines,
                part -> part.forEach(member -> lines.add(
                        List.of(list.title(), addresses.of(member.account().acct())))));
    }

    private List<ArchiveStore.Saved> saved(AccountId me, Page page) {
        return database.read(tx -> store.saved(tx, ArchiveStore.Kind.BOOKMARK, me, page.maxId(), page.limit()));
    }

    private void bookmarks(List<ArchiveStore.Saved> part, Lines lines) {
        List<StatusId> ids = new ArrayList<>(part.size());
        part.forEach(saved -> ids.add(saved.status()));
        database.read(tx -> addresses.of(tx, ids)).forEach(address -> lines.add(List.of(address)));
    }
}
