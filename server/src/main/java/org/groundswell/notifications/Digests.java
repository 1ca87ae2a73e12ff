package org.groundswell.notifications;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.auth.AccountMail;
import org.groundswell.auth.Secrets;
import org.groundswell.db.Database;
import org.groundswell.db.DatabaseException;
import org.groundswell.db.Tx;
import org.groundswell.filters.FilterAction;
import org.groundswell.filters.FilterContext;
import org.groundswell.filters.FilterPlace;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.statuses.ViewerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Digests: e-mails about the notifications that an account has not read. Each is about notifications that are unread and that no
 * digest was about before, as far as the account's list shows them; if there are none, none is sent.
 */
public final class Digests {
    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);

    /** The most notifications that a digest counts. */
    static final int MOST = 200;

    private static final int PIECE = 100;
    /** The most accounts of a run; others are due at the next one. */
    private static final int MOST_ACCOUNTS = 10_000;

    private static final FilterPlace PLACE = FilterPlace.of(FilterContext.NOTIFICATIONS);

    private final Database database;
    private final AccountStore accounts;
    private final NotificationPages pages;
    private final AccountMail mail;
    private final InstantSource clock;
    private final DigestStore store = new DigestStore();
    private final MarkerStore markers = new MarkerStore();
    private final NotificationStore notifications = new NotificationStore();
    private final Secrets secrets = new Secrets();

    Digests(Database database, AccountStore accounts, NotificationPages pages, AccountMail mail, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.pages = pages;
        this.mail = mail;
        this.clock = clock;
    }

    /** Whether the server sends e-mail. */
    public boolean areOffered() {
        return mail.isOn();
    }

    /** How often an account gets a digest; empty for never. */
    public Optional<DigestPeriod> of(AccountId account) {
        return database.read(tx -> store.of(tx, account)).map(DigestStore.Subscription::period);
    }

    /**
     * Sets how often an account gets a digest. The first one is due a period from now, and later ones at the same time of day.
     *
     * @param period empty for never
     */
    public void set(AccountId account, Optional<DigestPeriod> period) {
        database.writing(tx -> {
            if (!accounts.hold(tx, account)) {
                throw new Refusal.NotFound();
            }
            Optional<DigestPeriod> now = store.of(tx, account).map(DigestStore.Subscription::period);
            if (now.equals(period)) {
                return;
            }
            period.ifPresentOrElse(
                    each -> store.set(
                            tx,
                            new DigestStore.Subscription(
                                    account,
                                    each,
                                    secrets.make(),
                                    notifications.newest(tx, account),
                                    clock.instant().plus(each.length()))),
                    () -> store.delete(tx, account));
        });
    }

    /** Whether a token is that of a link which turns a digest off. */
    public boolean isToken(String token) {
        return Secrets.isPlausible(token) && database.read(tx -> store.hasToken(tx, token));
    }

    /** Turns the digest off whose link has a token; does nothing if it is off. */
    public void turnOff(String token) {
        if (Secrets.isPlausible(token)) {
            database.writing(tx -> store.deleteByToken(tx, token));
        }
    }

    /** Sends the digests that are due, and returns their number. */
    public int sendDue() {
        if (!mail.isOn()) {
            return 0;
        }
        Instant now = clock.instant();
        int sent = 0;
        for (int done = 0; done < MOST_ACCOUNTS; done += PIECE) {
            List<DigestStore.Subscription> due = database.background().read(tx -> store.due(tx, now, PIECE));
            for (DigestStore.Subscription each : due) {
                sent += send(each, now) ? 1 : 0;
            }
            if (due.size() < PIECE) {
                break;
            }
        }
        return sent;
    }

    /** A digest that can't be made is logged and left out, since those of others are due after it. */
    private boolean send(DigestStore.Subscription due, Instant now) {
        Instant next = due.period().next(due.nextAt(), now);
        Digest digest;
        try {
            digest = database.background().read(tx -> load(tx, due));
        } catch (DatabaseException down) {
            throw down;
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("account", due.account()).log("a digest could not be made");
            digest = Digest.none(due.lastId());
        }
        Digest made = digest;
        return database.write(tx -> {
            if (!store.moveOn(tx, due, made.newest(), next) || made.entries().isEmpty()) {
                return false;
            }
            mail.send(tx, due.account(), made.letter(due.token()).usefulUntil(next));
            return true;
        });
    }

    private Digest load(Tx tx, DigestStore.Subscription due) {
        Optional<Account> account = accounts.byId(tx, due.account())
                .filter(each -> each.restrictions().mayAct());
        if (account.isEmpty()) {
            return Digest.none(due.lastId());
        }
        long read = markers.of(tx, due.account(), Marker.Timeline.NOTIFICATIONS)
                .map(Marker::lastRead)
                .orElse(0L);
        // One more than is counted, to know whether there are more.
        Page page = new Page(Long.MAX_VALUE, Math.max(read, due.lastId()), 0, MOST + 1);
        List<Received> found = notifications.list(tx, due.account(), Selection.ALL, page);
        NotificationPage<Received> loaded = pages.load(
                tx,
                due.account(),
                found,
                each -> List.of(each.what().origin()),
                each -> each.what().about());
        ViewerState viewer = loaded.statuses().viewer().orElse(ViewerState.NONE);
        List<Received> shown = loaded.entries().stream()
                .filter(each -> each.what()
                        .about()
                        .flatMap(status -> PLACE.decisive(viewer.filters(status)))
                        .filter(match -> match.filter().action() == FilterAction.HIDE)
                        .isEmpty())
                .toList();
        return new Digest(
                account.get().acct().username(),
                loaded.showing(shown),
                found.isEmpty() ? due.lastId() : found.getFirst().id(),
                status -> PLACE.decisive(viewer.filters(status)).isPresent());
    }
}
