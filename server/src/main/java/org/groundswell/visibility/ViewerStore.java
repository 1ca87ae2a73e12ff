package org.groundswell.visibility;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/**
 * Loads viewers: two queries a page, three for an account that blocks, mutes or is blocked; none for anonymous readers.
 */
public final class ViewerStore {
    private static final String EXCLUSIONS = """
            SELECT EXISTS (SELECT 1 FROM block WHERE account_id = :viewer) AS blocking,
                   EXISTS (SELECT 1 FROM block WHERE target_id = :viewer) AS blocked_by,
                   EXISTS (SELECT 1 FROM mute WHERE account_id = :viewer) AS muting,
                   EXISTS (SELECT 1 FROM account_domain_block WHERE account_id = :viewer) AS domain_blocking
            """;
    private static final String EXCLUDED = """
            SELECT target_id AS other, 'MUTING' AS relation FROM mute
             WHERE account_id = :viewer AND target_id IN (:authors)
            UNION ALL
            SELECT a.id, 'DOMAIN_BLOCKING' FROM account a
              JOIN account_domain_block d ON d.account_id = :viewer AND d.domain = a.domain
             WHERE a.id IN (:authors) AND a.domain <> ''
            UNION ALL
            SELECT target_id, 'BLOCKING' FROM block WHERE account_id = :viewer AND target_id IN (:authors)
            UNION ALL
            SELECT account_id, 'BLOCKED_BY' FROM block WHERE target_id = :viewer AND account_id IN (:authors)
            """;

    /** The kinds of relation by which an account's lists leave out others. */
    public Exclusions exclusions(Tx tx, Optional<AccountId> account) {
        return account.map(viewer -> exclusions(tx, viewer)).orElse(Exclusions.NONE);
    }

    private static Exclusions exclusions(Tx tx, AccountId viewer) {
        Exclusions found = tx.sql(EXCLUSIONS)
                .set("viewer", viewer.value())
                .first(row -> new Exclusions(
                        Optional.of(viewer),
                        row.booleanOf("blocking"),
                        row.booleanOf("blocked_by"),
                        row.booleanOf("muting"),
                        row.booleanOf("domain_blocking")))
                .orElse(Exclusions.NONE);
        return found.blocking() || found.blockedBy() || found.muting() || found.domainBlocking()
                ? found
                : Exclusions.NONE;
    }

    /** All relations of an account: one query for most, and one more for each kind that it has. */
    public ViewerRelations relations(Tx tx, AccountId account) {
        Exclusions kinds = exclusions(tx, account);
        return kinds.isNone()
                ? ViewerRelations.none(account)
                : new ViewerRelations(
                        account,
                        ids(tx, kinds.blocking(), "target_id AS other FROM block WHERE account_id", account),
                        ids(tx, kinds.blockedBy(), "account_id AS other FROM block WHERE target_id", account),
                        ids(tx, kinds.muting(), "target_id AS other FROM mute WHERE account_id", account),
                        kinds.domainBlocking() ? domains(tx, account) : Set.of());
    }

    /** @param of constant SQL: a column, its table and the column of the viewer */
    private static Set<AccountId> ids(Tx tx, boolean there, String of, AccountId viewer) {
        Set<AccountId> found = new HashSet<>();
        if (there) {
            tx.sql("SELECT " + of + " = :viewer")
                    .set("viewer", viewer.value())
                    .each(row -> found.add(new AccountId(row.longOf("other"))));
        }
        return Set.copyOf(found);
    }

    private static Set<String> domains(Tx tx, AccountId viewer) {
        return Set.copyOf(tx.sql("SELECT domain FROM account_domain_block WHERE account_id = :viewer")
                .set("viewer", viewer.value())
                .list(row -> row.textOf("domain")));
    }

    /** The viewer of some statuses, with the account's relations to their authors. */
    public Viewer load(Tx tx, Optional<AccountId> account, Collection<? extends Viewable> statuses) {
        if (account.isEmpty() || statuses.isEmpty()) {
            return account.<Viewer>map(Viewer.Member::of).orElse(Viewer.ANONYMOUS);
        }
        Set<AccountId> authors = new HashSet<>();
        Set<AccountId> guarded = new HashSet<>();
        for (Viewable status : statuses) {
            authors.add(status.account());
            if (!status.visibility().isOpen()) {
                guarded.add(status.account());
            }
        }
        return load(tx, account.get(), authors, guarded);
    }

    /** The viewer of one author's statuses. */
    public Viewer ofAuthor(Tx tx, Optional<AccountId> account, AccountId author) {
        return ofAuthors(tx, account, List.of(author));
    }

    /** A viewer with all relations to some authors. */
    public Viewer ofAuthors(Tx tx, Optional<AccountId> account, Collection<AccountId> authors) {
        return account.map(viewer -> load(tx, viewer, authors, authors)).orElse(Viewer.ANONYMOUS);
    }

    /** @param guarded the authors of statuses that aren't open: only for them it matters whether they are followed */
    private static Viewer load(Tx tx, AccountId viewer, Collection<AccountId> authors, Collection<AccountId> guarded) {
        Set<AccountId> blockedBy = new HashSet<>();
        Map<AccountId, Exclusion> excluded = new HashMap<>();
        if (!authors.isEmpty() && !exclusions(tx, viewer).isNone()) {
            tx.sql(EXCLUDED)
                    .set("viewer", viewer.value())
                    .setAll("authors", values(authors))
                    .each(row -> {
                        AccountId other = new AccountId(row.longOf("other"));
                        String relation = row.textOf("relation");
                        if (relation.equals("BLOCKED_BY")) {
                            blockedBy.add(other);
                        } else {
                            excluded.merge(other, Exclusion.valueOf(relation), ViewerStore::stronger);
                        }
                    });
        }
        return new Viewer.Member(viewer, followed(tx, viewer, guarded), blockedBy, excluded);
    }

    private static Exclusion stronger(Exclusion one, Exclusion other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static Set<AccountId> followed(Tx tx, AccountId account, Collection<AccountId> authors) {
        Set<AccountId> followed = new HashSet<>();
        if (!authors.isEmpty()) {
            tx.sql("SELECT followee_id FROM follow WHERE follower_id = :account AND followee_id IN (:authors)")
                    .set("account", account.value())
                    .setAll("authors", values(authors))
                    .each(row -> followed.add(new AccountId(row.longOf("followee_id"))));
        }
        return followed;
    }

    private static List<Long> values(Collection<AccountId> accounts) {
        return accounts.stream().map(AccountId::value).distinct().toList();
    }
}
