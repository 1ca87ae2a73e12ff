package org.groundswell.moderation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.auth.EmailDomainStore;
import org.groundswell.auth.EmailDomainStore.Attempts;
import org.groundswell.auth.EmailDomainStore.Blocked;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;

/** The domains of e-mail addresses with which nobody can sign up, as moderators manage them. */
public final class EmailDomainBlocks {
    public static final int LONGEST = 253;
    private static final int MOST = 10_000;
    private static final int DAYS = 7;
    private static final int PIECE = 1_000;

    /**
     * A block with its refused sign-ups.
     *
     * @param days the last {@value #DAYS} days, today first
     */
    public record Listed(Blocked block, List<Day> days) {}

    /** The refused sign-ups of a day that begins at a moment (UTC). */
    public record Day(Instant at, Attempts attempts) {}

    private final Database database;
    private final Staff staff;
    private final ModerationLog log;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final EmailDomainStore store = new EmailDomainStore();

    public EmailDomainBlocks(Database database, Staff staff, ModerationLog log, IdGenerator ids, InstantSource clock) {
        this.database = database;
        this.staff = staff;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The blocks, newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Listed> list(AccountId moderator, Page page) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return store.list(tx, page).stream().map(block -> listed(tx, block)).toList();
        });
    }

    /**
     * A block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Listed get(AccountId moderator, long id) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            return listed(tx, store.find(tx, id).orElseThrow(Refusal.NotFound::new));
        });
    }

    /**
     * Blocks a domain with all domains below it. Accounts that have such an address keep it.
     *
     * @throws Refusal.Invalid if it is none, is blocked already, or there are too many blocks
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Listed add(AccountId moderator, String typed) {
        String domain = typed.length() > LONGEST
                ? ""
                : EmailDomainStore.normalised(typed).orElse("");
        if (domain.isEmpty()) {
            throw new Refusal.Invalid("domain", "error.email_domains.domain");
        }
        return database.write(tx -> {
            staff.requireModerator(tx, moderator);
            if (store.count(tx) >= MOST) {
                throw new Refusal.Invalid("domain", "error.email_domains.too_many", "most", MOST);
            }
            Blocked block = new Blocked(ids.next(), domain, clock.instant());
            if (!store.insert(tx, block)) {
                throw new Refusal.Invalid("domain", Refusal.Fault.TAKEN, "error.taken");
            }
            log.record(tx, moderator, new ModerationAction.EmailDomainBlocked(domain));
            return listed(tx, block);
        });
    }

    /**
     * Removes a block.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void remove(AccountId moderator, long id) {
        database.writing(tx -> {
            staff.requireModerator(tx, moderator);
            Blocked block = store.find(tx, id).orElseThrow(Refusal.NotFound::new);
            store.delete(tx, id);
            log.record(tx, moderator, new ModerationAction.EmailDomainUnblocked(block.domain()));
        });
    }

    /** Deletes attempts that are no longer shown; how many. */
    public int purge() {
        Instant before = firstDay();
        return database.purge(PIECE, tx -> store.purge(tx, before, PIECE));
    }

    private Listed listed(Tx tx, Blocked block) {
        Map<Instant, Attempts> found = store.attempts(tx, block.id(), firstDay());
        List<Day> days = new ArrayList<>();
        for (int i = DAYS - 1; i >= 0; i--) {
            Instant day = firstDay().plus(Duration.ofDays(i));
            days.add(new Day(day, found.getOrDefault(day, Attempts.NONE)));
        }
        return new Listed(block, days);
    }

    private Instant firstDay() {
        return clock.instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(DAYS - 1L));
    }
}
