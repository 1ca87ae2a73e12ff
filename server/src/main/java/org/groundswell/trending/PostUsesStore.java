package org.groundswell.trending;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.Verdicts;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.Use;
import org.groundswell.visibility.VisibilitySql;

/**
 * SQL for boosts of, replies to and favourites of other people's posts. The key is the post's id. Only public posts of
 * discoverable people without a content warning count.
 */
final class PostUsesStore implements Uses {
    private static final String ACTS = """
            SELECT boost_of_id AS target, account_id, id FROM status
             WHERE boost_of_id IS NOT NULL AND LISTED AND id >= :fromId AND id < :toId
            UNION ALL
            SELECT in_reply_to_id, account_id, id FROM status
             WHERE in_reply_to_id IS NOT NULL AND LISTED AND id >= :fromId AND id < :toId
            UNION ALL
            SELECT status_id, account_id, id FROM favourite WHERE id >= :fromId AND id < :toId
            """.replace("LISTED", VisibilitySql.isListed("status"));
    private static final String ACTS_ON_ONE = """
            SELECT boost_of_id AS target, account_id, id FROM status
             WHERE boost_of_id = :target AND LISTED AND id >= :fromId AND id < :toId
            UNION ALL
            SELECT in_reply_to_id, account_id, id FROM status
             WHERE in_reply_to_id = :target AND LISTED AND id >= :fromId AND id < :toId
            UNION ALL
            SELECT status_id, account_id, id FROM favourite
             WHERE status_id = :target AND id >= :fromId AND id < :toId
            """.replace("LISTED", VisibilitySql.isListed("status"));
    private static final String MAY_TREND =
            VisibilitySql.isListed("s") + " AND s.boost_of_id IS NULL AND NOT s.sensitive";

    private static final String USES = """
            SELECT u.target, u.account_id, u.id AS act_id, s.account_id AS author_id, author.domain AS author_domain,
                   REPUTATION
              FROM (%s) u
              JOIN status s ON s.id = u.target AND MAY_TREND AND s.account_id <> u.account_id
              JOIN account author ON author.id = s.account_id AND author.discoverable
              JOIN account a ON a.id = u.account_id JOINS
             ORDER BY u.id
            """.replace("MAY_TREND", MAY_TREND)
            .replace("REPUTATION", ReputationPolicyStore.REPUTATION)
            .replace("JOINS", ReputationPolicyStore.JOINS);

    /** A post that may trend. */
    record Target(AccountId author, String domain) {}

    @Override
    public void between(Tx tx, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor) {
        tx.sql(String.format(Locale.ROOT, USES, ACTS))
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> visit(row, policy, visitor));
    }

    @Override
    public void of(Tx tx, String key, long fromMillis, long toMillis, ReputationPolicy policy, Consumer<Use> visitor) {
        tx.sql(String.format(Locale.ROOT, USES, ACTS_ON_ONE))
                .set("target", Long.parseLong(key))
                .set("fromId", Ids.first(fromMillis))
                .set("toId", Ids.first(toMillis))
                .each(row -> visit(row, policy, visitor));
    }

    @Override
    public Optional<Long> first(Tx tx) {
        return StatusUsesStore.first(tx, "id", "status");
    }

    @Override
    public List<String> keysOf(Tx tx, Subject.Authors authors, long sinceMillis) {
        String keys = "SELECT u.target FROM (" + ACTS + ") u WHERE u.account_id IN ";
        String own = " UNION SELECT id FROM status WHERE id >= :fromId AND account_id IN ";
        Sql sql = switch (authors) {
            case Subject.OfAccount(var account) ->
                tx.sql(keys + "(:account)" + own + "(:account)").set("account", account.value());
            case Subject.OfDomain(var domain) -> {
                String members = "(SELECT id FROM account WHERE domain = :domain)";
                yield tx.sql(keys + members + own + members).set("domain", domain);
            }
        };
        return sql.set("fromId", Ids.first(sinceMillis))
                .set("toId", Long.MAX_VALUE)
                .list(row -> Long.toString(row.longOf("target")));
    }

    /** The given posts that may trend. */
    Map<StatusId, Target> targets(Tx tx, Collection<StatusId> wanted) {
        Map<StatusId, Target> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            tx.sql("""
                    SELECT s.id, s.account_id, a.domain FROM status s JOIN account a ON a.id = s.account_id
                     WHERE s.id IN (:ids) AND a.discoverable AND MAY_TREND
                    """.replace("MAY_TREND", MAY_TREND))
                    .setAll("ids", wanted.stream().map(StatusId::value).toList())
                    .each(row -> found.put(
                            new StatusId(row.longOf("id")),
                            new Target(new AccountId(row.longOf("account_id")), row.textOf("domain"))));
        }
        return found;
    }

    private static void visit(Row row, ReputationPolicy policy, Consumer<Use> visitor) {
        Verdicts verdicts = policy.verdicts();
        if (verdicts.counts(row.longOf("account_id"), row.textOf("domain"))
                && verdicts.counts(row.longOf("author_id"), row.textOf("author_domain"))) {
            visitor.accept(policy.use(
                    Long.toString(row.longOf("target")),
                    row.longOf("account_id"),
                    Ids.instant(row.longOf("act_id")).toEpochMilli(),
                    ReputationPolicyStore.reputation(row)));
        }
    }
}
