package org.groundswell.web.shell;

/** Some of the pages. */
public interface Pages {
    void addTo(WebRoutes routes);

    /** Ends background work and open streams before the server stops. */
    default void close() {}
}
