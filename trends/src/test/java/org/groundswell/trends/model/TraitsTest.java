package org.groundswell.trends.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Packed values can be read again, and have the bit layout of saved checkpoints. */
class TraitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 0",
        "16, 0, 0, 0, 0x10",
        "0, 1, 0, 0, 0x20",
        "0, 0, 1, 0, 0x100000000",
        "0, 0, 0, 1, 0x1000000000000",
        "16, 134217727, 65535, 65535, 0xfffffffffffffff0",
        "7, 23379840, 77, 4711, 0x1267004d2c97f007",
    })
    void everyFieldHasItsBits(int trust, int bornMinute, int origin, int circle, String packed) {
        long traits = Traits.of(new AccountTraits(trust, bornMinute, origin, circle));

        assertThat(traits).isEqualTo(Long.parseUnsignedLong(packed.replace("0x", ""), 16));
        assertThat(Traits.trust(traits)).isEqualTo(trust);
        assertThat(Traits.bornMinute(traits)).isEqualTo(bornMinute);
        assertThat(Traits.origin(traits)).isEqualTo(origin);
        assertThat(Traits.circle(traits)).isEqualTo(circle);
    }

    @ParameterizedTest
    @CsvSource({"US, en", "ZZ, zzz", "AA, aa", "'', tl", "GB, ''", "'', ''"})
    void aCountryAndALanguageArePackedIntoOneNumber(String country, String language) {
        int where = Place.whereabouts(country, language);

        assertThat(where).isNotNegative();
        assertThat(Place.ofId(Whereabouts.country(where)))
                .isEqualTo(country.isEmpty() ? Place.WORLD : Place.country(country));
        assertThat(Place.ofId(Whereabouts.language(where)))
                .isEqualTo(language.isEmpty() ? Place.WORLD : Place.language(language));
    }

    @ParameterizedTest
    @CsvSource({"US, en, 1", "ZZ, zzz, 63", "'', '', 17", "PH, tl, 0"})
    void aSpotIsPackedBesideThem(String country, String language, int spot) {
        int without = Place.whereabouts(country, language);
        int where = Whereabouts.at(without, spot);

        assertThat(where).isNotNegative();
        assertThat(Whereabouts.spot(where)).isEqualTo(spot);
        assertThat(Whereabouts.country(where)).isEqualTo(Whereabouts.country(without));
        assertThat(Whereabouts.language(where)).isEqualTo(Whereabouts.language(without));
        assertThat(Whereabouts.at(where, 0)).isEqualTo(without);
    }
}
