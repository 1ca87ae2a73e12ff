package org.groundswell.http;

/** One side the server shows to the world: an API, or pages for people. */
public interface Face {
    void addRoutes(Routes routes);

    /** Whether a path that leads nowhere would have been this face's. */
    boolean owns(String path);

    /** Answers a refusal. */
    Reply refuse(Call call, Failure failure);
}
