package org.groundswell.conversations;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.EventLog;
import org.groundswell.events.TableConsumer;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.StatusPages;
import org.groundswell.statuses.StatusStore;
import org.groundswell.visibility.ViewerStore;

/** The conversations of accounts: their lists of private mentions, and the threads they have muted. */
public final class Conversations {
    /**
     * A page of an account's conversations, with all it takes to show the latest status of each.
     *
     * @param account the participant whose conversations they are
     */
    public record Listed(AccountId account, List<DirectConversation> conversations, StatusPage statuses) {
        public Post last(DirectConversation conversation) {
            return statuses.statuses().stream()
                    .filter(status -> status.id().equals(conversation.last()))
                    .flatMap(status -> status.post().stream())
                    .findFirst()
                    .orElseThrow();
        }

        /** The author of the latest status and the accounts it mentions, without the participant whose list it is. */
        public List<Account> others(DirectConversation conversation) {
            Post last = last(conversation);
            return Stream.concat(Stream.of(statuses.author(last)), statuses.mentioned(last.content()).stream())
                    .filter(each -> !each.id().equals(account))
                    .distinct()
                    .toList();
        }
    }

    private final Database database;
    private final AccountStore accounts;
    private final StatusStore statuses;
    private final StatusPages pages;
    private final Audience audience;
    private final EventLog events;
    private final ConversationStore store = new ConversationStore();
    private final ViewerStore viewers = new ViewerStore();

    public Conversations(
            Database database, AccountStore accounts, StatusStore statuses, StatusPages pages, EventLog events) {
        this.database = database;
        this.accounts = accounts;
        this.statuses = statuses;
        this.pages = pages;
        this.audience = new Audience(statuses);
        this.events = events;
    }

    /** Adds new private mentions; those that are held for an account once it accepts them. */
    public TableConsumer consumer() {
        return new ConversationConsumer(accounts, statuses, events);
    }

    /** The conversations of an account by their latest status, the newest first. */
    public Listed of(AccountId account, Page page) {
        return database.read(tx ->
                listed(tx, account, store.of(tx, account, viewers.exclusions(tx, Optional.of(account)), page)));
    }

    private Listed listed(Tx tx, AccountId account, List<DirectConversation> found) {
        var known =
                statuses.known(tx, found.stream().map(DirectConversation::last).toList());
        List<Status> latest = found.stream()
                .flatMap(each -> Optional.ofNullable(known.get(each.last())).stream())
                .toList();
        StatusPage page = pages.load(tx, Optional.of(account), latest);
        // A status may have been deleted meanwhile.
        return new Listed(
                account,
                found.stream()
                        .filter(each -> page.statuses().stream()
                                .anyMatch(status -> status.id().equals(each.last())))
                        .toList(),
                page);
    }

    /** One of an account's conversations; empty if it has none with this id. */
    public Optional<Listed> find(AccountId account, ConversationId id) {
        return database.read(tx -> store.find(tx, account, viewers.exclusions(tx, Optional.of(account)), id)
                .map(found -> listed(tx, account, List.of(found)))
                .filter(listed -> !listed.conversations().isEmpty()));
    }

    /**
     * Marks a conversation as read.
     *
     * @throws Refusal.NotFound if the account has no such conversation
     */
    public Listed markRead(AccountId account, ConversationId id) {
        return database.write(tx -> {
            hold(tx, account);
            DirectConversation found = store.find(tx, account, viewers.exclusions(tx, Optional.of(account)), id)
                    .orElseThrow(Refusal.NotFound::new);
            store.setRead(tx, account, id, found.last());
            return listed(tx, account, List.of(new DirectConversation(id, found.last(), false)));
        });
    }

    /**
     * Removes a conversation from an account's list, until it is continued.
     *
     * @throws Refusal.NotFound if the account has no such conversation
     */
    public void delete(AccountId account, ConversationId id) {
        if (!database.<Boolean>write(tx -> store.delete(tx, account, id))) {
            throw new Refusal.NotFound();
        }
    }

    /**
     * Mutes the conversation of a status: the account is not notified of its statuses.
     *
     * @throws Refusal.NotFound if there is no such status, or the account may not see it
     */
    public Post mute(AccountId account, StatusId status) {
        return database.write(tx -> {
            hold(tx, account);
            Post post = audience.meant(tx, Optional.of(account), status);
            store.of(tx, post.id()).ifPresent(conversation -> store.mute(tx, account, conversation));
            return post;
        });
    }

    /** @throws Refusal.NotFound if there is no such status, or the account may not see it */
    public Post unmute(AccountId account, StatusId status) {
        return database.write(tx -> {
            Post post = audience.meant(tx, Optional.of(account), status);
            store.of(tx, post.id()).ifPresent(conversation -> store.unmute(tx, account, conversation));
            return post;
        });
    }

    /** Locks the account: a row added during its deletion would never be deleted. */
    private void hold(Tx tx, AccountId account) {
        if (!accounts.hold(tx, account)) {
            throw new Refusal.NotFound();
        }
    }
}
