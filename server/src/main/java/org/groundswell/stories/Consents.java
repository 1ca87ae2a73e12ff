package org.groundswell.stories;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.events.Event;
import org.groundswell.events.EventLog;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Statuses;

/** Quote requests to authors, and their answers. Only accounts of this server can be asked. */
public final class Consents {
    private static final int MOST_LISTED = 100;

    private final Database database;
    private final Statuses statuses;
    private final Accounts accounts;
    private final EventLog events;
    private final InstantSource clock;
    private final ConsentStore store = new ConsentStore();

    public Consents(Database database, Statuses statuses, Accounts accounts, EventLog events, InstantSource clock) {
        this.database = database;
        this.statuses = statuses;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Asks the authors of posts, once for each post.
     *
     * @return the number of authors who were asked
     */
    int ask(AccountId editor, long story, List<StatusId> posts) {
        List<Post> asked = statuses.posts(Optional.empty(), posts);
        Map<AccountId, Account> authors =
                accounts.all(asked.stream().map(Post::account).collect(Collectors.toSet()));
        Instant now = clock.instant();
        return database.write(tx -> (int) asked.stream()
                .filter(status -> Optional.ofNullable(authors.get(status.account()))
                        .filter(Account::isLocal)
                        .isPresent())
                .filter(status ->
                        ask(tx, new Consent(story, status.id(), status.account(), editor, now, Consent.Answer.OPEN)))
                .count());
    }

    private boolean ask(Tx tx, Consent consent) {
        boolean asked = store.ask(tx, consent);
        if (asked) {
            events.append(
                    tx,
                    new Event.QuoteRequested(
                            consent.askedBy(),
                            consent.story(),
                            new StatusReference(consent.post(), consent.account())));
        }
        return asked;
    }

    /** @throws Refusal.NotFound if there is no such request */
    public void answer(AccountId account, long story, StatusId post, Consent.Answer answer) {
        database.writing(tx -> {
            if (!store.answer(tx, account, story, post, answer)) {
                throw new Refusal.NotFound();
            }
        });
    }

    /** The quote requests to an account, newest first. */
    public List<Consent> askedOf(AccountId account) {
        return database.read(tx -> store.askedOf(tx, account, MOST_LISTED));
    }

    /** Whether an account may be named as a voice and quoted without a request for each post. */
    public boolean isQuotable(AccountId account) {
        return database.read(tx -> store.isQuotable(tx, account));
    }

    /** Sets whether an account may be named and quoted at all; applies to published stories, too. */
    public void setQuotable(AccountId account, boolean quotable) {
        database.writing(tx -> store.setQuotable(tx, account, quotable));
    }

    /** The answers about the posts of a story. */
    public Map<StatusId, Consent.Answer> of(long story) {
        return database.read(tx -> store.of(tx, story)).stream()
                .collect(Collectors.toMap(Consent::post, Consent::answer));
    }
}
