package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.Ids;
import org.groundswell.model.Page;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.sample.Sample;
import org.groundswell.statuses.Status;
import org.groundswell.tags.Tag;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past lists are the same whether they are computed from all posts or from a checkpoint. */
class TimeMachineTest {
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @TempDir
    Path directory;

    private World world;
    private Checkpoints checkpoints;
    private Replay replay;
    private final Changes changes = new Changes();

    @BeforeEach
    void start() throws Exception {
        world = new World(TestDatabase.SQLITE.open(directory), directory);
        world.importer.run(Sample.lines(END, 7));
        checkpoints = new Checkpoints(directory.resolve("own"), "this", 64 << 20);
        replay = replay(Duration.ofDays(126));
    }

    private Replay replay(Duration memory) {
        return new Replay(
                new TagUsesStore(),
                new ReputationPolicyStore(new VerdictStore()),
                TrendParameters.DEFAULT,
                checkpoints,
                InstantSource.system(),
                memory,
                300);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void listsFromCheckpointsAndFromPostsAreTheSame() throws Exception {
        assertThat(fromCheckpoints(END)).isEqualTo(fromPosts(END)).isNotEmpty();
        assertThat(files()).hasSizeGreaterThan(2);
        int listed = 0;
        for (int hours = 1; hours < 60; hours += 2) {
            Instant moment = END.minus(Duration.ofHours(hours));
            Map<Place, List<Trend>> lists = fromPosts(moment);
            assertThat(fromCheckpoints(moment)).as("%s", moment).isEqualTo(lists);
            listed += lists.size();
        }
        assertThat(listed).isPositive();
    }

    @Test
    void postsDeletedSinceAreGoneFromPastListsToo() throws Exception {
        Trend first = fromCheckpoints(END).get(Place.WORLD).getFirst();
        Tag tag = world.tags.get(first.tag());
        long now = System.currentTimeMillis();
        List<Status> statuses = world.timelines.tag(TagQuery.of(tag.name()), Origin.ANYWHERE, Page.first(40));
        for (Status status : statuses) {
            world.posting.delete(status.account(), status.id());
            changes.add(first.tag(), Ids.instant(status.id().value()).toEpochMilli(), now);
        }
        for (int minutes = 0; minutes < 600; minutes += 60) {
            Instant moment = END.minus(Duration.ofMinutes(minutes));
            assertThat(people(fromCheckpoints(moment))).as("%s", moment).isEqualTo(people(fromPosts(moment)));
        }
    }

    @Test
    void checkpointsThatAreDamagedOrOfAnotherDatabaseAreNotUsed() throws Exception {
        Map<Place, List<Trend>> right = fromCheckpoints(END);
        for (Path file : files()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 4;
            Files.write(file, bytes);
        }
        assertThat(fromCheckpoints(END)).isEqualTo(right);

        Checkpoints others = new Checkpoints(directory.resolve("own"), "that", 64 << 20);
        assertThat(others.lastBefore(END.toEpochMilli(), knownSince(), TrendParameters.DEFAULT))
                .isEmpty();
    }

    @Test
    void checkpointsStayWithinTheirBudget() throws Exception {
        fromCheckpoints(END);
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        var narrow = new Checkpoints(directory.resolve("own"), "this", bytes / 2);
        narrow.save(world.core.database().read(tx -> replay.whole(tx, END.toEpochMilli())), System.currentTimeMillis());
        long left = 0;
        for (Path file : files()) {
            left += Files.size(file);
        }
        assertThat(left).isLessThanOrEqualTo(bytes / 2);
        assertThat(narrow.lastBefore(END.toEpochMilli() + 1, knownSince(), TrendParameters.DEFAULT))
                .isPresent();
    }

    /** In whatever order moments are asked for, and however often the server is started in between. */
    @Test
    void aPastListDependsOnThePostsAlone() {
        Random random = new Random(5);
        for (int question = 0; question < 60; question++) {
            Instant moment = END.minus(Duration.ofMinutes(random.nextInt(7 * 24 * 60)));
            if (random.nextInt(5) == 0) {
                checkpoints = new Checkpoints(directory.resolve("own"), "this", 64 << 20);
                replay = replay(Duration.ofDays(126));
            }
            assertThat(fromCheckpoints(moment)).as("%s", moment).isEqualTo(fromPosts(moment));
        }
    }

    /** With a memory shorter than the archive, each week's engine begins anew, whichever week was asked for before. */
    @Test
    void soDoesOneOfALongArchive() {
        replay = replay(Duration.ofDays(2));
        List<Instant> moments = IntStream.range(0, 24)
                .mapToObj(each -> END.minus(Duration.ofHours(7L * each)))
                .collect(Collectors.toCollection(ArrayList::new));
        Map<Instant, Map<Place, List<Trend>>> right =
                moments.stream().collect(Collectors.toMap(moment -> moment, this::fromPosts));
        Random random = new Random(6);
        for (int round = 0; round < 3; round++) {
            Collections.shuffle(moments, random);
            for (Instant moment : moments) {
                assertThat(fromCheckpoints(moment)).as("%s", moment).isEqualTo(right.get(moment));
            }
        }
    }

    private long knownSince() {
        return world.core
                .database()
                .read(tx -> replay.whole(tx, END.toEpochMilli()).start());
    }

    private Map<Place, List<Trend>> fromCheckpoints(Instant moment) {
        return world.core
                .database()
                .read(tx -> replay.to(tx, moment.toEpochMilli(), changes).trends(40));
    }

    private Map<Place, List<Trend>> fromPosts(Instant moment) {
        return world.core
                .database()
                .read(tx -> replay.whole(tx, moment.toEpochMilli()).trends(40));
    }

    /**
     * Only people are compared: the activity of places still includes deleted posts, so other figures differ a little.
     */
    private static Map<String, Integer> people(Map<Place, List<Trend>> lists) {
        return lists.getOrDefault(Place.WORLD, List.of()).stream().collect(Collectors.toMap(Trend::tag, Trend::people));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("own"))) {
            return files.toList();
        }
    }
}
