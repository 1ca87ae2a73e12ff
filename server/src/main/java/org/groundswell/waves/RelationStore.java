package org.groundswell.waves;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    record Post(StatusId id, AccountId account, String text, List<StatusId> targets) {}

    /** A reply to, quote of or boost of a status, by an account. */
    record Interaction(AccountId account, StatusId target) {}

    List<Post> posts(Tx tx, Collection<StatusId> ids) {
        return tx.sql("SELECT id, account_id, text, in_reply_to_id, " + QUOTED + " FROM status WHERE id IN (:ids)")
                .setAll("ids", values(ids))
                .list(row -> {
                    List<StatusId> targets = new ArrayList<>();
                    addIfAny(targets, row.longOf("in_reply_to_id"));
                    addIfAny(targets, row.longOf("quoted"));
                    return new Post(
                            new StatusId(row.longOf("id")),
                            new AccountId(row.longOf("account_id")),
                            row.textOf("text"),
                            targets);
                });
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

    /** The boosts of some statuses. */
    List<Interaction> boosts(Tx tx, Collection<StatusId> ids) {
        return ids.isEmpty()
                ? List.of()
                : tx.sql("SELECT boost_of_id, account_id FROM status WHERE boost_of_id IN (:ids) AND "
                                + VisibilitySql.isNotHidden("status"))
                        .setAll("ids", values(ids))
                        .list(row -> new Interaction(
                                new AccountId(row.longOf("account_id")), new StatusId(row.longOf("boost_of_id"))));
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
    List<Interaction> replies(Tx tx, Collection<AccountId> accounts, long from, long to) {
        List<Interaction> replies = new ArrayList<>();
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
                        List<StatusId> targets = new ArrayList<>();
                        addIfAny(targets, row.longOf("in_reply_to_id"));
                        addIfAny(targets, row.longOf("quoted"));
                        targets.forEach(each -> replies.add(new Interaction(account, each)));
                    });
        }
        return replies;
    }

    /** The given accounts that have used a tag. */
    Set<AccountId> usersAmong(Tx tx, TagId tag, Collection<AccountId> accounts) {
        Set<AccountId> users = new HashSet<>();
        if (!accounts.isEmpty()) {
            tx.sql("SELECT account_id FROM tag_person WHERE tag_id = :tag AND account_id IN (:accounts)")
                    .set("tag", tag.value())
                    .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                    .each(row -> users.add(new AccountId(row.longOf("account_id"))));
        }
        return users;
    }

    /** The number of accounts with posts. */
    long active(Tx tx) {
        return tx.sql("SELECT count(*) FROM account_count WHERE statuses > 0").number();
    }

    private static void addIfAny(List<StatusId> ids, long id) {
        if (id != 0) {
            ids.add(new StatusId(id));
        }
    }

    private static List<Long> values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).toList();
    }
}
