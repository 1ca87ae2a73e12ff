package org.groundswell.trends.relate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamePatternTest {
    @ParameterizedTest
    @CsvSource({
        "NotAllMen, YesAllWomen, 1",
        "notallmen, YesAllWomen, 1",
        "JeSuisCharlie, JeNeSuisPasCharlie, 1",
        "IAmCharlie, IAmNotCharlie, 1",
        "SíTodasLasMujeres, NoTodosLosHombres, 1",
        "NoTodosLosHombres, NoTodasLasMujeres, 1",
        "FreeThem, JailThem, 1",
        "BlackLivesMatter, AllLivesMatter, 0.7",
        "BlackLivesMatter, BlueLivesMatter, 0.7",
        "BlackLivesMatter, WhiteLivesMatter, 1",
        "MeToo, HimToo, 0.7",
        "MillionPeopleMarch, ScrapPork, 0",
        "MillionPeopleMarch, PeopleFirst, 0.4",
        "IceCream, IceTea, 0.7",
        "Rain, Sun, 0",
        "YesAllWomen, YesAllWomen, 0",
        "яПротив, яЗа, 0.7",
        "大雨, 大雪, 0",
    })
    void findsPatterns(String one, String other, double expected) {
        assertThat(NamePattern.of(one, other)).isEqualTo(expected);
        assertThat(NamePattern.of(other, one)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"NotAllMen, not all men", "BLM2020Now, blm 2020 now", "i_am·here, i am here", "HTMLIsFun, html is fun"})
    void splitsNamesIntoWords(String name, String words) {
        assertThat(String.join(" ", NamePattern.words(name))).isEqualTo(words);
    }
}
