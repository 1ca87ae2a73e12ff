package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2019-07-14T08:30:05Z                       | 2019-07-14T08:30:05Z
            2019-07-14t08:30:05z                       | 2019-07-14T08:30:05Z
            2019-07-14 08:30:05+00:00                  | 2019-07-14T08:30:05Z
            2019-07-14T08:30:05+0000                   | 2019-07-14T08:30:05Z
            2019-07-14T08:30:05+09                     | 2019-07-13T23:30:05Z
            2019-07-14T08:30:05.123456-03:30           | 2019-07-14T12:00:05.123456Z
            2019-07-14T08:30:05,5Z                     | 2019-07-14T08:30:05.500Z
            2019-07-14T08:30:05−01:00                  | 2019-07-14T09:30:05Z
            2019-07-14T08:30Z                          | 2019-07-14T08:30:00Z
            2019-07-14T08Z                             | 2019-07-14T08:00:00Z
            2019-07-14 08:30:05 UTC                    | 2019-07-14T08:30:05Z
            2019-07-14 08:30:05 gmt                    | 2019-07-14T08:30:05Z
            2019-07-14 08:30:05 +0200                  | 2019-07-14T06:30:05Z
            2019-07-14T08:30:05+02:00[Europe/Paris]    | 2019-07-14T06:30:05Z
            20190714T083005Z                           | 2019-07-14T08:30:05Z
            20190714T0830+0545                         | 2019-07-14T02:45:00Z
            20190714 083005.25 UTC                     | 2019-07-14T08:30:05.250Z
            2019-07-14T24:00:00Z                       | 2019-07-15T00:00:00Z
            2015-06-30T23:59:60Z                       | 2015-07-01T00:00:00Z
            Sun Jul 14 08:30:05 +0000 2019             | 2019-07-14T08:30:05Z
            Sun Jul 14 08:30:05 UTC 2019               | 2019-07-14T08:30:05Z
            Sun, 14 Jul 2019 08:30:05 GMT              | 2019-07-14T08:30:05Z
            Sun, 14 Jul 2019 08:30:05 -0700            | 2019-07-14T15:30:05Z
            14 jul 2019 08:30 EST                      | 2019-07-14T13:30:00Z
            14 Jul 19 08:30:05 UT                      | 2019-07-14T08:30:05Z
            1 Jul 2019 8:30:05 +0000 (UTC)             | 2019-07-01T08:30:05Z
            Sun Jul 14 2019 08:30:05 GMT+0200 (Central European Summer Time) | 2019-07-14T06:30:05Z
            """)
    void isReadInEveryFormThatExportsUse(String written, Instant time) {
        assertThat(Times.parse("created_at", written)).isEqualTo(time);
        assertThat(Times.parse("created_at", " " + written + " ")).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-07-14T08:30:05",
                "2019-07-14 08:30:05.5",
                "20190714T083005",
                "2019-07-14",
                "20190714",
                "Sun, 14 Jul 2019 08:30:05",
                "Sun Jul 14 08:30:05 2019"
            })
    void withoutAZoneItIsRefusedWithTheReason(String written) {
        assertThatThrownBy(() -> Times.parse("created_at", written))
                .isInstanceOf(BadRecord.class)
                .hasMessageContaining("import.time.zone {field=created_at, value=" + written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "soon",
                "1563093005",
                "2019",
                "2019-7-14T08:30:05Z",
                "2019-02-30T08:30:05Z",
                "2019-13-01T08:30:05Z",
                "2019-07-14T25:00:00Z",
                "2019-07-14T24:00:01Z",
                "2019-07-14T08:60:00Z",
                "2019-07-14T08:30:61Z",
                "2019-07-14T08:30:60Z",
                "2019-07-14T08:30:05.Z",
                "2019-07-14T08:30:05ZZ",
                "2019-07-14T08:30:05+",
                "2019-07-14T08:30:05+25:00",
                "2019-07-14T08:30:05+02:",
                "2019-07-14T08:30:05 IST",
                "2019-07-14X08:30:05Z",
                "2019-0714T08:30:05Z",
                "+2019-07-14T08:30:05Z",
                "٢٠١٩-07-14T08:30:05Z",
                "Sun, 14 Jul 2019",
                "14 Jul 2019 08:30:05 GMT Jul",
                "14 15 16 Jul 2019 08:30:05 GMT",
                "14 Jul 2019 08:30:05 GMTx",
                "14 Jul 2019 08:30:05:07 GMT",
                "14 Brumaire 2019 08:30:05 GMT",
                "999 Jul 2019 08:30:05 GMT",
                "14 Jul 99999999999 08:30:05 GMT"
            })
    void whatIsNoTimeIsRefused(String written) {
        assertThatThrownBy(() -> Times.parse("created_at", written))
                .isInstanceOf(BadRecord.class)
                .hasMessageContaining("import.time {field=created_at");
    }
}
