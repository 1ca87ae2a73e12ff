package org.groundswell.shield;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * What a stranger has done to an account lately.
 *
 * @param spokeAt when the stranger last posted something that mentions, answers or quotes the account
 * @param posts the number of such posts
 * @param follows the number of follows and requests to follow
 * @param near whether follows connect the two through a third account
 * @param about the post of the account that the stranger answered or quoted last
 */
public record Contact(
        AccountId stranger,
        Instant firstAt,
        Instant lastAt,
        Optional<Instant> spokeAt,
        int posts,
        int follows,
        boolean near,
        Optional<StatusId> about) {
    /** A stranger before the first contact. */
    static Contact first(AccountId stranger, Instant at, boolean near) {
        return new Contact(stranger, at, at, Optional.empty(), 0, 0, near, Optional.empty());
    }

    Contact posted(Instant at, boolean isNear, Optional<StatusId> aboutNow) {
        return new Contact(
                stranger, firstAt, at, Optional.of(at), posts + 1, follows, isNear, aboutNow.or(() -> about));
    }

    Contact followed(Instant at, boolean isNear) {
        return new Contact(stranger, firstAt, at, spokeAt, posts, follows + 1, isNear, about);
    }
}
