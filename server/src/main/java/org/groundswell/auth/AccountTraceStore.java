package org.groundswell.auth;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.LinkedAccounts.Kind;
import org.groundswell.auth.LinkedAccounts.Link;
import org.groundswell.db.Tx;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.model.AccountId;

/** The table {@code account_trace}: the devices and networks of sign-ins, as hashes. */
final class AccountTraceStore {
    /** The bits of an address that its neighbours share: a block of 256 IPv4 addresses, or what a customer gets of IPv6. */
    private static final int V4_BITS = 24;

    private static final int V6_BITS = 48;

    void add(Tx tx, AccountId account, Origin origin, Instant at) {
        if (Secrets.isPlausible(origin.device())) {
            add(tx, account, Kind.DEVICE, origin.device(), at);
        }
        block(origin.network()).ifPresent(block -> add(tx, account, Kind.NETWORK, block, at));
    }

    private static Optional<String> block(String network) {
        return IpRange.parse(network)
                .map(range -> new IpRange(
                                range.family(),
                                range.prefix(),
                                Math.min(range.length(), range.family() == IpRange.Family.V4 ? V4_BITS : V6_BITS))
                        .toString());
    }

    private static void add(Tx tx, AccountId account, Kind kind, String secret, Instant at) {
        tx.sql("""
                INSERT INTO account_trace (account_id, kind, hash, seen_at) VALUES (:account, :kind, :hash, :at)
                ON CONFLICT (account_id, kind, hash) DO UPDATE SET seen_at = :at
                """)
                .set("account", account.value())
                .set("kind", kind.word())
                .set("hash", Secrets.hash(kind.word() + " " + secret))
                .set("at", at)
                .run();
    }

    /**
     * @param ofDevice a device of more accounts links nobody
     * @param ofNetwork a network of more accounts links nobody
     */
    List<Link> links(Tx tx, Collection<AccountId> accounts, Instant since, int ofDevice, int ofNetwork, int limit) {
        return tx.sql("""
                        SELECT DISTINCT t.account_id, o.account_id AS other_id, t.kind
                          FROM account_trace t
                          JOIN account_trace o ON o.kind = t.kind AND o.hash = t.hash AND o.account_id <> t.account_id
                         WHERE t.account_id IN (:accounts) AND t.seen_at >= :since AND o.seen_at >= :since
                           AND (SELECT count(*) FROM account_trace c
                                 WHERE c.kind = t.kind AND c.hash = t.hash AND c.seen_at >= :since)
                               <= CASE t.kind WHEN :device THEN :ofDevice ELSE :ofNetwork END
                         ORDER BY t.account_id, t.kind, other_id LIMIT :limit
                        """)
                .setAll("accounts", accounts.stream().map(AccountId::value).toList())
                .set("since", since)
                .set("device", Kind.DEVICE.word())
                .set("ofDevice", ofDevice)
                .set("ofNetwork", ofNetwork)
                .set("limit", limit)
                .list(row -> new Link(
                        new AccountId(row.longOf("account_id")),
                        new AccountId(row.longOf("other_id")),
                        Kind.ofStored(row.textOf("kind"))));
    }

    /** Drops traces from before a moment, at most so many. */
    int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM account_trace WHERE (account_id, kind, hash) IN (
                    SELECT account_id, kind, hash FROM account_trace WHERE seen_at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }
}
