package org.groundswell.trending;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.statuses.StatusRows;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.select.Candidate;

/** SQL for posts that may be shown as examples of a tag. */
final class ExampleStore {
    private static final String POSTS = String.format(
            Locale.ROOT, """
            SELECT s.id, s.account_id, s.text, s.country AS said_in, s.language AS said_as,
                   %s + s.replies AS answered,
                   c.followers + c.origin_followers AS reach, %s
              FROM tag_use u JOIN status s ON s.id = u.status_id
              JOIN account a ON a.id = u.account_id AND a.discoverable
                   AND NOT EXISTS (SELECT 1 FROM not_quoted n WHERE n.account_id = a.id) %s
             WHERE NOT s.sensitive AND s.in_reply_to_id IS NULL AND \s
            """, StatusRows.BOOSTED, ReputationPolicyStore.REPUTATION, ReputationPolicyStore.JOINS);

    /**
     * The latest posts with a tag until a moment: public ones that are no replies, by discoverable people, without a
     * content warning. Walks the primary key of tag_use.
     */
    List<Candidate> latest(Tx tx, TagName tag, long untilMillis, int limit, ReputationPolicy policy) {
        return tx.sql(
                        POSTS
                                + "u.tag_id = (SELECT id FROM tag WHERE key = :key) AND u.status_id < :until ORDER BY u.status_id DESC LIMIT :limit")
                .set("key", tag.key())
                .set("until", Ids.first(untilMillis))
                .set("limit", limit)
                .list(row -> candidate(row, policy));
    }

    /** The given posts that have one of the tags and may be shown. */
    List<Candidate> among(Tx tx, Collection<TagName> tags, Collection<StatusId> posts, ReputationPolicy policy) {
        Map<Long, Candidate> found = new LinkedHashMap<>();
        tx.sql(POSTS + "u.tag_id IN (SELECT id FROM tag WHERE key IN (:keys)) AND u.status_id IN (:posts)")
                .setAll("keys", tags.stream().map(TagName::key).toList())
                .setAll("posts", posts.stream().map(StatusId::value).toList())
                .each(row -> found.putIfAbsent(row.longOf("id"), candidate(row, policy)));
        return List.copyOf(found.values());
    }

    /** The given accounts that are discoverable and not withheld. */
    Set<AccountId> showable(Tx tx, Collection<AccountId> people, Verdicts verdicts) {
        Set<AccountId> showable = new HashSet<>();
        tx.sql("""
                SELECT id, domain FROM account a
                 WHERE discoverable AND id IN (:ids)
                   AND NOT EXISTS (SELECT 1 FROM not_quoted n WHERE n.account_id = a.id)
                """)
                .setAll("ids", people.stream().map(AccountId::value).toList())
                .each(row -> {
                    if (verdicts.counts(row.longOf("id"), row.textOf("domain"))) {
                        showable.add(new AccountId(row.longOf("id")));
                    }
                });
        return showable;
    }

    private static Candidate candidate(Row row, ReputationPolicy policy) {
        Reputation reputation = ReputationPolicyStore.reputation(row);
        long at = Ids.instant(row.longOf("id")).toEpochMilli();
        boolean counts = policy.verdicts().counts(row.longOf("account_id"), reputation.domain());
        return new Candidate(
                row.longOf("id"),
                row.longOf("account_id"),
                at,
                row.textOf("text"),
                row.textOf("said_in"),
                row.textOf("said_as"),
                row.longOf("reach"),
                row.longOf("answered"),
                counts ? (double) policy.traits(reputation, at).trust() / AccountTraits.FULL : 0);
    }
}
