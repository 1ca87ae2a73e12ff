package org.groundswell.auth;

import java.net.IDN;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.Page;
import org.groundswell.text.EmailAddress;

/** SQL on the tables {@code email_domain_block} and {@code email_domain_attempt}. */
public final class EmailDomainStore {
    /**
     * A blocked domain.
     *
     * @param domain in lower case; international names as {@code xn--}
     */
    public record Blocked(long id, String domain, Instant createdAt) {}

    /** The refused attempts of a day, and the number of networks that they came from. */
    public record Attempts(long attempts, long networks) {
        public static final Attempts NONE = new Attempts(0, 0);
    }

    /** A domain in the form that is compared; empty if it is none. */
    public static Optional<String> normalised(String typed) {
        return EmailAddress.parse("postmaster@" + typed.strip()).map(EmailDomainStore::domain);
    }

    /** The domain of an address in the form that is compared. */
    static String domain(EmailAddress address) {
        String written = address.key().substring(address.key().indexOf('@') + 1);
        try {
            return IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notConvertible) {
            // Some names of today's standard are unknown to the older one that this method has.
            return written;
        }
    }

    /** The block that an address falls under: of its domain, or of one that contains it. */
    Optional<Blocked> blocking(Tx tx, EmailAddress address) {
        List<String> domains = new ArrayList<>();
        String domain = domain(address);
        for (int dot = 0; dot >= 0 && !domain.isEmpty(); dot = domain.indexOf('.')) {
            domain = dot == 0 ? domain : domain.substring(dot + 1);
            domains.add(domain);
        }
        return tx.sql("SELECT id, domain, created_at FROM email_domain_block WHERE domain IN (:domains) LIMIT 1")
                .setAll("domains", domains)
                .first(EmailDomainStore::blocked);
    }

    void countAttempt(Tx tx, Blocked block, Instant day, String network) {
        tx.sql("""
                INSERT INTO email_domain_attempt (block_id, at, network_hash, attempts) VALUES (:block, :at, :network, 1)
                ON CONFLICT (block_id, at, network_hash) DO UPDATE SET attempts = email_domain_attempt.attempts + 1
                """)
                .set("block", block.id())
                .set("at", day)
                .set("network", Secrets.hash(block.domain() + " " + network))
                .run();
    }

    /** Adds a block; false if the domain is blocked already. */
    public boolean insert(Tx tx, Blocked block) {
        return tx.sql("""
                        INSERT INTO email_domain_block (id, domain, created_at) VALUES (:id, :domain, :at)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("id", block.id())
                        .set("domain", block.domain())
                        .set("at", block.createdAt())
                        .run()
                == 1;
    }

    public Optional<Blocked> find(Tx tx, long id) {
        return tx.sql("SELECT id, domain, created_at FROM email_domain_block WHERE id = :id")
                .set("id", id)
                .first(EmailDomainStore::blocked);
    }

    /** The blocks, newest first. */
    public List<Blocked> list(Tx tx, Page page) {
        List<Blocked> found = tx.sql("""
                        SELECT id, domain, created_at FROM email_domain_block WHERE id < :max AND id > :after ORDER BY id
                        """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(EmailDomainStore::blocked);
        return page.isForward() ? found.reversed() : found;
    }

    public long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM email_domain_block").number();
    }

    /** The refused attempts since a moment, by the beginnings of days. */
    public Map<Instant, Attempts> attempts(Tx tx, long block, Instant since) {
        Map<Instant, Attempts> found = new HashMap<>();
        tx.sql("""
                SELECT at, sum(attempts) AS attempts, count(*) AS networks FROM email_domain_attempt
                 WHERE block_id = :block AND at >= :since GROUP BY at
                """)
                .set("block", block)
                .set("since", since)
                .each(row ->
                        found.put(row.instantOf("at"), new Attempts(row.longOf("attempts"), row.longOf("networks"))));
        return found;
    }

    /** Removes a block; false if there is none. */
    public boolean delete(Tx tx, long id) {
        return tx.sql("DELETE FROM email_domain_block WHERE id = :id")
                        .set("id", id)
                        .run()
                == 1;
    }

    /** Deletes some attempts from before a moment; how many. */
    public int purge(Tx tx, Instant before, int limit) {
        return tx.sql("""
                DELETE FROM email_domain_attempt WHERE (block_id, at, network_hash) IN
                    (SELECT block_id, at, network_hash FROM email_domain_attempt WHERE at < :before LIMIT :limit)
                """).set("before", before).set("limit", limit).run();
    }

    private static Blocked blocked(Row row) {
        return new Blocked(row.longOf("id"), row.textOf("domain"), row.instantOf("created_at"));
    }
}
