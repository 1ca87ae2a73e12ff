package org.groundswell.accounts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.groundswell.db.Dialect;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;

/** The tables {@code account} and {@code account_count}, and what {@link AccountNameStore} keeps of accounts. */
public final class AccountStore {
    private static final String BY_ID = AccountRows.SELECT + " WHERE a.id = :id";
    private static final String BY_IDS =
            AccountRows.SELECT.replace("a.id,", "a.id, a.version,") + " WHERE a.id IN (:ids)";
    /** Of accounts whose profiles are known: their counts, and whether the profiles are still the same. */
    private static final String COUNTS = """
            SELECT a.id, a.version, a.created_at, c.statuses, c.followers, c.following, c.origin_followers, c.last_status_at
              FROM account a JOIN account_count c ON c.account_id = a.id
             WHERE a.id IN (:ids)
            """;

    private static final String BY_ACCT =
            AccountRows.SELECT + " WHERE a.username_key = :username AND a.domain = :domain";
    private static final String HOLD = "SELECT id FROM account WHERE id = :id";
    private static final String HOLD_IN_POSTGRESQL = HOLD + " FOR KEY SHARE";

    private static final String RESTRICTIONS =
            "SELECT sensitized, limited, frozen, suspended_at FROM account WHERE id = :id";
    /** Stronger than a lock against deletion: a change of restrictions waits too. */
    private static final String RESTRICTIONS_IN_POSTGRESQL = RESTRICTIONS + " FOR SHARE";

    private final AccountCache cache = new AccountCache();
    private final FieldsCodec fields = new FieldsCodec();
    private final AccountRows rows = new AccountRows();
    private final AccountNameStore names = new AccountNameStore();

    public Optional<Account> byId(Tx tx, AccountId id) {
        return tx.sql(BY_ID).set("id", id.value()).first(rows::account);
    }

    public Map<AccountId, Account> byIds(Tx tx, Collection<AccountId> ids) {
        Map<AccountId, Account> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        List<Long> unknown = new ArrayList<>();
        tx.sql(COUNTS)
                .setAll("ids", ids.stream().map(AccountId::value).toList())
                .each(row -> {
                    AccountId id = new AccountId(row.longOf("id"));
                    Account known =
                            cache.find(id, row.longOf("version"), row.instantOf("created_at"), AccountRows.counts(row));
                    if (known == null) {
                        unknown.add(id.value());
                    } else {
                        found.put(id, known);
                    }
                });
        if (!unknown.isEmpty()) {
            tx.sql(BY_IDS).setAll("ids", unknown).each(row -> {
                Account account = rows.account(row);
                cache.put(row.longOf("version"), account);
                found.put(account.id(), account);
            });
        }
        return found;
    }

    public Optional<Account> byAcct(Tx tx, Acct acct) {
        return tx.sql(BY_ACCT)
                .set("username", acct.usernameKey())
                .set("domain", acct.domain())
                .first(rows::account);
    }

    public Optional<AccountId> idOf(Tx tx, Acct acct) {
        return tx.sql("SELECT id FROM account WHERE username_key = :username AND domain = :domain")
                .set("username", acct.usernameKey())
                .set("domain", acct.domain())
                .first(row -> new AccountId(row.longOf("id")));
    }

    /** Puts some accounts' names into the index whose names are not there yet; how many. */
    int indexMissingNames(Tx tx, int limit) {
        int indexed = 0;
        for (AccountNameStore.Missing missing : names.missing(tx, limit)) {
            if (names.noLongerMissing(tx, missing.id())) {
                indexed++;
                names.replace(tx, missing.id(), NameWords.of(missing.username(), missing.displayName()));
            }
        }
        return indexed;
    }

    /** Adds an account; false if its address is taken. */
    public boolean insert(Tx tx, Account account) {
        Account.Profile profile = account.profile();
        boolean added = tx.sql("""
                        INSERT INTO account (id, username, username_key, domain, url, display_name, note, note_html,
                                             fields, avatar_url, country, language, bot, discoverable, indexable,
                                             hide_collections, locked, verified, created_at, version)
                        VALUES (:id, :username, :usernameKey, :domain, :url, :displayName, :note, :noteHtml,
                                :fields, :avatarUrl, :country, :language, :bot, :discoverable, :indexable,
                                :hideCollections, :locked, :verified, :createdAt, :version)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", account.id().value())
                        .set("username", account.acct().username())
                        .set("usernameKey", account.acct().usernameKey())
                        .set("domain", account.acct().domain())
                        .set("url", account.url())
                        .set("displayName", profile.displayName())
                        .set("note", profile.note().text())
                        .set("noteHtml", profile.note().html().html())
                        .set("fields", fields.write(profile.fields()))
                        .set("avatarUrl", profile.pictures().originAvatar())
                        .set("country", profile.country())
                        .set("language", profile.language())
                        .set("bot", profile.bot())
                        .set("discoverable", profile.privacy().discoverable())
                        .set("indexable", profile.privacy().indexable())
                        .set("hideCollections", profile.privacy().hidesCollections())
                        .set("locked", profile.privacy().locked())
                        .set("verified", account.verified())
                        .set("createdAt", account.createdAt())
                        .set("version", ThreadLocalRandom.current().nextLong())
                        .run()
                == 1;
        if (added) {
            tx.sql("INSERT INTO account_count (account_id, local, origin_followers)"
                            + " VALUES (:id, :local, :originFollowers)")
                    .set("id", account.id().value())
                    .set("local", account.isLocal())
                    .set("originFollowers", account.counts().originFollowers())
                    .run();
            names.insert(tx, account.id(), NameWords.of(account.acct().username(), profile.displayName()));
        }
        return added;
    }

    /** Whether an account of this server with that name was deleted. */
    boolean isFormer(Tx tx, String usernameKey) {
        return tx.sql("SELECT count(*) FROM former_account WHERE username_key = :key")
                        .set("key", usernameKey)
                        .number()
                > 0;
    }

    /** Reserves the name of an account of this server. */
    void reserveName(Tx tx, AccountId account) {
        tx.sql("""
                INSERT INTO former_account (username_key)
                SELECT username_key FROM account WHERE id = :id AND domain = '' ON CONFLICT DO NOTHING
                """).set("id", account.value()).run();
    }

    /**
     * Waits for requests that add something for an account, and makes later ones wait until it is gone: each of them holds
     * one of these rows. SQLite has one writer anyway.
     */
    void lockForDeletion(Tx tx, AccountId account) {
        if (tx.dialect() == Dialect.POSTGRESQL) {
            tx.sql("SELECT id FROM account WHERE id = :id FOR UPDATE")
                    .set("id", account.value())
                    .number();
            tx.sql("SELECT account_id FROM account_count WHERE account_id = :id FOR UPDATE")
                    .set("id", account.value())
                    .number();
        }
    }

    /** Locks an account until this transaction ends; SQLite has one writer anyway. */
    public void lock(Tx tx, AccountId id) {
        tx.sql("UPDATE account SET username = username WHERE id = :id")
                .set("id", id.value())
                .run();
    }

    /** @param account as it was; only its profile changes */
    void update(Tx tx, Account account, Account.Profile profile) {
        AccountId id = account.id();
        if (!account.profile().displayName().equals(profile.displayName())) {
            names.replace(tx, id, NameWords.of(account.acct().username(), profile.displayName()));
        }
        tx.sql("""
                UPDATE account
                   SET display_name = :displayName, note = :note, note_html = :noteHtml, fields = :fields,
                       country = :country, language = :language, bot = :bot, discoverable = :discoverable,
                       indexable = :indexable, hide_collections = :hideCollections, locked = :locked, version = :version
                 WHERE id = :id
                """)
                .set("id", id.value())
                .set("displayName", profile.displayName())
                .set("note", profile.note().text())
                .set("noteHtml", profile.note().html().html())
                .set("fields", fields.write(profile.fields()))
                .set("country", profile.country())
                .set("language", profile.language())
                .set("bot", profile.bot())
                .set("discoverable", profile.privacy().discoverable())
                .set("indexable", profile.privacy().indexable())
                .set("hideCollections", profile.privacy().hidesCollections())
                .set("locked", profile.privacy().locked())
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /**
     * Counts statuses added, with the time of the newest; false if the account is gone.
     *
     * @param statuses 0 only holds the account, so that it is not deleted while something is added for it
     */
    public boolean countPosted(Tx tx, AccountId id, int statuses, Instant newest) {
        return tx.sql("""
                UPDATE account_count
                   SET statuses = statuses + :statuses,
                       last_status_at = CASE WHEN :newest > coalesce(last_status_at, 0) THEN :newest ELSE last_status_at END
                 WHERE account_id = :id
                """)
                        .set("id", id.value())
                        .set("statuses", statuses)
                        .set("newest", statuses == 0 ? Instant.EPOCH : newest)
                        .run()
                == 1;
    }

    List<AccountId> suspendedAmong(Tx tx, Collection<AccountId> ids) {
        return tx.sql("SELECT id FROM account WHERE id IN (:ids) AND suspended_at IS NOT NULL")
                .setAll("ids", ids.stream().map(AccountId::value).toList())
                .list(row -> new AccountId(row.longOf("id")));
    }

    /** The restrictions of an account; empty if it is gone. */
    public Optional<Restrictions> restrictions(Tx tx, AccountId id) {
        return tx.sql(RESTRICTIONS).set("id", id.value()).first(AccountRows::restrictions);
    }

    /** The restrictions of an account, which don't change before the transaction ends; empty if it is gone. */
    public Optional<Restrictions> holdRestrictions(Tx tx, AccountId id) {
        return tx.sql(tx.dialect() == Dialect.POSTGRESQL ? RESTRICTIONS_IN_POSTGRESQL : RESTRICTIONS)
                .set("id", id.value())
                .first(AccountRows::restrictions);
    }

    /** Changes the restrictions of an account; false if it is gone. */
    public boolean updateRestrictions(Tx tx, AccountId id, Restrictions restrictions) {
        return tx.sql("""
                        UPDATE account
                           SET sensitized = :sensitive, limited = :limited, frozen = :frozen, suspended_at = :suspendedAt,
                               version = :version
                         WHERE id = :id
                        """)
                        .set("id", id.value())
                        .set("sensitive", restrictions.sensitive())
                        .set("limited", restrictions.limited())
                        .set("frozen", restrictions.frozen())
                        .setOrNull(
                                "suspendedAt",
                                restrictions
                                        .suspendedAt()
                                        .map(Instant::toEpochMilli)
                                        .orElse(null))
                        .set("version", ThreadLocalRandom.current().nextLong())
                        .run()
                == 1;
    }

    /** Whether an account is there; if so it is not deleted before the transaction ends. */
    public boolean hold(Tx tx, AccountId id) {
        return tx.sql(tx.dialect() == Dialect.POSTGRESQL ? HOLD_IN_POSTGRESQL : HOLD)
                .set("id", id.value())
                .first(row -> row.longOf("id"))
                .isPresent();
    }

    /** Counts statuses gone. */
    public void countDeleted(Tx tx, AccountId id, int statuses) {
        tx.sql("UPDATE account_count SET statuses = statuses - :statuses WHERE account_id = :id")
                .set("id", id.value())
                .set("statuses", statuses)
                .run();
    }

    /** Locks two accounts until the transaction ends, in the order of ids; false if one of them is gone. */
    public boolean lockBoth(Tx tx, AccountId one, AccountId other) {
        return tx.sql("SELECT account_id FROM account_count WHERE account_id IN (:ids) ORDER BY account_id"
                                + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                        .setAll("ids", List.of(one.value(), other.value()))
                        .list(row -> row.longOf("account_id"))
                        .size()
                == (one.equals(other) ? 1 : 2);
    }

    /** Counts a follow more or less; false if one of the two is gone. */
    public boolean countFollowing(Tx tx, AccountId follower, AccountId followee, int delta) {
        // Always in the order of ids: two who follow each other at the same moment would wait for each other.
        boolean first =
                follower.compareTo(followee) < 0 ? addFollowing(tx, follower, delta) : addFollower(tx, followee, delta);
        boolean second =
                follower.compareTo(followee) < 0 ? addFollower(tx, followee, delta) : addFollowing(tx, follower, delta);
        return first && second;
    }

    private static boolean addFollowing(Tx tx, AccountId account, int delta) {
        return tx.sql("UPDATE account_count SET following = following + :delta WHERE account_id = :id")
                        .set("id", account.value())
                        .set("delta", delta)
                        .run()
                == 1;
    }

    private static boolean addFollower(Tx tx, AccountId account, int delta) {
        return tx.sql("UPDATE account_count SET followers = followers + :delta WHERE account_id = :id")
                        .set("id", account.value())
                        .set("delta", delta)
                        .run()
                == 1;
    }
}
