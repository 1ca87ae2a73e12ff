package org.groundswell.mastodon;

import io.helidon.http.Method;

/** The API's route table: what is answered, and to whom. An answer is an entity, or a {@link Listing} of some. */
public interface ApiRoutes {
    /** Answers a request with an entity. */
    interface Answerer {
        Object answer(ApiCall call);
    }

    void add(Method method, String path, Access access, Answerer answerer);

    default void get(String path, Access access, Answerer answerer) {
        add(Method.GET, path, access, answerer);
        add(Method.HEAD, path, access, answerer);
    }

    default void post(String path, Access access, Answerer answerer) {
        add(Method.POST, path, access, answerer);
    }

    default void put(String path, Access access, Answerer answerer) {
        add(Method.PUT, path, access, answerer);
    }

    default void patch(String path, Access access, Answerer answerer) {
        add(Method.PATCH, path, access, answerer);
    }

    default void delete(String path, Access access, Answerer answerer) {
        add(Method.DELETE, path, access, answerer);
    }
}
