package org.groundswell.waves;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.tags.TagId;
import org.groundswell.visibility.VisibilitySql;

/** SQL for relations between tags in public statuses. */
final class RelationStore {
    private static final String QUOTED = "CASE WHEN quote_revoked THEN NULL ELSE quote_of_id END AS quoted";

    /**
     * A post.
     *
     * @param targets the posts it replies to or quotes; not one whose author has taken it out of the quote
     */
    record Post(StatusId id, AccountId account, String text, List<Target> targets) {}

    /** A status that another replies to or quotes. */
    record Target(StatusId status, boolean quoted) {}

    /** A reply to or quote of a status, by an account. */
    record Reply(AccountId account, Target target) {}

    /** A boost of a status by another, by an account. */
    record Boost(AccountId account, StatusId status, AccountId author) {}

    List<Post> posts(Tx tx, Collection<StatusId> ids) {
        return tx.sql("SELECT id, account_id, text, in_reply_to_id, " + QUOTED + " FROM status WHERE id IN (:ids)")
                .setAll("ids", values(ids))
                .list(row -> new Post(
                        new StatusId(row.longOf("id")),
                        new AccountId(row.longOf("account_id")),
                        row.textOf("text"),
                        targets(row)));
    }

    private static List<Target> targets(Row row) {
        List<Target> targets = new ArrayList<>();
        if (row.longOf("in_reply_to_id") != 0) {
            targets.add(new Target(new StatusId(row.longOf("in_reply_to_id")), false));
        }
        if (row.longOf("quoted") != 0) {
            targets.add(new Target(new StatusId(row.longOf("quoted")), true));
        }
        return targets;
    }

    /** The tags and the author of a public status. */
    record Tagged(AccountId author, Set<TagId> tags) {}

    /** Public statuses with tags, among some. */
    Map<StatusId, Tagged> tagged(Tx tx, Collection<StatusId> ids) {
        Map<StatusId, Tagged> tagged = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.sql("SELECT status_id, tag_id, account_id FROM tag_use WHERE status_id IN (:ids)")
                    .setAll("ids", values(ids))
                    .each(row -> tagged.computeIfAbsent(
                                    new StatusId(row.longOf("status_id")),
                                    _ -> new Tagged(new AccountId(row.longOf("account_id")), new HashSet<>()))
                            .tags()
                            .add(new TagId(row.longOf("tag_id"))));
        }
        return tagged;
    }

    /** The names of tags, by id. */
    Map<TagId, String> keys(Tx tx, Collection<TagId> ids) {
        Map<TagId, String> keys = new HashMap<>();
        if (!ids.isEmpty()) {
            tx.sql("SELECT id, key FROM tag WHERE id IN (:ids)")
                    .setAll("ids", ids.stream().map(TagId::value).toList())
                    .each(row -> keys.put(new TagId(row.longOf("id")), row.textOf("key")));
        }
        return keys;
    }

    /** The boosts of some posts, at most {@code most} of them. */
    List<Boost> boosts(Tx tx, List<Post> posts, int most) {
        Map<Long, AccountId> authors = new HashMap<>();
        posts.forEach(post -> authors.put(post.id().value(), post.account()));
        return posts.isEmpty()
                ? List.of()
                : tx.sql("SELECT boost_of_id, account_id FROM status WHERE boost_of_id IN (:ids) AND "
                                + VisibilitySql.isNotHidden("status")
                                + " ORDER BY boost_of_id, account_id LIMIT :most")
                        .setAll("ids", authors.keySet())
                        .set("most", most)
                        .list(row -> new Boost(
                                new AccountId(row.longOf("account_id")),
                                new StatusId(row.longOf("boost_of_id")),
                                Objects.requireNonNull(authors.get(row.longOf("boost_of_id")))));
    }

    /** The public replies to and quotes of the given statuses. */
    List<StatusId> repliesTo(Tx tx, Collection<StatusId> ids) {
        return ids.isEmpty()
                ? List.of()
                : tx.sql("""
                        SELECT id FROM status WHERE in_reply_to_id IN (:ids) AND LISTED
                        UNION
                        SELECT id FROM status WHERE quote_of_id IN (:ids) AND NOT quote_revoked AND LISTED
                        """.replace("LISTED", VisibilitySql.isListed("status")))
                        .setAll("ids", values(ids))
                        .list(row -> new StatusId(row.longOf("id")));
    }

    /** The public replies and quotes by the given accounts between two status ids. */
    List<Reply> replies(Tx tx, Collection<AccountId> accounts, long from, long to) {
        List<Reply> replies = new ArrayList<>();
        if (!accounts.isEmpty()) {
            tx.sql("""
                    SELECT account_id, in_reply_to_id, QUOTED FROM status
                     WHERE account_id IN (:accounts) AND id >= :from AND id < :to AND LISTED
                       AND (in_reply_to_id IS NOT NULL OR quote_of_id IS NOT NULL)
                    """.replace("QUOTED", QUOTED).replace("LISTED", VisibilitySql.isListed("status")))
                    .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                    .set("from", from)
                    .set("to", to)
                    .each(row -> {
                        AccountId account = new AccountId(row.longOf("account_id"));
                        targets(row).forEach(each -> replies.add(new Reply(account, each)));
                    });
        }
        return replies;
    }

    /** How many posts with a tag the given accounts have; those without any are left out. Keys are account ids. */
    Map<Long, Integer> usesAmong(Tx tx, TagId tag, Collection<Long> accounts) {
        Map<Long, Integer> uses = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql("SELECT account_id, posts FROM tag_person WHERE tag_id = :tag AND account_id IN (:accounts)")
                    .set("tag", tag.value())
                    .setAll("accounts", accounts)
                    .each(row -> uses.put(row.longOf("account_id"), (int) row.longOf("posts")));
        }
        return uses;
    }

    /** The number of accounts with posts. */
    long active(Tx tx) {
        return tx.sql("SELECT count(*) FROM account_count WHERE statuses > 0").number();
    }

    private static List<Long> values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).toList();
    }
}
