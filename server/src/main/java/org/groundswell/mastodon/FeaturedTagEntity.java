package org.groundswell.mastodon;

import java.net.URI;
import org.groundswell.accounts.Account;
import org.groundswell.featured.FeaturedTag;
import org.groundswell.http.Params;
import org.jspecify.annotations.Nullable;

/**
 * A tag that an account features, in the API.
 *
 * @param url the account's posts with the tag
 * @param statusesCount a number as text: so the API wants it
 * @param lastStatusAt a date; null if there is no post
 */
record FeaturedTagEntity(
        String id,
        String name,
        String url,
        String statusesCount,
        @Nullable String lastStatusAt) {
    static FeaturedTagEntity of(FeaturedTag featured, Account account, URI home) {
        return new FeaturedTagEntity(
                featured.id().toString(),
                featured.spelling(),
                home + account.acct().page() + "/tagged/"
                        + Params.encode(featured.name().key()),
                Long.toString(featured.posts()),
                featured.lastPostAt().map(Times::date).orElse(null));
    }
}
