package org.groundswell.mastodon;

/** Some of the API's routes. */
interface Resource {
    void addTo(ApiRoutes routes);
}
