package org.groundswell.waves;

import java.util.Collection;
import java.util.Locale;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.StatusRows;
import org.groundswell.tags.TagId;

/** SQL for uses of tags, with their times and places, and for their authors. */
final class WaveStore {
    private static final String PEOPLE = """
            SELECT a.id, a.domain, a.bot, coalesce(c.followers + c.origin_followers, 0) AS reach
              FROM account a LEFT JOIN account_count c ON c.account_id = a.id
             WHERE a.id IN \s""";

    private static final String USES = String.format(Locale.ROOT, """
            SELECT u.status_id, u.account_id, s.country, s.language, s.cell, %s AS boosted
              FROM tag_use u JOIN status s ON s.id = u.status_id
             WHERE u.tag_id IN (:tags) ORDER BY u.status_id
            """, StatusRows.BOOSTED);

    private static final int MOST = Integer.MAX_VALUE;

    /** Receives stored uses. */
    interface UseVisitor {
        void use(long status, long account, String country, String language, int cell, int boosts);
    }

    /** Receives the properties of people. */
    interface PersonVisitor {
        void person(long account, String domain, boolean bot, int followers);
    }

    /** All public statuses with any of the tags, in the order of time; a status with two of them occurs twice. */
    void uses(Tx tx, Collection<TagId> tags, UseVisitor visitor) {
        tx.sql(USES)
                .setAll("tags", tags.stream().map(TagId::value).toList())
                .each(row -> visitor.use(
                        row.longOf("status_id"),
                        row.longOf("account_id"),
                        row.textOf("country"),
                        row.textOf("language"),
                        row.intOf("cell"),
                        (int) row.longOf("boosted")));
    }

    /** All people who used any of the tags. */
    void people(Tx tx, Collection<TagId> tags, PersonVisitor visitor) {
        tx.sql(PEOPLE + "(SELECT account_id FROM tag_person WHERE tag_id IN (:tags))")
                .setAll("tags", tags.stream().map(TagId::value).toList())
                .each(row -> visit(row, visitor));
    }

    /** The people with the given ids. */
    void accounts(Tx tx, Collection<AccountId> accounts, PersonVisitor visitor) {
        tx.sql(PEOPLE + "(:ids)")
                .setAll("ids", accounts.stream().map(AccountId::value).toList())
                .each(row -> visit(row, visitor));
    }

    private static void visit(Row row, PersonVisitor visitor) {
        visitor.person(row.longOf("id"), row.textOf("domain"), row.booleanOf("bot"), (int)
                Math.min(MOST, row.longOf("reach")));
    }
}
