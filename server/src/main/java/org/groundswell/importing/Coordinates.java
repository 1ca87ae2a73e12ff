package org.groundswell.importing;

import java.util.Arrays;
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
    private static final int CORNERS = 4;

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

    /**
     * The cell of the middle of a place that is a degree wide and high at most, given as a GeoJSON polygon around it; empty if
     * it is larger, like a country.
     */
    static Optional<DegreeCell> cellOfPolygon(JsonNode polygon) {
        double[] east = new double[CORNERS];
        double[] north = new double[CORNERS];
        JsonNode ring = polygon.path("coordinates").path(0);
        if (ring.size() < CORNERS || ring.size() > CORNERS + 1) {
            return Optional.empty();
        }
        for (int i = 0; i < CORNERS; i++) {
            east[i] = degrees(ring.path(i).path(0));
            north[i] = degrees(ring.path(i).path(1));
        }
        Arrays.sort(east);
        Arrays.sort(north);
        return cellOfBox(east[0], north[0], east[CORNERS - 1], north[CORNERS - 1]);
    }

    /** The same for a bounding box (RFC 7946: west, south, east, north). */
    static Optional<DegreeCell> cellOfBox(JsonNode box) {
        return cellOfBox(degrees(box.path(0)), degrees(box.path(1)), degrees(box.path(2)), degrees(box.path(3)));
    }

    private static Optional<DegreeCell> cellOfBox(double west, double south, double east, double north) {
        boolean isSmall = east >= west && east - west <= 1 && north >= south && north - south <= 1;
        return isSmall ? DegreeCell.at((south + north) / 2, (west + east) / 2) : Optional.empty();
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
