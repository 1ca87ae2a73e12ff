package org.groundswell.mastodon;

import io.helidon.http.Method;

/** The API's route table, to which each {@link Resource} adds its routes. */
public interface ApiRoutes {
    void add(ApiRoute route);

    default void get(String path, Access access, String summary, ApiRoute.Answerer answerer) {
        add(new ApiRoute(Method.GET, path, access, summary, answerer));
    }

    default void post(String path, Access access, String summary, ApiRoute.Answerer answerer) {
        add(new ApiRoute(Method.POST, path, access, summary, answerer));
    }

    default void put(String path, Access access, String summary, ApiRoute.Answerer answerer) {
        add(new ApiRoute(Method.PUT, path, access, summary, answerer));
    }

    default void patch(String path, Access access, String summary, ApiRoute.Answerer answerer) {
        add(new ApiRoute(Method.PATCH, path, access, summary, answerer));
    }

    default void delete(String path, Access access, String summary, ApiRoute.Answerer answerer) {
        add(new ApiRoute(Method.DELETE, path, access, summary, answerer));
    }
}
