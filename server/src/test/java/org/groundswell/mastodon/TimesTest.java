package org.groundswell.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final DateTimeFormatter FORMATTER = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "2014-05-24T18:05:09.007Z, 2014-05-24T18:05:09.007Z",
        "2014-05-24T18:05:09Z, 2014-05-24T18:05:09.000Z",
        "1969-12-31T23:59:59.999999999Z, 1969-12-31T23:59:59.999Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2024-02-29T12:00:00Z, 2024-02-29T12:00:00.000Z",
    })
    void timesHaveThreeDecimals(Instant instant, String written) {
        assertThat(Times.time(instant)).isEqualTo(written);
        assertThat(Times.date(instant)).isEqualTo(written.substring(0, 10));
    }

    @Test
    void timesAreWhatJavasFormatterWrites() {
        Random random = new Random(20140524);
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long last = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(first, last));
            assertThat(Times.time(instant)).isEqualTo(FORMATTER.format(instant));
        }
    }
}
