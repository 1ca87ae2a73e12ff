package org.groundswell.geo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The countries of Natural Earth, 1:50 million. Reading them takes some tenths of a second. */
public final class Globe {
    /** A point off a coast belongs to it: the shapes leave out small islands and the width of a beach. In degrees. */
    private static final double OFF_COAST = 0.35;

    private final List<Shape> countries;

    public Globe() {
        try (InputStream in = Objects.requireNonNull(Globe.class.getResourceAsStream("/geo/countries.json"))) {
            this.countries = new TopoJson(JsonMapper.builder().build().readTree(in)).shapes("countries");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The country a point lies in, or just off the coast of: ISO 3166-1 alpha-2, XK for Kosovo. Overseas departments of
     * France are France.
     *
     * @param latitude degrees north; outside of ±90 there is no country
     * @param longitude degrees east; outside of ±180 there is no country
     */
    public Optional<String> countryAt(double latitude, double longitude) {
        for (Shape country : countries) {
            if (country.contains(longitude, latitude)) {
                return Optional.of(country.code());
            }
        }
        Optional<String> found = Optional.empty();
        double nearest = Double.POSITIVE_INFINITY;
        for (Shape country : countries) {
            double distance = country.distanceSquared(longitude, latitude, OFF_COAST);
            if (distance < nearest) {
                nearest = distance;
                found = Optional.of(country.code());
            }
        }
        return found;
    }

    List<Shape> countries() {
        return countries;
    }
}
