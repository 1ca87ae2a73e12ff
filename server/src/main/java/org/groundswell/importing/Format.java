package org.groundswell.importing;

import tools.jackson.databind.JsonNode;

/** A format of posts, such as Twitter's API v2. */
interface Format {
    /** Its name for {@code --format}. */
    String name();

    boolean matches(JsonNode node);

    /**
     * Parses a record.
     *
     * @throws BadRecord if required data is missing or invalid
     */
    Reading read(JsonNode node);
}
