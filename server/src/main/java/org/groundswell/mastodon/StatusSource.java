package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.accounts.Accounts;
import org.groundswell.cards.Card;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Boost;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.QuoteState;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;

/**
 * All values that the public part of a status shows, apart from the account and the statuses in it, which are rendered
 * separately. Equal values give equal JSON. (An app is identified by its id: apps never change.)
 *
 * @param author its author's name, which is part of its address
 * @param content its content. That of a boost is the boosted post's, for apps that don't know boosts
 * @param boosts whether it boosts a post that is visible
 * @param quote its quote of another post
 * @param card the preview of a page that it links to
 * @param emojis the custom emojis that it names
 */
record StatusSource(
        Status status,
        Acct author,
        Post.Content content,
        boolean boosts,
        Optional<Quote> quote,
        List<Mentioned> mentioned,
        Optional<Preview> card,
        List<CustomEmoji> emojis) {

    /** A mentioned account, as far as a status shows it. */
    record Mentioned(AccountId id, Acct acct, String address) {}

    /**
     * The quote of another post.
     *
     * @param shallow whether only the id of the quoted post is shown
     * @param quoted the quoted post, if the viewer may see it
     */
    record Quote(QuoteState state, boolean shallow, Optional<Quoted> quoted) {}

    /** A quoted post, as far as its quote shows it. */
    record Quoted(StatusId id, Acct author, Optional<String> uri) {}

    /** @param byAccount whether the account of the page's author is shown in it */
    record Preview(Card card, boolean byAccount) {}

    /** @param inQuote whether it is shown in a quote */
    static StatusSource of(StatusPage page, Status status, boolean inQuote, Accounts accounts, EmojiEntities emojis) {
        Optional<Post> post = page.post(status);
        Post.Content content = post.map(Post::content).orElse(Post.Content.EMPTY);
        return new StatusSource(
                status,
                page.author(status).acct(),
                content,
                status instanceof Boost && post.isPresent(),
                status.post().flatMap(quoting -> quote(page, quoting, inQuote)),
                page.mentioned(content).stream()
                        .map(account -> new Mentioned(account.id(), account.acct(), accounts.addressOf(account)))
                        .toList(),
                post.flatMap(page::card)
                        .map(card -> new Preview(card, page.writer(card).isPresent())),
                emojis.in(content));
    }

    private static Optional<Quote> quote(StatusPage page, Post quoting, boolean inQuote) {
        return page.quoteState(quoting)
                .map(state -> new Quote(
                        state,
                        inQuote,
                        page.quoted(quoting)
                                .map(quoted -> new Quoted(
                                        quoted.id(),
                                        page.author(quoted).acct(),
                                        quoted.source().uri()))));
    }

    /** Whether it shows a poll. A boost has none: it shows the boosted post as a status in itself. */
    boolean asks() {
        return status instanceof Post post && post.content().poll().isPresent();
    }

    /** The numbers it shows: a boost has none of its own. */
    Post.Counts counts() {
        return status.post().map(Post::counts).orElse(Post.Counts.NONE);
    }

    /** The references it shows. A boost has none: it shows the boosted post as a status in itself. */
    Post.References references() {
        return status.post().map(Post::references).orElse(Post.References.NONE);
    }
}
