package org.groundswell.statuses;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollStore;
import org.groundswell.visibility.Exclusion;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** The tables {@code favourite} and {@code bookmark}, who boosted, and what a viewer has done with statuses. */
final class InteractionStore {
    /** An entry of a list that pages by something else than what it shows. */
    record Entry(long pageId, long id) {}

    private static final String OF_VIEWER = """
            SELECT 'favourite' AS kind, status_id AS id FROM favourite
             WHERE account_id = :account AND status_id IN (:statuses)
            UNION ALL
            SELECT 'bookmark', status_id FROM bookmark WHERE account_id = :account AND status_id IN (:statuses)
            UNION ALL
            SELECT 'pin', status_id FROM pinned_status WHERE account_id = :account AND status_id IN (:statuses)
            UNION ALL
            SELECT 'boost', boost_of_id FROM status WHERE boost_of_id IN (:statuses) AND account_id = :account
            UNION ALL
            SELECT 'mute', s.id FROM conversation_mute m
              JOIN status s ON coalesce(s.conversation_id, s.id) = m.conversation_id
             WHERE m.account_id = :account AND s.id IN (:statuses)
            """;

    private static final String MUTED = """
            id FROM (SELECT m.account_id, s.id FROM conversation_mute m
                       JOIN status s ON coalesce(s.conversation_id, s.id) = m.conversation_id) muted WHERE id""";

    private final PollStore polls = new PollStore();

    boolean favourite(Tx tx, long id, AccountId account, StatusId status) {
        boolean added = tx.sql("""
                        INSERT INTO favourite (id, account_id, status_id) VALUES (:id, :account, :status)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", id)
                        .set("account", account.value())
                        .set("status", status.value())
                        .run()
                == 1;
        if (added) {
            count(tx, status, 1);
        }
        return added;
    }

    boolean unfavourite(Tx tx, AccountId account, StatusId status) {
        boolean removed = tx.sql("DELETE FROM favourite WHERE account_id = :account AND status_id = :status")
                        .set("account", account.value())
                        .set("status", status.value())
                        .run()
                == 1;
        if (removed) {
            count(tx, status, -1);
        }
        return removed;
    }

    /** Some of the statuses that an account has favourited. */
    List<StatusId> favourites(Tx tx, AccountId account, int limit) {
        return tx.sql("SELECT status_id FROM favourite WHERE account_id = :account LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("status_id")));
    }

    void bookmark(Tx tx, long id, AccountId account, StatusId status) {
        tx.sql(
                        "INSERT INTO bookmark (id, account_id, status_id) VALUES (:id, :account, :status) ON CONFLICT DO NOTHING")
                .set("id", id)
                .set("account", account.value())
                .set("status", status.value())
                .run();
    }

    void unbookmark(Tx tx, AccountId account, StatusId status) {
        tx.sql("DELETE FROM bookmark WHERE account_id = :account AND status_id = :status")
                .set("account", account.value())
                .set("status", status.value())
                .run();
    }

    /** The viewer's interactions with some statuses: one query, however many there are. */
    ViewerState of(Tx tx, AccountId viewer, Collection<StatusId> shown, Map<AccountId, Exclusion> excluded) {
        Map<String, Set<StatusId>> found = new HashMap<>();
        if (!shown.isEmpty()) {
            tx.sql(OF_VIEWER)
                    .set("account", viewer.value())
                    .setAll("statuses", shown.stream().map(StatusId::value).toList())
                    .each(row -> found.computeIfAbsent(row.textOf("kind"), _ -> new HashSet<>())
                            .add(new StatusId(row.longOf("id"))));
        }
        return new ViewerState(
                found.getOrDefault("favourite", Set.of()),
                found.getOrDefault("boost", Set.of()),
                found.getOrDefault("bookmark", Set.of()),
                found.getOrDefault("pin", Set.of()),
                found.getOrDefault("mute", Set.of()),
                Optional.empty(),
                excluded,
                Map.of(),
                Map.of());
    }

    /** The interactions of each of some viewers with some statuses; viewers without any are left out. */
    Map<AccountId, ViewerState> ofEach(Tx tx, Collection<AccountId> viewers, Collection<StatusId> statuses) {
        var favourited = byViewer(tx, "status_id AS id FROM favourite WHERE status_id", viewers, statuses);
        var boosted = byViewer(tx, "boost_of_id AS id FROM status WHERE boost_of_id", viewers, statuses);
        var bookmarked = byViewer(tx, "status_id AS id FROM bookmark WHERE status_id", viewers, statuses);
        var pinned = byViewer(tx, "status_id AS id FROM pinned_status WHERE status_id", viewers, statuses);
        var muted = byViewer(tx, MUTED, viewers, statuses);
        var votes = polls.choices(tx, viewers, statuses);
        Set<AccountId> all = new HashSet<>(favourited.keySet());
        all.addAll(boosted.keySet());
        all.addAll(bookmarked.keySet());
        all.addAll(pinned.keySet());
        all.addAll(muted.keySet());
        all.addAll(votes.keySet());
        return all.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        viewer -> new ViewerState(
                                favourited.getOrDefault(viewer, Set.of()),
                                boosted.getOrDefault(viewer, Set.of()),
                                bookmarked.getOrDefault(viewer, Set.of()),
                                pinned.getOrDefault(viewer, Set.of()),
                                muted.getOrDefault(viewer, Set.of()),
                                Optional.empty(),
                                Map.of(),
                                votes.getOrDefault(viewer, Map.of()),
                                Map.of())));
    }

    /** @param of constant SQL: the column of the status as {@code id}, the table, and that column again */
    private static Map<AccountId, Set<StatusId>> byViewer(
            Tx tx, String of, Collection<AccountId> viewers, Collection<StatusId> statuses) {
        Map<AccountId, Set<StatusId>> found = new HashMap<>();
        tx.sql("SELECT account_id, " + of + " IN (:statuses) AND account_id IN (:viewers)")
                .setAll("statuses", statuses.stream().map(StatusId::value).toList())
                .setAll("viewers", viewers.stream().map(AccountId::value).toList())
                .each(row -> found.computeIfAbsent(new AccountId(row.longOf("account_id")), _ -> new HashSet<>())
                        .add(new StatusId(row.longOf("id"))));
        return found;
    }

    List<Entry> favouritedBy(Tx tx, StatusId status, Exclusions exclusions, Page page) {
        return entries(tx, "favourite e WHERE e.status_id = :of", status, exclusions, page);
    }

    List<Entry> boostedBy(Tx tx, StatusId status, Exclusions exclusions, Page page) {
        return entries(
                tx, "status e WHERE e.boost_of_id = :of AND " + VisibilitySql.isOpen("e"), status, exclusions, page);
    }

    /** The favourites of an account whose statuses it may still see. */
    List<Entry> favourites(Tx tx, AccountId account, Page page) {
        return kept(tx, "favourite", account, page);
    }

    /** The bookmarks of an account whose statuses it may still see. */
    List<Entry> bookmarks(Tx tx, AccountId account, Page page) {
        return kept(tx, "bookmark", account, page);
    }

    /** Visibility is part of the query: what was left out of a page afterwards would make it look like the last one. */
    private static List<Entry> kept(Tx tx, String table, AccountId account, Page page) {
        String order = page.isForward() ? " ORDER BY k.id LIMIT :limit" : " ORDER BY k.id DESC LIMIT :limit";
        List<Entry> entries = tx.sql("SELECT k.id, k.status_id AS other FROM " + table
                        + " k JOIN status s ON s.id = k.status_id"
                        + " WHERE k.account_id = :viewer AND k.id < :max AND k.id > :after AND "
                        + VisibilitySql.visibleTo("s") + order)
                .set("viewer", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(InteractionStore::entry);
        return page.isForward() ? entries.reversed() : entries;
    }

    private static Entry entry(Row row) {
        return new Entry(row.longOf("id"), row.longOf("other"));
    }

    /** @param from constant SQL: a table called {@code e}, and a condition with {@code :of} */
    private static List<Entry> entries(Tx tx, String from, StatusId of, Exclusions exclusions, Page page) {
        String order = page.isForward() ? " ORDER BY e.id LIMIT :limit" : " ORDER BY e.id DESC LIMIT :limit";
        List<Entry> entries = exclusions
                .bind(tx.sql("SELECT e.id, e.account_id AS other FROM " + from + " AND e.id < :max AND e.id > :after"
                        + VisibilitySql.andShown(exclusions, "e.account_id")
                        + VisibilitySql.andNotSuspended("e.account_id") + order))
                .set("of", of.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(InteractionStore::entry);
        return page.isForward() ? entries.reversed() : entries;
    }

    private static void count(Tx tx, StatusId status, int delta) {
        tx.sql("UPDATE status SET favourites = favourites + :delta WHERE id = :id")
                .set("id", status.value())
                .set("delta", delta)
                .run();
    }
}
