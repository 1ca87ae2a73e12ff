package org.groundswell.importing;

import java.util.Optional;
import org.groundswell.geo.Globe;
import org.groundswell.model.CountryCode;
import org.groundswell.trends.model.DegreeCell;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Countries and cells of one degree from coordinates. The coordinates themselves are kept nowhere. The shapes of countries
 * are loaded on first use.
 */
final class Coordinates {
    private @Nullable Globe globe;

    /** The country of a GeoJSON point (RFC 7946: longitude, then latitude); empty if there is none. */
    Optional<CountryCode> countryOf(JsonNode point) {
        JsonNode pair = point.path("coordinates");
        return countryAt(pair.path(0), pair.path(1));
    }

    /** The country of a point; empty if there is none. */
    Optional<CountryCode> countryAt(JsonNode degreesEast, JsonNode degreesNorth) {
        return arePossible(degreesEast, degreesNorth)
                ? countryAt(degrees(degreesNorth), degrees(degreesEast))
                : Optional.empty();
    }

    /** The cell of a GeoJSON point; empty if there is none. */
    static Optional<DegreeCell> cellOf(JsonNode point) {
        JsonNode pair = point.path("coordinates");
        return cellAt(pair.path(0), pair.path(1));
    }

    /** The cell of a point with latitude before longitude, as in the field {@code geo} of Twitter's first years. */
    static Optional<DegreeCell> cellOfSwapped(JsonNode point) {
        JsonNode pair = point.path("coordinates");
        return cellAt(pair.path(1), pair.path(0));
    }

    /** The cell of a point; empty if there is none. */
    static Optional<DegreeCell> cellAt(JsonNode degreesEast, JsonNode degreesNorth) {
        return DegreeCell.at(degrees(degreesNorth), degrees(degreesEast));
    }

    /** The cell of an object with latitude and longitude, such as a {@code Place} of ActivityStreams; empty if it has none. */
    static Optional<DegreeCell> cellIn(JsonNode place) {
        return cellAt(place.path("longitude"), place.path("latitude"));
    }

    static boolean arePossible(JsonNode degreesEast, JsonNode degreesNorth) {
        return Math.abs(degrees(degreesEast)) <= 180 && Math.abs(degrees(degreesNorth)) <= 90;
    }

    private static double degrees(JsonNode number) {
        return number.asDouble(Double.NaN);
    }

    private synchronized Optional<CountryCode> countryAt(double latitude, double longitude) {
        Globe read = globe == null ? new Globe() : globe;
        globe = read;
        return read.countryAt(latitude, longitude).flatMap(CountryCode::parse);
    }
}
