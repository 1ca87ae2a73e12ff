package org.groundswell.trends.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How names are alike, in all scripts. */
class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "MayweathervMcGregor, MayweathervsMcGregor, SPELLING",
        "MayweathervMcGregor, MayweatherMcGregor, SPELLING",
        "MayweatherMcGregor, MayweatherMcgregger, SPELLING",
        "MayweatherMcGregor, MayweatehrMcGregor, SPELLING",
        "MillionPeopleMarch, millionpeoplesmarch, SPELLING",
        "Eclipse, Eclipse2017, SPELLING",
        "Hurricane, Hurricanes, SPELLING",
        "Euro2020, Euro2024, REPLACED",
        "Oscars2020, Oscar2020, SPELLING",
        "Day1, Day2, REPLACED",
        "TheVoice, TheVoiceKids, EXTENSION",
        "Brexit, BrexitShambles, EXTENSION",
        "ARSCHE, ARSMUN, OTHER",
        "Cats, Bats, OTHER",
        "Rain, RainyDay, OTHER",
        "NotAllMen, YesAllWomen, OPPOSITE",
        "notallmen, yesallwomen, OPPOSITE",
        "JeSuisCharlie, JeNeSuisPasCharlie, OPPOSITE",
        "jesuischarlie, jenesuispascharlie, OPPOSITE",
        "Brexit, StopBrexit, OPPOSITE",
        "brexit, stopbrexit, OPPOSITE",
        "AllMenMatter, AllWomenMatter, OPPOSITE",
        "BlackLivesMatter, AllLivesMatter, REPLACED",
        "MeToo, HimToo, REPLACED",
        "台風10, 台風, SPELLING",
        "台風10号, 台風, EXTENSION",
        "台風情報, 台風, EXTENSION",
        "大雨, 大雪, OTHER",
        "紅白歌合戦, 紅白, EXTENSION",
        "추석연휴, 추석, EXTENSION",
        "Выборы, Выборы2024, SPELLING",
        "ПарадПобеды, ПарадПобедЫ, SPELLING",
        "Землетрясение, Земплетрясение, SPELLING",
        "انتخابات, انتخابات٢٠٢٤, SPELLING",
        "ประท้วง, ประท้วงใหญ่, EXTENSION",
        "दीपावली, दीपावली२०२४, SPELLING",
    })
    void findsTheirKind(String one, String other, Names.Kind expected) {
        assertThat(Names.of(one, other).kind()).isEqualTo(expected);
        assertThat(Names.of(other, one)).isEqualTo(Names.of(one, other));
    }

    @ParameterizedTest
    @CsvSource({
        "MayweathervMcGregor, MayweatherMcGregor, 15, 12",
        "TheMoneyFight, Showtime, 5, 0",
        "BlackLivesMatter, AllLivesMatter, 11, 8",
        "abc, abcd, 1, 1",
        "cat, cat2, 1, 1",
        "台風情報, 台風10号, 3, 1",
        "紅白, 紅白歌合戦, 1, 1",
        "月, 月食, 1, 1",
        "aaaaaaaa, aaaa, 1, 1",
    })
    void countsPieces(String one, String other, int pieces, int shared) {
        Names names = Names.of(one, other);
        assertThat(names.pieces()).isEqualTo(pieces);
        assertThat(names.shared()).isEqualTo(shared);
    }
}
