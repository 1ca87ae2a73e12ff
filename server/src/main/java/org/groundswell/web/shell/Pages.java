package org.groundswell.web.shell;

/** Some of the pages. */
public interface Pages {
    void addTo(WebRoutes routes);

    /** Ends what goes on by itself, before the server stops. */
    default void close() {}
}
