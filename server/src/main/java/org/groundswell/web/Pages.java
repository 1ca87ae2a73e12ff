package org.groundswell.web;

/** Some of the pages. */
interface Pages {
    void addTo(WebRoutes routes);
}
