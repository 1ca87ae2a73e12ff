package org.groundswell.dataimport;

import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.archive.Addresses;
import org.groundswell.archive.FilterFile;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.filters.Filters;
import org.groundswell.lists.Lists;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.Blocks;
import org.groundswell.relationships.DomainBlocks;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Mutes;
import org.groundswell.relationships.Relationships;
import org.groundswell.statuses.Interactions;

/** The entries of each kind. */
public final class AllEntries {
    /** Entries that a preview counts; more are not told apart. */
    static final int MOST_COUNTED = 100_000;

    private static final int COUNTED_AT_ONCE = 500;

    /** The features to whose lists entries are added. */
    public record Services(
            Accounts accounts,
            Follows follows,
            FollowLists followLists,
            Relationships relationships,
            Blocks blocks,
            Mutes mutes,
            DomainBlocks domainBlocks,
            Lists lists,
            Interactions interactions,
            Filters filters) {}

    private final Map<ImportKind, Entries> entries = new EnumMap<>(ImportKind.class);

    /** @param home public address of the server */
    public AllEntries(
            Services services,
            Database database,
            AccountStore accounts,
            Addresses addresses,
            URI home,
            IdGenerator ids,
            InstantSource clock) {
        Targets targets = new Targets(database, accounts, home);
        Positions positions = new Positions(ids);
        FollowEntries follows = new FollowEntries(
                targets,
                services.accounts(),
                services.follows(),
                services.followLists(),
                services.relationships(),
                positions);
        entries.put(ImportKind.FOLLOWING, follows);
        entries.put(ImportKind.BLOCKS, new BlockEntries(targets, services.blocks(), positions));
        entries.put(
                ImportKind.MUTES,
                new MuteEntries(targets, services.mutes(), services.relationships(), positions, clock));
        entries.put(ImportKind.DOMAIN_BLOCKS, new DomainEntries(services.domainBlocks(), positions));
        entries.put(ImportKind.LISTS, new ListEntries(targets, services.lists(), follows, services.relationships()));
        entries.put(ImportKind.BOOKMARKS, new BookmarkEntries(targets, services.interactions(), addresses, positions));
        entries.put(ImportKind.FILTERS, new FilterEntries(targets, services.filters(), new FilterFile(), clock));
    }

    Entries of(ImportKind kind) {
        return Objects.requireNonNull(entries.get(kind));
    }

    /** The keys that rows stand for. */
    Set<String> keys(ImportKind kind, List<ImportRow> rows) {
        Set<String> keys = new HashSet<>();
        rows.forEach(row -> keys.addAll(of(kind).keys(row.values())));
        return keys;
    }

    /** The number of an account's entries that are not among some keys; at most {@value #MOST_COUNTED} are looked at. */
    long countOthers(AccountId me, ImportKind kind, Set<String> keys) {
        long others = 0;
        int seen = 0;
        String position = of(kind).begin();
        while (!position.equals(Positions.END) && seen < MOST_COUNTED) {
            Entries.Part part = of(kind).existing(me, position, COUNTED_AT_ONCE);
            others += part.entries().stream()
                    .filter(entry -> !keys.contains(entry.key()))
                    .count();
            seen += part.entries().size();
            position = part.next();
        }
        return others;
    }
}
