package org.groundswell.importing;

import java.util.Optional;
import org.groundswell.geo.Globe;
import org.groundswell.model.CountryCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Countries from coordinates. The shapes of countries are loaded on first use. */
final class Coordinates {
    private @Nullable Globe globe;

    /** The country of a GeoJSON point (RFC 7946: longitude, then latitude); empty if there is none. */
    Optional<CountryCode> countryOf(JsonNode point) {
        JsonNode pair = point.path("coordinates");
        return countryAt(pair.path(0), pair.path(1));
    }

    /** The country of a point; empty if there is none. */
    Optional<CountryCode> countryAt(JsonNode degreesEast, JsonNode degreesNorth) {
        double longitude = degreesEast.asDouble(Double.NaN);
        double latitude = degreesNorth.asDouble(Double.NaN);
        return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90
                ? countryAt(latitude, longitude)
                : Optional.empty();
    }

    private synchronized Optional<CountryCode> countryAt(double latitude, double longitude) {
        Globe read = globe == null ? new Globe() : globe;
        globe = read;
        return read.countryAt(latitude, longitude).flatMap(CountryCode::parse);
    }
}
