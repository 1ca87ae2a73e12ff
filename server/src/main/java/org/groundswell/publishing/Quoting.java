package org.groundswell.publishing;

import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Audience;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusStore;

/** What authors decide about quotes of their posts: who may quote them, and which quotes are revoked. */
public final class Quoting {
    private final Database database;
    private final Audience audience;
    private final StatusWriter writer;
    private final EventFacts facts;
    private final LatestStatus latest;

    public Quoting(Database database, StatusStore store, Audience audience, StatusWriter writer) {
        this.database = database;
        this.audience = audience;
        this.writer = writer;
        this.facts = new EventFacts(store);
        this.latest = new LatestStatus(database, store);
    }

    /**
     * Says who may quote a post from now on. Quotes that are there stay. Posts that are not open are quoted by nobody else,
     * whatever is chosen.
     *
     * @throws Refusal.NotFound if it isn't there, or another account's
     */
    public Post setPolicy(AccountId author, StatusId id, QuotePolicy policy) {
        return post(latest.change(author, id, (seen, _) -> {
            post(seen);
            return (locked, tx) -> writer.changeQuotePolicy(tx, post(locked), policy);
        }));
    }

    /**
     * Takes the author's post out of another that quotes it, for good. Nothing happens if it was taken out already.
     *
     * @return the post that quoted it
     * @throws Refusal.NotFound if one of them isn't there, the quoted one is another account's, or the other one doesn't quote
     *     it or is not for this account to see
     */
    public Post revoke(AccountId author, StatusId quotedId, StatusId quotingId) {
        database.read(tx -> audience.find(tx, Optional.of(author), quotingId)
                .filter(_ -> audience.find(tx, Optional.of(author), quotedId)
                        .filter(quoted -> quoted.account().equals(author))
                        .isPresent())
                .orElseThrow(Refusal.NotFound::new));
        return revoke(quotedId, quotingId);
    }

    /** The same without checking who asks. */
    Post revoke(StatusId quotedId, StatusId quotingId) {
        return post(latest.change(quotingId, quoting -> quotes(quoting, quotedId), (seen, reading) -> {
            StatusFacts factsBefore = facts.of(reading, seen);
            return (locked, tx) -> post(locked).references().quoted().isPresent()
                    ? writer.revokeQuote(tx, post(locked), factsBefore)
                    : locked;
        }));
    }

    private static boolean quotes(Status quoting, StatusId quoted) {
        return quoting.post()
                .flatMap(post -> post.references().quote())
                .filter(quote -> quote.status().equals(quoted))
                .isPresent();
    }

    private static Post post(Status status) {
        return status.post().orElseThrow(Refusal.NotFound::new);
    }
}
