package org.groundswell.trends.trust;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SimHashTest {
    private static final String TEXT =
            "The council has voted tonight to close the library on Elm Street without hearing anybody first";

    @Test
    void copiesHaveSimilarHashesHoweverTheyAreDecorated() {
        long original = SimHash.of(TEXT + " #library");
        assertThat(SimHash.of(
                        "@mayor " + TEXT.toUpperCase(java.util.Locale.ROOT) + "!!! 123 #SaveElm https://a.example/x"))
                .isEqualTo(original);
        assertThat(Long.bitCount(SimHash.of(TEXT + " now") ^ original)).isLessThanOrEqualTo(SimHash.NEAR + 3);
    }

    @Test
    void differentTextsHaveDifferentHashes() {
        long other = SimHash.of("My grandmother taught me to read there, between the radiators and the atlases");
        assertThat(Long.bitCount(SimHash.of(TEXT) ^ other)).isGreaterThan(12);
    }

    @Test
    void onlyTheBeginningOfALongTextIsUsed() {
        String begin = (TEXT + " ").repeat(4_000 / TEXT.length() + 1).substring(0, 4_000);
        // Sorting this many combining marks would take hours.
        assertThat(SimHash.of(begin + "x".repeat(1_000) + "\u0301\u0323".repeat(1_000_000)))
                .isEqualTo(SimHash.of(begin));
    }

    @Test
    void shortTextsHaveNoHash() {
        assertThat(SimHash.of("Rest in peace #grandmaster")).isZero();
        assertThat(SimHash.of("#tag @someone https://a.example/very/long/address/of/a/page"))
                .isZero();
    }
}
