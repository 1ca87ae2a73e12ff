package org.groundswell.mastodon;

import io.helidon.http.Method;

/**
 * A route of the API.
 *
 * @param path parts in braces stand for anything, as in {@code /api/v1/statuses/{id}}
 * @param summary what it answers with, or what it does, in a few words
 */
public record ApiRoute(Method method, String path, Access access, String summary, Answerer answerer) {
    /** Answers a request with an entity, or with a {@link Listing} of some. */
    public interface Answerer {
        Object answer(ApiCall call);
    }
}
