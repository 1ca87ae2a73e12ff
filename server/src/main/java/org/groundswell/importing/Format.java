package org.groundswell.importing;

import tools.jackson.databind.JsonNode;

/** A shape in which posts come. */
interface Format {
    /** Its name for {@code --format}. */
    String name();

    boolean matches(JsonNode node);

    /**
     * What a record holds.
     *
     * @throws BadRecord if something without which nothing in it can be imported is missing or makes no sense
     */
    Reading read(JsonNode node);
}
