package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.fold.Links;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics that are followed live are those that are computed for the moment. */
class TopicLinkerTest {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long START = Instant.parse("2017-08-20T00:00:00Z").toEpochMilli();
    private static final List<String> TAGS = List.of(
            "bigfight", "bigfights", "bigfight2017", "moneynight", "ringside", "nobigfight", "bakingshow", "quizshow");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void topicsDontDependOnWhenTheyWereFirstComputed(long seed, @TempDir Path directory) {
        Random random = new Random(seed);
        try (World world = new World(TestDatabase.SQLITE.open(directory), directory)) {
            TrendEngine live = new TrendEngine(START, TrendParameters.DEFAULT);
            TopicLinker linker = new TopicLinker(world.core.database());
            TrendLists lists = TrendLists.NONE;
            List<Use> uses = uses(random);
            int folded = 0;
            int looks = 0;
            for (Use use : uses) {
                if (use.at() >= START + DAY && random.nextInt(12) == 0) {
                    live.advanceTo(use.at());
                    lists = linker.linked(live, TrendLists.of(live, lists.links()));
                    List<Links.Group> topics = topics(lists);
                    folded += topics.stream()
                            .mapToInt(topic -> topic.members().size())
                            .sum();
                    if (random.nextInt(8) == 0) {
                        assertThat(topics).isEqualTo(topicsAt(use.at(), uses, use, world));
                        looks++;
                    }
                }
                live.use(use);
            }
            assertThat(looks).isGreaterThan(5);
            assertThat(folded).isGreaterThan(20);
        }
    }

    @Test
    void tagsThatModeratorsJoinedAreOneTopic(@TempDir Path directory) {
        try (World world = new World(TestDatabase.SQLITE.open(directory), directory)) {
            TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);
            engine.use(Use.of("before", 1, START, ""));
            for (int i = 0; i < 60; i++) {
                engine.use(Use.of(i % 2 == 0 ? "earthquake" : "terremoto", 10 + i, START + DAY + i * 1_000, ""));
            }
            assertThat(topicsNow(engine, world)).hasSize(2);

            AccountId moderator = world.account("moderator");
            world.core.moderation().variants().join(moderator, new TagName("terremoto"), new TagName("earthquake"));
            assertThat(topicsNow(engine, world)).containsExactly(new Links.Group("earthquake", List.of("terremoto")));

            world.core.moderation().variants().separate(moderator, new TagName("terremoto"));
            assertThat(topicsNow(engine, world)).hasSize(2);
        }
    }

    private static List<Links.Group> topicsNow(TrendEngine engine, World world) {
        engine.advanceTo(START + DAY + 2 * MINUTE);
        return topics(new TopicLinker(world.core.database()).linked(engine, TrendLists.of(engine, Links.NONE)));
    }

    /** The topics of a moment before a use, by an engine that has been fed up to it. */
    private static List<Links.Group> topicsAt(long moment, List<Use> uses, Use before, World world) {
        TrendEngine past = new TrendEngine(START, TrendParameters.DEFAULT);
        uses.stream().takeWhile(use -> use != before).forEach(past::use);
        past.advanceTo(moment);
        return topics(new TopicLinker(world.core.database()).linked(past, TrendLists.of(past, Links.NONE)));
    }

    private static List<Links.Group> topics(TrendLists lists) {
        return lists.links()
                .fold(lists.trending(Place.WORLD).stream().map(Trend::tag).toList());
    }

    private static List<Use> uses(Random random) {
        List<Use> uses = new ArrayList<>();
        uses.add(Use.of("before", 1, START, ""));
        for (int i = 0; i < 900; i++) {
            long at = START + DAY + random.nextInt((int) (40 * MINUTE));
            int person = random.nextInt(250);
            String tag = TAGS.get(random.nextInt(TAGS.size()));
            uses.add(Use.of(tag, person, at, ""));
            if (random.nextInt(3) > 0) {
                uses.add(Use.of(TAGS.get(random.nextInt(4)), person, at, ""));
            }
        }
        uses.sort(Comparator.comparingLong(Use::at));
        return uses;
    }
}
