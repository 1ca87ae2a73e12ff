package org.groundswell.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobeTest {
    private static final Globe GLOBE = new Globe();

    @ParameterizedTest
    @CsvSource({
        "14.5995, 120.9842, PH", // Manila
        "40.7128, -74.0060, US", // New York, on the water
        "52.5200, 13.4050, DE",
        "-33.9249, 18.4241, ZA", // Cape Town
        "-29.3151, 27.4869, LS", // Maseru, in a hole of South Africa
        "1.3521, 103.8198, SG",
        "43.7384, 7.4246, MC", // Monaco
        "64.1466, -21.9426, IS",
        "-17.7134, 178.0650, FJ", // on both sides of the date line
        "37.70, -123.00, US", // the Farallon Islands, off the coast
        "35.6762, 139.6503, JP",
        "-23.5505, -46.6333, BR",
        "42.6629, 21.1655, XK",
    })
    void knowsWhereAPlaceIs(double latitude, double longitude, String country) {
        assertThat(GLOBE.countryAt(latitude, longitude)).contains(country);
    }

    @ParameterizedTest
    @CsvSource({"0, -30", "-50, 90", "95, 10", "10, 500", "NaN, NaN"})
    void knowsWhereNobodyLives(double latitude, double longitude) {
        assertThat(GLOBE.countryAt(latitude, longitude)).isEmpty();
    }

    @Test
    void drawsTheWorld() {
        WorldMap map = WorldMap.of(GLOBE, 960);
        assertThat(map.countries()).hasSizeGreaterThan(200);
        assertThat(map.countries())
                .filteredOn(country -> country.code().equals("AU"))
                .isNotEmpty();
        assertThat(map.countries())
                .filteredOn(WorldMap.Country::isDot)
                .extracting(WorldMap.Country::code)
                .contains("SG", "MT", "BH")
                .doesNotContain("PH", "DE", "US");
        assertThat(map.countries()).allSatisfy(country -> {
            assertThat(country.x()).isBetween(0.0, 960.0);
            assertThat(country.y()).isBetween(0.0, (double) map.height());
            assertThat(country.path()).matches("[Mlz\\d. -]*");
        });
        int letters = map.countries().stream()
                .mapToInt(country -> country.path().length())
                .sum();
        assertThat(letters).isLessThan(120_000);
    }
}
