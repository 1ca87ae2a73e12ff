package org.groundswell.relationships;

import java.time.InstantSource;
import java.util.List;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;

/** Domains that an account blocks: nothing from their accounts is in its lists, and no follows are between them. */
public final class DomainBlocks {
    /**
     * A blocked domain.
     *
     * @param pageId what the list pages by
     */
    public record Blocked(long pageId, String domain) {}

    private static final int MOST = 10_000;
    private static final int AT_ONCE = 50;

    private final Database database;
    private final AccountStore accounts;
    private final EventLog events;
    private final IdGenerator ids;
    private final Follows follows;
    private final Severances severances;
    private final String ownDomain;
    private final DomainBlockStore store = new DomainBlockStore();

    /** @param ownDomain the domain of this server, which can't be blocked */
    public DomainBlocks(RelationshipParts parts, Follows follows, String ownDomain, InstantSource clock) {
        this.database = parts.database();
        this.accounts = parts.accounts();
        this.events = parts.events();
        this.ids = parts.ids();
        this.follows = follows;
        this.severances = new Severances(parts, clock);
        this.ownDomain = ownDomain;
    }

    /**
     * Blocks a domain; blocking it again changes nothing.
     *
     * @throws Refusal.Invalid if it is no domain name, this server's own, or one too many
     */
    public void block(AccountId account, String typed) {
        String domain = parse(typed);
        if (domain.equalsIgnoreCase(ownDomain)) {
            throw new Refusal.Invalid("domain", "error.domain.own");
        }
        database.writing(tx -> {
            if (!accounts.hold(tx, account)) {
                throw new Refusal.NotFound();
            }
            if (store.insert(tx, ids.next(), account, domain)) {
                if (store.count(tx, account) > MOST) {
                    throw new Refusal.Invalid("domain", "error.too_many_entries", "most", MOST);
                }
                events.append(tx, new Event.DomainBlocked(account, domain));
            }
        });
        Severances.Recording severed = severances.begin(account, domain);
        int ended;
        do {
            ended = follows.endSomeOn(account, domain, AT_ONCE, severed);
        } while (ended > 0);
        severed.finish();
    }

    /** @throws Refusal.Invalid if it is no domain name */
    public void unblock(AccountId account, String typed) {
        String domain = parse(typed);
        database.writing(tx -> {
            if (store.delete(tx, account, domain)) {
                events.append(tx, new Event.DomainUnblocked(account, domain));
            }
        });
    }

    /** The blocked domains, the most recently blocked first. */
    public List<Blocked> of(AccountId account, Page page) {
        return database.read(tx -> store.of(tx, account, page));
    }

    /** The follows that ended with blocks. */
    public Severances severances() {
        return severances;
    }

    private static String parse(String typed) {
        return DomainName.parse(typed.strip())
                .map(DomainName::name)
                .orElseThrow(() -> new Refusal.Invalid("domain", "error.domain.invalid"));
    }
}
