package org.groundswell.statuses;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.AccountStore;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.Refusal;
import org.groundswell.relationships.StrangerStore;

/**
 * The permission to quote a post that one may see. Its author says who may; while the author's shield is up, strangers may
 * not. Who blocks its author may not either: the author would not see the quote, and could not revoke it. The author may always quote it, unless it is a private mention.
 */
public final class QuoteRules {
    private final AccountStore accounts;
    private final Audience audience;
    private final StrangerStore strangers = new StrangerStore();

    public QuoteRules(AccountStore accounts, Audience audience) {
        this.accounts = accounts;
        this.audience = audience;
    }

    /** Whether every account that sees a post may quote it. */
    public static boolean isForEveryone(Post post) {
        return post.visibility().isOpen() && post.quotePolicy() == QuotePolicy.PUBLIC;
    }

    /** Whether only followers may quote a post. */
    static boolean dependsOnFollowing(Post post) {
        return post.visibility().isOpen() && post.quotePolicy() == QuotePolicy.FOLLOWERS;
    }

    /** Whether an account may quote a post since it wrote it. */
    static boolean mayQuoteOwn(AccountId account, Post post) {
        return post.account().equals(account) && post.visibility().isQuotableByAuthor();
    }

    /** @throws Refusal.Forbidden if an account, which may see a post, may not quote it */
    public void refuse(Tx tx, AccountId account, Post post) {
        if (post.account().equals(account)) {
            if (!mayQuoteOwn(account, post)) {
                throw new Refusal.Forbidden("error.quote.private_mention");
            }
            return;
        }
        if (audience.isBlocking(tx, account, post.account())) {
            throw new Refusal.Forbidden("error.quote.blocked");
        }
        boolean allowed = isForEveryone(post)
                || dependsOnFollowing(post)
                        && !audience.followed(tx, account, Set.of(post.account()))
                                .isEmpty();
        if (!allowed) {
            throw new Refusal.Forbidden(dependsOnFollowing(post) ? "error.quote.followers" : "error.quote.denied");
        }
        Optional<Instant> shielded = accounts.byId(tx, post.account())
                .flatMap(author -> author.standing().shieldedSince());
        if (shielded.filter(since -> strangers.isStranger(tx, post.account(), account, since))
                .isPresent()) {
            throw new Refusal.Forbidden("error.quote.shielded");
        }
    }
}
