package org.groundswell.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.ipblocks.BlockedAddresses;
import org.groundswell.ipblocks.IpBlock;
import org.groundswell.ipblocks.IpBlock.Severity;
import org.groundswell.ipblocks.IpBlockStore;
import org.groundswell.ipblocks.IpRange;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;
import org.groundswell.text.PlainText;

/** The blocks of IP addresses, as moderators manage them. */
public final class IpBlocks {
    /** In characters. */
    public static final int LONGEST_COMMENT = 500;

    private static final int MOST = 10_000;
    private static final int PIECE = 1_000;
    /** The shortest prefixes that can be refused all access: shorter ones are a sizeable part of all addresses. */
    private static final int SHORTEST_V4 = 8;

    private static final int SHORTEST_V6 = 16;

    /** The time for which a block holds; empty if it has no end. */
    public record Lifetime(Optional<Duration> length) {}

    /** The values that a request sets; a block keeps the others. */
    public record Change(
            Optional<String> ip, Optional<Severity> severity, Optional<String> comment, Optional<Lifetime> lifetime) {}

    private final Database database;
    private final BlockedAddresses blocked;
    private final Staff staff;
    private final ModerationLog log;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final IpBlockStore store = new IpBlockStore();

    public IpBlocks(
            Database database,
            BlockedAddresses blocked,
            Staff staff,
            ModerationLog log,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.blocked = blocked;
        this.staff = staff;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The blocks in force, newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<IpBlock> list(AccountId moderator, Page page) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.list(tx, page, clock.instant());
        });
    }

    /**
     * A block in force.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public IpBlock get(AccountId moderator, long id) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return find(tx, id);
        });
    }

    /**
     * Blocks a range. It holds in this process when this returns, and in others within seconds.
     *
     * @param network the network that the request comes from, as limits count
     * @throws Refusal.Invalid if the range is none, has a block already, or would lock out the moderator, or if there are too
     *     many blocks
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public IpBlock add(AccountId moderator, Change wanted, String network) {
        Instant now = clock.instant();
        Severity severity = wanted.severity()
                .orElseThrow(() -> new Refusal.Invalid("severity", Refusal.Fault.BLANK, "error.blank"));
        IpBlock block = changed(
                new IpBlock(ids.next(), range(wanted.ip().orElse("")), severity, "", now, Optional.empty()),
                wanted,
                network);
        IpBlock added = database.write(tx -> {
            begin(tx, moderator);
            if (store.count(tx) >= MOST) {
                throw new Refusal.Invalid("ip", "error.ip_blocks.too_many", "most", MOST);
            }
            insert(tx, block);
            log.record(tx, moderator, new ModerationAction.IpBlocked(block.range(), block.severity()));
            return block;
        });
        blocked.refresh();
        return added;
    }

    /**
     * Changes a block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal as {@link #add}
     */
    public IpBlock change(AccountId moderator, long id, Change wanted, String network) {
        IpBlock changed = database.write(tx -> {
            begin(tx, moderator);
            IpBlock before = find(tx, id);
            IpBlock after = changed(before, wanted, network);
            store.delete(tx, id);
            insert(tx, after);
            if (!after.equals(before)) {
                log.record(tx, moderator, new ModerationAction.IpBlocked(after.range(), after.severity()));
            }
            return after;
        });
        blocked.refresh();
        return changed;
    }

    /**
     * Removes a block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void remove(AccountId moderator, long id) {
        database.writing(tx -> {
            begin(tx, moderator);
            IpBlock block = find(tx, id);
            store.delete(tx, id);
            log.record(tx, moderator, new ModerationAction.IpUnblocked(block.range()));
        });
        blocked.refresh();
    }

    /** Deletes blocks that have ended; how many. */
    public int purge() {
        return database.purge(PIECE, tx -> store.purge(tx, clock.instant(), PIECE));
    }

    /** Blocks that have ended make room: their ranges can be blocked again before the next purge. */
    private void begin(Tx tx, AccountId moderator) {
        staff.requireModerator(tx, moderator);
        store.beginChange(tx);
        store.purge(tx, clock.instant(), PIECE);
    }

    private IpBlock find(Tx tx, long id) {
        return store.find(tx, id, clock.instant()).orElseThrow(Refusal.NotFound::new);
    }

    private void insert(Tx tx, IpBlock block) {
        if (!store.insert(tx, block)) {
            throw new Refusal.Invalid("ip", Refusal.Fault.TAKEN, "error.ip_blocks.taken");
        }
    }

    private IpBlock changed(IpBlock before, Change wanted, String network) {
        IpBlock after = new IpBlock(
                before.id(),
                wanted.ip().map(IpBlocks::range).orElse(before.range()),
                wanted.severity().orElse(before.severity()),
                wanted.comment()
                        .map(comment -> PlainText.line("comment", comment, LONGEST_COMMENT))
                        .orElse(before.comment()),
                before.createdAt(),
                wanted.lifetime()
                        .map(lifetime -> lifetime.length().map(clock.instant()::plus))
                        .orElse(before.expiresAt()));
        if (after.severity() == Severity.NO_ACCESS) {
            refuseLockOut(after.range(), network);
        }
        return after;
    }

    private static void refuseLockOut(IpRange range, String network) {
        int shortest = range.family() == IpRange.Family.V4 ? SHORTEST_V4 : SHORTEST_V6;
        if (range.length() < shortest) {
            throw new Refusal.Invalid("ip", "error.ip_blocks.wide", "v4", SHORTEST_V4, "v6", SHORTEST_V6);
        }
        if (IpRange.parse(network).filter(range::contains).isPresent()) {
            throw new Refusal.Invalid("ip", "error.ip_blocks.own");
        }
    }

    private static IpRange range(String typed) {
        return IpRange.parse(typed).orElseThrow(() -> new Refusal.Invalid("ip", "error.ip_blocks.ip"));
    }
}
