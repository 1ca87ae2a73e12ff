package org.groundswell.http;

import io.helidon.http.Method;

/** The route table of a face. Paths may have parameters in braces: {@code /api/v1/statuses/{id}}. */
public interface Routes {
    void add(Method method, String path, Endpoint endpoint);

    default void get(String path, Endpoint endpoint) {
        add(Method.GET, path, endpoint);
        add(Method.HEAD, path, endpoint);
    }

    default void post(String path, Endpoint endpoint) {
        add(Method.POST, path, endpoint);
    }

    default void put(String path, Endpoint endpoint) {
        add(Method.PUT, path, endpoint);
    }

    default void patch(String path, Endpoint endpoint) {
        add(Method.PATCH, path, endpoint);
    }

    default void delete(String path, Endpoint endpoint) {
        add(Method.DELETE, path, endpoint);
    }
}
