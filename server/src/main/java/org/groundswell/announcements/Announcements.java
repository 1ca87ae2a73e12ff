package org.groundswell.announcements;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.CustomEmojis;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.text.StatusText;

/** Announcements as everyone with an account reads, dismisses and reacts to them. */
public final class Announcements {
    /** The most that exist, and so the most that are shown. */
    static final int MOST = 100;

    static final int MOST_REACTIONS = 8;
    private static final int MOST_MENTIONS = 20;

    private final Database database;
    private final AccountStore accountStore;
    private final Accounts accounts;
    private final EventLog events;
    private final CustomEmojis emojis;
    private final URI home;
    private final InstantSource clock;
    private final AnnouncementStore store = new AnnouncementStore();

    public Announcements(AnnouncementParts parts) {
        this.database = parts.database();
        this.accountStore = parts.accountStore();
        this.accounts = parts.accounts();
        this.events = parts.events();
        this.emojis = parts.emojis();
        this.home = parts.home();
        this.clock = parts.clock();
    }

    /** The current announcements for an account, the latest first. */
    public List<ShownAnnouncement> current(AccountId viewer) {
        return database.read(tx -> shown(tx, store.current(tx, clock.instant(), MOST), Optional.of(viewer)));
    }

    /** The same without those that the account has dismissed. */
    public List<ShownAnnouncement> unread(AccountId viewer) {
        return current(viewer).stream().filter(each -> !each.read()).toList();
    }

    /** A current announcement, for nobody in particular; empty if it has ended or was deleted. */
    public Optional<ShownAnnouncement> find(AnnouncementId id) {
        return database.read(tx -> store.byId(tx, id)
                .filter(found -> found.isCurrent(clock.instant()))
                .map(found -> shown(tx, List.of(found), Optional.empty()).getFirst()));
    }

    /** The number of accounts that have reacted with an emoji. */
    public long count(AnnouncementId id, String emoji) {
        return database
                .read(tx -> store.reactions(tx, List.of(id), Optional.empty()))
                .getOrDefault(id, List.of())
                .stream()
                .filter(each -> each.name().equals(emoji))
                .mapToLong(Reaction::count)
                .sum();
    }

    /** All announcements, also those that have ended, the latest first; for administrators. */
    public List<ShownAnnouncement> all() {
        return database.read(tx -> shown(tx, store.all(tx, MOST), Optional.empty()));
    }

    /**
     * Marks an announcement as read.
     *
     * @throws Refusal.NotFound if there is none, or it has ended
     */
    public void dismiss(AccountId account, AnnouncementId id) {
        database.writing(tx -> {
            hold(tx, account, id);
            store.dismiss(tx, account, id);
        });
    }

    /**
     * Reacts to an announcement; doing so again changes nothing.
     *
     * @param emoji a single one, as Unicode has it, or the shortcode of a custom one
     * @throws Refusal.NotFound if there is no such announcement, or it has ended
     * @throws Refusal.Invalid if that is no emoji, or there are as many reactions as there can be
     */
    public void react(AccountId account, AnnouncementId id, String emoji) {
        String name = Emoji.parse(emoji)
                .or(() -> emojis.now().find(shortcode(emoji)).map(CustomEmoji::shortcode))
                .orElseThrow(() -> new Refusal.Invalid("name", "error.announcements.emoji"));
        database.writing(tx -> {
            hold(tx, account, id);
            if (!store.react(tx, id, name, account, clock.instant())) {
                return;
            }
            if (store.reactions(tx, List.of(id), Optional.empty())
                            .getOrDefault(id, List.of())
                            .size()
                    > MOST_REACTIONS) {
                throw new Refusal.Invalid("name", "error.announcements.reactions", "most", MOST_REACTIONS);
            }
            events.append(tx, new Event.AnnouncementReacted(id.value(), name));
        });
    }

    /** The text without colons around it. */
    private static String shortcode(String typed) {
        boolean inColons = typed.length() > 2 && typed.startsWith(":") && typed.endsWith(":");
        return inColons ? typed.substring(1, typed.length() - 1) : typed;
    }

    /**
     * Takes a reaction back.
     *
     * @throws Refusal.NotFound if there is no such announcement, it has ended, or the account has not reacted so
     */
    public void unreact(AccountId account, AnnouncementId id, String emoji) {
        String name = shortcode(emoji);
        database.writing(tx -> {
            hold(tx, account, id);
            if (!store.unreact(tx, id, name, account)) {
                throw new Refusal.NotFound();
            }
            events.append(tx, new Event.AnnouncementReacted(id.value(), name));
        });
    }

    /** Keeps the account and the announcement from being deleted before the transaction ends. */
    private void hold(Tx tx, AccountId account, AnnouncementId id) {
        if (!accountStore.hold(tx, account)
                || store.lock(tx, id)
                        .filter(found -> found.isCurrent(clock.instant()))
                        .isEmpty()) {
            throw new Refusal.NotFound();
        }
    }

    private List<ShownAnnouncement> shown(Tx tx, List<Announcement> found, Optional<AccountId> viewer) {
        if (found.isEmpty()) {
            return List.of();
        }
        Set<AnnouncementId> read = viewer.map(each -> store.dismissed(tx, each)).orElse(Set.of());
        Map<AnnouncementId, List<Reaction>> reactions =
                store.reactions(tx, found.stream().map(Announcement::id).toList(), viewer);
        List<ShownAnnouncement> shown = new ArrayList<>();
        for (Announcement each : found) {
            StatusText text = StatusText.parse(each.text());
            Map<Acct, Account> mentioned = mentioned(tx, text);
            shown.add(new ShownAnnouncement(
                    each,
                    text.html(
                            home + "/tags/",
                            acct -> Optional.ofNullable(mentioned.get(acct)).map(accounts::profileUrl)),
                    text.tags(),
                    text.links(),
                    List.copyOf(mentioned.values()),
                    read.contains(each.id()),
                    reactions.getOrDefault(each.id(), List.of())));
        }
        return shown;
    }

    private Map<Acct, Account> mentioned(Tx tx, StatusText text) {
        Map<Acct, Account> found = new LinkedHashMap<>();
        text.mentions().stream()
                .limit(MOST_MENTIONS)
                .forEach(acct -> accountStore
                        .byAcct(tx, acct.seenFrom(home.getAuthority()))
                        .filter(account -> !account.restrictions().isSuspended())
                        .ifPresent(account -> found.put(acct, account)));
        return found;
    }
}
