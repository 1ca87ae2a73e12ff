package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cells of imported posts reach the trend engine: a tag bought in one spot differs from a storm in one town. */
class SpotTest {
    private static final Instant WROTE = Instant.parse("2019-05-06T07:00:00Z");
    private static final String TOWN = ",\"latitude\":14.6,\"longitude\":121.1";

    private final Random chance = new Random(2019);
    private final StringBuilder lines = new StringBuilder();

    @Test
    void aTagBoughtInOneSpotHasThatReasonAndAStormHasNot(@TempDir Path directory) throws IOException {
        for (int hour = 14 * 24; hour > 0; hour--) {
            for (int i = 0; i < 10; i++) {
                Instant at = WROTE.minusSeconds(3_600L * hour - chance.nextInt(3_600));
                post("usual" + i, at, words() + "#Usual" + chance.nextInt(9), 3_000, "");
            }
        }
        String[] texts = new String[8];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = words();
        }
        for (int i = 0; i < 60; i++) {
            post("a" + i, somewhen(), words() + "#Bought", 3_000 + i, "");
            post("b" + i, somewhen(), words() + "#Elsewhere", 3_000 + i, "");
            post("c" + i, somewhen(), words() + "#Storm", 3_000 + i, TOWN);
        }
        for (int i = 0; i < 120; i++) {
            int days = 1 + i % 28;
            post("d" + i, somewhen(), texts[i % texts.length] + "#Bought", days, TOWN);
            post("e" + i, somewhen(), texts[i % texts.length] + "#Elsewhere", days, "");
            post("f" + i, somewhen(), words() + "#Storm", days, TOWN);
        }
        try (World world = new World(TestDatabase.SQLITE.open(directory), directory)) {
            world.importer.run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
            List<Trend> trends = world.trending.at(Place.WORLD, WROTE.plus(Duration.ofMinutes(40)), 20);
            assertThat(reasons(trends, "bought")).contains(Discount.Reason.ONE_SPOT);
            assertThat(reasons(trends, "elsewhere"))
                    .contains(Discount.Reason.SAME_TEXT)
                    .doesNotContain(Discount.Reason.ONE_SPOT);
            assertThat(reasons(trends, "storm")).doesNotContain(Discount.Reason.ONE_SPOT);
        }
    }

    private static List<Discount.Reason> reasons(List<Trend> trends, String tag) {
        Trend trend = trends.stream()
                .filter(each -> each.tag().equals(tag))
                .findFirst()
                .orElseThrow();
        return trend.discounts().stream().map(Discount::reason).toList();
    }

    private Instant somewhen() {
        return WROTE.plusSeconds(chance.nextInt(1_800));
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            for (int letter = 0; letter < 5; letter++) {
                words.append((char) ('a' + chance.nextInt(26)));
            }
            words.append(' ');
        }
        return words.toString();
    }

    private void post(String name, Instant at, String text, int days, String more) {
        lines.append("{\"account\":\"")
                .append(name)
                .append("@old.example\",\"created_at\":\"")
                .append(at)
                .append("\",\"text\":\"")
                .append(text)
                .append("\",\"account_created_at\":\"")
                .append(WROTE.minus(Duration.ofDays(days)))
                .append('"')
                .append(more)
                .append("}\n");
    }
}
