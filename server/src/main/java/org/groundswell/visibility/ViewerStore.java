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
import org.groundswell.model.IdSet;

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

    private final boolean atDesk;

    public ViewerStore() {
        this(false);
    }

    private ViewerStore(boolean atDesk) {
        this.atDesk = atDesk;
    }

    /**
     * Loads moderators as viewers at their desk. Blocks, mutes and blocked servers don't count there, in either direction: no
     * account can keep a moderator from its posts. Levels of visibility do: a private post is for those that it is for.
     */
    public static ViewerStore ofDesk() {
        return new ViewerStore(true);
    }

    /** The kinds of relation by which an account's lists leave out others. */
    public Exclusions exclusions(Tx tx, Optional<AccountId> account) {
        return account.map(viewer -> exclusions(tx, viewer)).orElse(Exclusions.NONE);
    }

    private Exclusions exclusions(Tx tx, AccountId viewer) {
        if (atDesk) {
            return Exclusions.NONE;
        }
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

    /** All relations of an account: one query for most, and four more for one that has any. */
    public ViewerRelations relations(Tx tx, AccountId account) {
        if (exclusions(tx, account).isNone()) {
            return ViewerRelations.none(account);
        }
        HomeViewer all = homeViewer(tx, account);
        return new ViewerRelations(account, all.blocked(), all.blockedBy(), all.muted(), all.blockedDomains());
    }

    /** An account with all accounts that its home timeline leaves out: four queries. */
    public HomeViewer homeViewer(Tx tx, AccountId account) {
        return new HomeViewer(
                account,
                ids(tx, "SELECT target_id AS other FROM block WHERE account_id = :viewer", account),
                ids(tx, "SELECT account_id AS other FROM block WHERE target_id = :viewer", account),
                ids(tx, "SELECT target_id AS other FROM mute WHERE account_id = :viewer", account),
                Set.copyOf(tx.sql("SELECT domain FROM account_domain_block WHERE account_id = :viewer")
                        .set("viewer", account.value())
                        .list(row -> row.textOf("domain"))));
    }

    private static IdSet ids(Tx tx, String sql, AccountId viewer) {
        return IdSet.of(tx.sql(sql).set("viewer", viewer.value()).list(row -> row.longOf("other")));
    }

    /** The domains of some accounts, as far as they are accounts of other servers. */
    public Map<AccountId, String> domains(Tx tx, Collection<AccountId> accounts) {
        Map<AccountId, String> domains = new HashMap<>();
        if (!accounts.isEmpty()) {
            tx.sql("SELECT id, domain FROM account WHERE id IN (:accounts) AND domain <> ''")
                    .setAll("accounts", values(accounts))
                    .each(row -> domains.put(new AccountId(row.longOf("id")), row.textOf("domain")));
        }
        return domains;
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
    private Viewer load(Tx tx, AccountId viewer, Collection<AccountId> authors, Collection<AccountId> guarded) {
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

    /** Those of some accounts that an account follows. */
    public Set<AccountId> followed(Tx tx, AccountId account, Collection<AccountId> authors) {
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
