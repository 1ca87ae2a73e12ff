package org.groundswell.importing;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A shape in which posts come. */
interface Format {
    boolean matches(JsonNode node);

    /**
     * The posts in a record, each after what it boosts or quotes.
     *
     * @throws BadRecord if something needed is missing or makes no sense
     */
    List<ImportedPost> read(JsonNode node);
}
