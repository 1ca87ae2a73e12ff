package org.groundswell.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;

/**
 * Accounts that were signed in to from the same browser or the same block of addresses in the last thirty days: a hint for
 * moderators that one person may be behind them, never a proof.
 */
public final class LinkedAccounts {
    /** For how long a device or network is kept after a sign-in. */
    public static final Duration KEPT = Duration.ofDays(30);

    /** A network of more accounts, such as a school's, says nothing about them. */
    private static final int MOST_OF_NETWORK = 20;
    /** The same of a browser. Few people share one, and a person with many accounts has them in one. */
    private static final int MOST_OF_DEVICE = 500;

    private static final int MOST_LINKS = 1_000;
    private static final int PIECE = 1_000;

    /** What two accounts have in common. */
    public enum Kind {
        /** A browser. */
        DEVICE,
        /** 256 IPv4 addresses (/24), or a /48 of IPv6. */
        NETWORK;

        /** Its name in the database. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofStored(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Two accounts with a device or network in common. */
    public record Link(AccountId account, AccountId other, Kind kind) {}

    private final Database database;
    private final InstantSource clock;
    private final AccountTraceStore store = new AccountTraceStore();

    LinkedAccounts(LoginParts parts) {
        this.database = parts.database();
        this.clock = parts.clock();
    }

    /** Drops devices and networks of old sign-ins; returns how many. */
    public int purge() {
        return database.purge(PIECE, tx -> store.purge(tx, clock.instant().minus(KEPT), PIECE));
    }

    /** The links of some accounts; devices before networks. */
    public List<Link> of(Collection<AccountId> accounts) {
        return accounts.isEmpty()
                ? List.of()
                : database.read(tx -> store.links(
                        tx, accounts, clock.instant().minus(KEPT), MOST_OF_DEVICE, MOST_OF_NETWORK, MOST_LINKS));
    }
}
