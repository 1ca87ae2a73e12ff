package org.groundswell.serverblocks;

import java.time.Instant;
import java.time.InstantSource;
import org.groundswell.accounts.Restrictions;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.restrictions.AccountRestrictions;
import org.groundswell.serverblocks.ServerBlock.Severity;

/**
 * The restrictions that accounts get from the blocks of their servers. Of several blocks that cover a domain the one with the
 * longest name decides.
 */
public final class ServerRules {
    private final AccountRestrictions restrictions;
    private final InstantSource clock;
    private final ServerBlockStore store = new ServerBlockStore();

    public ServerRules(AccountRestrictions restrictions, InstantSource clock) {
        this.restrictions = restrictions;
        this.clock = clock;
    }

    /** The severity of the block of a domain; {@link Severity#NOOP} without a block, and for accounts of this server. */
    public Severity severity(Tx tx, String domain) {
        return domain.isEmpty()
                ? Severity.NOOP
                : store.covering(tx, domain)
                        .map(block -> block.policy().severity())
                        .orElse(Severity.NOOP);
    }

    /** Restricts an account that was just created, in the same transaction. */
    public void restrictNew(Tx tx, AccountId account, String domain) {
        if (domain.isEmpty()) {
            return;
        }
        store.hold(tx);
        Severity severity = severity(tx, domain);
        if (severity != Severity.NOOP) {
            restrictions.set(tx, account, with(Restrictions.NONE, severity, Own.NONE, clock.instant()));
        }
    }

    /**
     * An account's restrictions by the block of its server and by the decisions about the account itself. Neither undoes the
     * other.
     *
     * @param at the beginning of a suspension, if there was none
     */
    public static Restrictions with(Restrictions now, Severity severity, Own own, Instant at) {
        Restrictions changed = now.withLimited(severity == Severity.SILENCE || own.limited());
        return severity == Severity.SUSPEND || own.suspended() ? changed.suspended(at) : changed.notSuspended();
    }

    /** The decisions about an account itself that are in force, of the kinds that blocks of servers have too. */
    public record Own(boolean limited, boolean suspended) {
        static final Own NONE = new Own(false, false);
    }
}
