package org.groundswell.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The invented movement, at any hour of the day. */
class SampleTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private static Instant first(String tag, Instant end, long seed) throws IOException {
        Instant first = Instant.MAX;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(Sample.lines(end, seed), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode post = JSON.readTree(line);
                Instant at = Instant.parse(post.path("created_at").asString());
                if (post.path("text").asString().toLowerCase(Locale.ROOT).contains(tag) && at.isBefore(first)) {
                    first = at;
                }
            }
        }
        return first;
    }

    /** Otherwise its wave would not be seen to answer the other one. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 9, 13, 18, 23})
    void theTagThatAnswersBeginsHoursAfterTheOther(int hour) throws IOException {
        Instant end = NOON.plus(Duration.ofHours(hour));
        for (long seed = 1; seed <= 5; seed++) {
            Duration headStart = Duration.between(first("#justtakeataxi", end, seed), first("#wewalkhome", end, seed));
            assertThat(headStart).as("seed %d", seed).isGreaterThan(Duration.ofHours(3));
        }
    }

    @Test
    void theSameSeedTellsTheSame() throws IOException {
        assertThat(Sample.lines(NOON, 3).readAllBytes())
                .isEqualTo(Sample.lines(NOON, 3).readAllBytes())
                .isNotEqualTo(Sample.lines(NOON, 4).readAllBytes());
    }
}
