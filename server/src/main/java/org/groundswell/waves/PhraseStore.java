package org.groundswell.waves;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.reputation.Reputation;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.visibility.VisibilitySql;

/**
 * SQL for the texts of posts that are compared with others: public ones without a content warning, by people who allow to be
 * quoted.
 */
final class PhraseStore {
    private static final String TEXTS = String.format(
            Locale.ROOT,
            """
            SELECT s.id, s.account_id, s.text, s.language AS said_as, %s
              FROM status s JOIN account a ON a.id = s.account_id %s
             WHERE %s AND s.boost_of_id IS NULL AND NOT s.sensitive
               AND NOT EXISTS (SELECT 1 FROM not_quoted n WHERE n.account_id = a.id) AND \s
            """,
            ReputationPolicyStore.REPUTATION,
            ReputationPolicyStore.JOINS,
            VisibilitySql.isListed("s"));

    /**
     * A post's text.
     *
     * @param domain its author's server; empty for this one
     * @param language as stated; empty if it states none
     * @param trust its author's weight, from 0 to 1
     */
    record Text(long post, long author, String domain, String text, String language, double trust) {}

    List<Text> byIds(Tx tx, Collection<StatusId> posts, ReputationPolicy policy) {
        return texts(
                tx.sql(TEXTS + "s.id IN (:posts) ORDER BY s.id")
                        .setAll("posts", posts.stream().map(StatusId::value).toList()),
                policy);
    }

    /** The first posts of a period. Walks the index status_public. */
    List<Text> between(Tx tx, long fromMillis, long toMillis, int most, ReputationPolicy policy) {
        return texts(
                tx.sql(TEXTS + "s.id >= :from AND s.id < :to ORDER BY s.id LIMIT :most")
                        .set("from", Ids.first(fromMillis))
                        .set("to", Ids.first(toMillis))
                        .set("most", most),
                policy);
    }

    private static List<Text> texts(Sql sql, ReputationPolicy policy) {
        return sql.list(row -> text(row, policy));
    }

    private static Text text(Row row, ReputationPolicy policy) {
        Reputation reputation = ReputationPolicyStore.reputation(row);
        long post = row.longOf("id");
        long author = row.longOf("account_id");
        long at = Ids.instant(post).toEpochMilli();
        boolean counts = policy.verdicts().counts(author, reputation.domain());
        return new Text(
                post,
                author,
                reputation.domain(),
                row.textOf("text"),
                row.textOf("said_as"),
                counts ? (double) policy.traits(reputation, at).trust() / AccountTraits.FULL : 0);
    }
}
