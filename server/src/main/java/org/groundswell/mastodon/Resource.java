package org.groundswell.mastodon;

/** Some of the API's routes. */
public interface Resource {
    void addTo(ApiRoutes routes);
}
