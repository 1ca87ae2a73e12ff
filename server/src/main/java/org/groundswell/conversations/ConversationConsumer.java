package org.groundswell.conversations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.StatusStore;

/**
 * Gathers private mentions into the conversations of their local participants: their authors and the accounts they mention.
 * Rows of deleted statuses are owned data.
 */
public final class ConversationConsumer implements TableConsumer {
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final EventLog events;
    private final ConversationStore store = new ConversationStore();

    ConversationConsumer(AccountStore accounts, StatusStore statuses, EventLog events) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.events = events;
    }

    @Override
    public String name() {
        return "conversations";
    }

    /** Earlier private mentions were gathered by the migration. */
    @Override
    public StartAt startAt() {
        return StartAt.NOW;
    }

    @Override
    public void handle(Tx tx, List<Envelope> envelopes) {
        for (Envelope each : envelopes) {
            switch (each.event()) {
                case Event.StatusPosted(var status) -> add(tx, status, Set.of());
                case Event.StatusEdited(var before, var status) -> {
                    add(tx, status, participants(before));
                    remove(tx, before, participants(status));
                }
                // A hidden status is not shown, and comes back.
                case Event.StatusVisibilityChanged _, Event.StatusDeleted _ -> {}
                case Event.Favourited _,
                        Event.Unfavourited _,
                        Event.Followed _,
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
                        Event.ConversationUpdated _,
                        Event.Moderation _,
                        Event.TrendsReviewed _ -> {}
            }
        }
    }

    private static Set<AccountId> participants(StatusFacts status) {
        Set<AccountId> participants = new LinkedHashSet<>();
        participants.add(status.account());
        participants.addAll(status.content().mentions());
        return participants;
    }

    /** Adds a status for its participants, unless it has been deleted since. Rows are not added during a deletion. */
    private void add(Tx tx, StatusFacts status, Set<AccountId> already) {
        if (!status.visibility().isDirect() || !statuses.hold(tx, status.id())) {
            return;
        }
        Optional<ConversationId> conversation = store.of(tx, status.id());
        Set<AccountId> added = participants(status);
        added.removeAll(already);
        for (AccountId account : added) {
            boolean isHere = accounts.hold(tx, account)
                    && accounts.byId(tx, account).filter(Account::isLocal).isPresent();
            if (isHere && conversation.isPresent()) {
                store.add(tx, account, conversation.get(), status.id());
                events.append(
                        tx,
                        new Event.ConversationUpdated(
                                account, conversation.get().value(), status.id()));
            }
        }
    }

    private void remove(Tx tx, StatusFacts status, Set<AccountId> left) {
        Set<AccountId> removed = participants(status);
        removed.removeAll(left);
        if (status.visibility().isDirect() && !removed.isEmpty()) {
            store.of(tx, status.id())
                    .ifPresent(conversation ->
                            removed.forEach(account -> store.remove(tx, account, conversation, status.id())));
        }
    }
}
