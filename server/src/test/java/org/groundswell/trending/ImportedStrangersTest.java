package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trend engine gets imported posts with their authors' weight at the time of posting. */
class ImportedStrangersTest {
    private static final Instant WROTE = Instant.parse("2019-05-06T07:00:00Z");

    @TempDir
    Path directory;

    @Test
    void anAuthorsWeightDependsOnTheAgeOfTheAccountAtTheTimeOfThePost() throws IOException {
        List<Use> uses = new ArrayList<>();
        try (World world = new World(TestDatabase.SQLITE.open(directory), directory)) {
            String lines = line(0, "") + line(1, "2019-05-06T05:00:00Z") + line(2, "2012-01-01T00:00:00Z");
            world.importer.run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
            long from = WROTE.toEpochMilli();
            world.core.database().read(tx -> {
                ReputationPolicy policy =
                        new ReputationPolicyStore(new VerdictStore()).now(tx, System.currentTimeMillis());
                new TagUsesStore().between(tx, from, from + 60_000, policy, uses::add);
                return true;
            });
        }
        assertThat(uses)
                .extracting(use -> use.account().trust())
                .containsExactly(AccountTraits.FULL, AccountTraits.FULL / 4, AccountTraits.FULL);
    }

    /** The crowds differ only in the age of their accounts; words, times and dates of creation are random. */
    @Test
    void newAccountsAreNoTrendWhereOldOnesAre() throws IOException {
        Random chance = new Random(2014);
        StringBuilder lines = new StringBuilder();
        for (int hour = 14 * 24; hour > 0; hour--) {
            for (int i = 0; i < 20; i++) {
                Instant at = WROTE.minusSeconds(3_600L * hour - chance.nextInt(3_600));
                lines.append(post("usual" + i, at, words(chance) + "#Usual" + chance.nextInt(9), born(chance)));
            }
        }
        for (int i = 0; i < 60; i++) {
            Instant at = WROTE.plusSeconds(chance.nextInt(1_800));
            lines.append(post("old" + i, at, words(chance) + "#Remembered", born(chance)));
            Instant hoursAgo = WROTE.minusSeconds(chance.nextInt(12 * 3_600));
            lines.append(post("new" + i, at.plusSeconds(7), words(chance) + "#Bought", hoursAgo.toString()));
            lines.append(post("who" + i, at.plusSeconds(9), words(chance) + "#Unsaid", ""));
        }
        try (World world = new World(TestDatabase.SQLITE.open(directory), directory)) {
            world.importer.run(new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)));
            List<Trend> trends = world.trending.at(Place.WORLD, WROTE.plus(Duration.ofMinutes(40)), 20);
            assertThat(trends).extracting(Trend::tag).containsExactlyInAnyOrder("remembered", "unsaid");
        }
    }

    private static String words(Random chance) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            words.append(Integer.toString(chance.nextInt(1 << 20), Character.MAX_RADIX))
                    .append(' ');
        }
        return words.toString();
    }

    private static String born(Random chance) {
        return Instant.parse("2009-01-01T00:00:00Z")
                .plus(Duration.ofHours(chance.nextInt(8 * 365 * 24)))
                .toString();
    }

    private static String post(String name, Instant at, String text, String born) {
        return "{\"account\":\"%s@old.example\",\"created_at\":\"%s\",\"text\":\"%s\"%s}\n"
                .formatted(name, at, text, born.isEmpty() ? "" : ",\"account_created_at\":\"" + born + "\"");
    }

    private static String line(int second, String made) {
        return "{\"account\":\"p%d@old.example\",\"created_at\":\"%s\",\"text\":\"#Flood\",\"followers\":9%s}\n"
                .formatted(
                        second,
                        WROTE.plusSeconds(second),
                        made.isEmpty() ? "" : ",\"account_created_at\":\"" + made + "\"");
    }
}
