package org.groundswell.conversations;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.Provenance;
import org.groundswell.events.StartAt;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.StatusStore;

/**
 * Gathers private mentions into the conversations of their local participants: their authors, and the accounts they mention
 * unless their policies or shields hold or ignore them. Rows of deleted statuses are owned data.
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
                case Event.StatusPosted(var status) -> posted(tx, status);
                case Event.StatusEdited(var before, var status) -> edited(tx, before, status);
                case Event.PrivateMentionJudged(var recipient, var status, var held) -> {
                    if (held) {
                        remove(tx, recipient, status);
                    } else if (statuses.isMentioned(tx, status, recipient)) {
                        add(tx, recipient, status);
                    }
                }
                // A hidden status is not shown, and comes back.
                case Event.QuoteRevoked _, Event.StatusVisibilityChanged _, Event.StatusDeleted _ -> {}
                case Event.PollEnded _,
                        Event.Favourited _,
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
                        Event.Announcing _,
                        Event.TrendsReviewed _ -> {}
            }
        }
    }

    /** For the accounts it mentions, the policy of each decides. It doesn't for imported statuses, which notify nobody. */
    private void posted(Tx tx, StatusFacts status) {
        if (status.visibility().isDirect()) {
            add(tx, status.account(), status.id());
            if (status.provenance() == Provenance.IMPORTED) {
                status.content().mentions().forEach(account -> add(tx, account, status.id()));
            }
        }
    }

    private void edited(Tx tx, StatusFacts before, StatusFacts status) {
        if (!status.visibility().isDirect()) {
            return;
        }
        Set<AccountId> removed = new LinkedHashSet<>(before.content().mentions());
        Set<AccountId> mentioned = new LinkedHashSet<>(status.content().mentions());
        if (status.provenance() == Provenance.IMPORTED) {
            mentioned.stream().filter(each -> !removed.contains(each)).forEach(each -> add(tx, each, status.id()));
        }
        removed.removeAll(mentioned);
        removed.remove(status.account());
        removed.forEach(account -> remove(tx, account, status.id()));
    }

    /** Adds a status for one of its participants, unless it has been deleted since. Rows are not added during a deletion. */
    private void add(Tx tx, AccountId account, StatusId status) {
        boolean isHere = statuses.hold(tx, status)
                && accounts.hold(tx, account)
                && accounts.byId(tx, account).filter(Account::isLocal).isPresent();
        if (isHere) {
            store.of(tx, status).ifPresent(conversation -> {
                store.add(tx, account, conversation, status);
                events.append(tx, new Event.ConversationUpdated(account, conversation.value(), status));
            });
        }
    }

    private void remove(Tx tx, AccountId account, StatusId status) {
        store.of(tx, status).ifPresent(conversation -> store.remove(tx, account, conversation, status));
    }
}
