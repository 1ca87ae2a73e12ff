package org.groundswell.shield;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Provenance;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.relationships.StrangerStore;
import org.groundswell.statuses.StatusStore;

/** Records strangers who contact accounts of this server, and raises or offers the shield in a surge of them. */
public final class ShieldConsumer implements TableConsumer {
    private static final int SECONDS_PER_HOUR = 3_600;
    /** After its owner has lowered it, a shield doesn't go up by itself for a while. */
    private static final Duration LEFT_ALONE = Duration.ofHours(6);

    private static final Duration OFFERED_AGAIN_AFTER = Duration.ofDays(1);
    private static final int MOST_POSTS = 5;
    /** The last hour is counted again with each further person, one by one up to so many. */
    private static final int MOST_COUNTED = 5_000;

    private static final int MOST_SUPPORTERS = 1_000;

    private final AccountStore accounts;
    private final StatusStore statuses;
    private final Raising raising;
    private final StrangerStore strangers = new StrangerStore();
    private final ContactStore contacts = new ContactStore();
    private final ShieldStore shields = new ShieldStore();

    ShieldConsumer(AccountStore accounts, StatusStore statuses, Raising raising) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.raising = raising;
    }

    @Override
    public String name() {
        return "shield";
    }

    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    @Override
    public void handle(Tx tx, List<Envelope> envelopes) {
        envelopes.forEach(each -> handle(tx, each.event(), each.at()));
    }

    private void handle(Tx tx, Event event, Instant at) {
        switch (event) {
            case Event.StatusPosted(var status) -> posted(tx, status, Set.of(), at);
            case Event.StatusEdited(var before, var status) -> posted(tx, status, addressed(before), at);
            case Event.Followed(var follower, var followee) -> followed(tx, follower, followee, at);
            case Event.FollowRequested(var follower, var followee) -> followed(tx, follower, followee, at);
            case Event.QuoteRevoked _,
                    Event.StatusVisibilityChanged _,
                    Event.StatusDeleted _,
                    Event.PollEnded _,
                    Event.Favourited _,
                    Event.Unfavourited _,
                    Event.Unfollowed _,
                    Event.Relation _,
                    Event.AccountCreated _,
                    Event.AccountUpdated _,
                    Event.AccountRestricted _,
                    Event.AccountDeleted _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Moderation _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> {}
        }
    }

    /** The accounts that a status mentions, answers or quotes. */
    private static Set<AccountId> addressed(StatusFacts status) {
        Set<AccountId> addressed = new LinkedHashSet<>(status.content().mentions());
        about(status).forEach(reference -> {
            if (reference.author() != null) {
                addressed.add(reference.author());
            }
        });
        return addressed;
    }

    private static List<StatusReference> about(StatusFacts status) {
        List<StatusReference> about = new ArrayList<>();
        if (status.references().inReplyTo() != null) {
            about.add(status.references().inReplyTo());
        }
        if (status.references().quoteOf() != null) {
            about.add(status.references().quoteOf());
        }
        return about;
    }

    private void posted(Tx tx, StatusFacts status, Set<AccountId> before, Instant at) {
        if (status.provenance() == Provenance.IMPORTED || status.isBoost()) {
            return;
        }
        Set<AccountId> addressed = addressed(status);
        addressed.removeAll(before);
        for (AccountId account : addressed) {
            Optional<StatusId> about = about(status).stream()
                    .filter(reference -> account.equals(reference.author()))
                    .map(StatusReference::status)
                    .findFirst();
            if (!statuses.isReplyOfMentioned(tx, status.id(), account)) {
                contacted(tx, account, status.account(), at, (known, near) -> known.posted(at, near, about));
            }
        }
    }

    private void followed(Tx tx, AccountId follower, AccountId followee, Instant at) {
        contacted(tx, followee, follower, at, (known, near) -> known.followed(at, near));
    }

    private interface Act {
        Contact after(Contact known, boolean near);
    }

    private void contacted(Tx tx, AccountId id, AccountId other, Instant at, Act act) {
        if (id.equals(other) || !accounts.hold(tx, id) || !accounts.hold(tx, other)) {
            return;
        }
        Optional<Account> account = accounts.byId(tx, id).filter(Account::isLocal);
        if (account.isEmpty()) {
            return;
        }
        Instant since = account.get().standing().shieldedSince().orElse(at.minus(Raising.LOOK_BACK));
        if (!strangers.isStranger(tx, id, other, since)) {
            return;
        }
        int hour = hour(at);
        Optional<Contact> known = contacts.find(tx, id, other);
        boolean newThisHour = known.filter(each -> hour(each.lastAt()) == hour).isEmpty();
        boolean near = newThisHour
                ? strangers.isNear(tx, id, other, since)
                : known.map(Contact::near).orElseThrow();
        Contact after = act.after(known.orElseGet(() -> Contact.first(other, at, near)), near);
        contacts.put(tx, id, after);
        boolean newlySpeaking = !near
                && after.spokeAt().filter(at::equals).isPresent()
                && known.flatMap(Contact::spokeAt)
                        .filter(spoke -> hour(spoke) == hour)
                        .isEmpty();
        if (newThisHour || newlySpeaking) {
            contacts.count(tx, id, hour, newThisHour ? 1 : 0, newlySpeaking ? 1 : 0);
            judge(tx, account.get(), at);
        }
    }

    private static int hour(Instant at) {
        return Math.toIntExact(at.getEpochSecond() / SECONDS_PER_HOUR);
    }

    private void judge(Tx tx, Account account, Instant at) {
        if (account.isShielded()) {
            return;
        }
        // What takes longer is only done if there are many people at all: hours first, whose people may be the same.
        double most = mostOfTwoHours(contacts.hours(tx, account.id(), hour(at) - 1));
        if (!new Surge(most, most, Surge.NOTHING_USUAL).isUnusual()) {
            return;
        }
        List<ContactStore.Hour> hours = contacts.hours(tx, account.id(), hour(at) - UsualContacts.HOURS_LEARNED);
        Surge.Usual usual = usual(account, hours, hour(at));
        if (!new Surge(most, most, usual).isUnusual()) {
            return;
        }
        Surge surge = surge(tx, account.id(), at, hours, usual);
        if (!surge.isUnusual()) {
            return;
        }
        Shield shield = shields.lock(tx, account.id());
        if (shield.isUp() || shield.mode() == Shield.Mode.OFF) {
            return;
        }
        switch (surge.judge(supporters(tx, account.id(), at))) {
            case USUAL -> {}
            case OFFER -> offer(tx, shield, at);
            case RAISE -> {
                boolean leftAlone = shield.loweredAt()
                        .filter(lowered -> at.isBefore(lowered.plus(LEFT_ALONE)))
                        .isPresent();
                if (shield.mode() == Shield.Mode.AUTOMATIC && !leftAlone) {
                    raising.raise(tx, account, shield, Shield.DEFAULT_DURATION, true, at);
                } else {
                    offer(tx, shield, at);
                }
            }
        }
    }

    private void offer(Tx tx, Shield shield, Instant at) {
        boolean offeredLately = shield.offeredAt()
                .filter(offered -> at.isBefore(offered.plus(OFFERED_AGAIN_AFTER)))
                .isPresent();
        if (!offeredLately) {
            raising.offer(tx, shield, at);
        }
    }

    private static int mostOfTwoHours(List<ContactStore.Hour> hours) {
        return hours.stream().mapToInt(ContactStore.Hour::strangers).sum();
    }

    /** The last sixty minutes, each person once. */
    private Surge surge(Tx tx, AccountId account, Instant at, List<ContactStore.Hour> hours, Surge.Usual usual) {
        ContactStore.People last = contacts.people(tx, account, at.minus(Raising.LOOK_BACK), MOST_COUNTED);
        return last.strangers() < MOST_COUNTED
                ? new Surge(last.strangers(), last.speaking(), usual)
                : inProportion(at, hours, usual);
    }

    /** This hour and the rest of the one before, in which some may be the same people. */
    private static Surge inProportion(Instant at, List<ContactStore.Hour> hours, Surge.Usual usual) {
        int now = hour(at);
        double rest = 1 - (double) (at.getEpochSecond() % SECONDS_PER_HOUR) / SECONDS_PER_HOUR;
        double people = 0;
        double speaking = 0;
        for (ContactStore.Hour each : hours) {
            double share = each.hour() == now ? 1 : each.hour() == now - 1 ? rest : 0;
            people += share * each.strangers();
            speaking += share * each.speaking();
        }
        return new Surge(people, speaking, usual);
    }

    /** What was usual before the last hour: a surge that began before the turn of the hour must not be its own measure. */
    private static Surge.Usual usual(Account account, List<ContactStore.Hour> hours, int now) {
        int judged = now - 1;
        return UsualContacts.of(
                hours.stream()
                        .filter(each -> each.hour() < judged)
                        .map(each -> new UsualContacts.Hour(each.hour(), each.strangers()))
                        .toList(),
                Math.max(0, judged - hour(account.createdAt())),
                judged);
    }

    private int supporters(Tx tx, AccountId account, Instant at) {
        Instant since = at.minus(Raising.LOOK_BACK);
        List<StatusId> posts = contacts.mostAnswered(tx, account, since, MOST_POSTS);
        return contacts.supporters(tx, account, posts, since, MOST_SUPPORTERS).size();
    }
}
