package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.RandomAccessFile;
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
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.Subject;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.reputation.ReputationMark;
import org.groundswell.reputation.ReputationPolicy;
import org.groundswell.reputation.ReputationPolicyStore;
import org.groundswell.sample.Sample;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Past lists are the same whether they are computed from all posts or from a checkpoint. */
class TimeMachineTest {
    private static final Checkpoints.Basis NOTHING = new Checkpoints.Basis(0, 0, new ReputationMark(0, 0));
    private static final Instant END = Instant.now().truncatedTo(ChronoUnit.HOURS);

    @TempDir
    Path directory;

    private World world;
    private Checkpoints checkpoints;
    private Replay replay;
    private final Changes changes = new Changes();
    private final CountedUses uses = new CountedUses();

    @BeforeEach
    void start() throws Exception {
        world = new World(TestDatabase.SQLITE.open(directory), directory);
        world.importer.run(Sample.lines(END, 7));
        checkpoints = new Checkpoints(directory.resolve("own"), "this", 64 << 20);
        replay = replay(Duration.ofDays(126), 250_000);
    }

    private Replay replay(Duration memory, int exactUses) {
        return new Replay(
                uses,
                new ReputationPolicyStore(new VerdictStore()),
                TrendParameters.DEFAULT,
                checkpoints,
                InstantSource.system(),
                memory,
                new Replay.Limits(300, exactUses));
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
        fromCheckpoints(END);
        deletePosts(40);
        for (int minutes = 0; minutes < 600; minutes += 60) {
            Instant moment = END.minus(Duration.ofMinutes(minutes));
            assertThat(fromCheckpoints(moment)).as("%s", moment).isEqualTo(fromPosts(moment));
        }
    }

    /** Deletes some posts of the days before, and records that. Returns how many uses it were. */
    private int deletePosts(int posts) {
        record Row(StatusId status, AccountId author, String tag) {}
        List<Row> rows = world.core
                .database()
                .read(tx -> tx.sql("""
                        SELECT u.status_id, u.account_id, t.key FROM tag_use u JOIN tag t ON t.id = u.tag_id
                         WHERE u.status_id IN
                               (SELECT DISTINCT status_id FROM tag_use ORDER BY status_id DESC LIMIT :posts OFFSET 700)
                        """)
                        .set("posts", posts)
                        .list(row -> new Row(
                                new StatusId(row.longOf("status_id")),
                                new AccountId(row.longOf("account_id")),
                                row.textOf("key"))));
        rows.stream()
                .collect(Collectors.toMap(Row::status, Row::author, (one, _) -> one))
                .forEach((status, author) -> world.posting.delete(author, status));
        rows.forEach(row ->
                changes.add(row.tag(), Ids.instant(row.status().value()).toEpochMilli(), System.currentTimeMillis()));
        return rows.size();
    }

    private int allUses() {
        uses.read = 0;
        fromPosts(END);
        return uses.read;
    }

    @Test
    void checkpointsSaveReadingMostOfTheUses() {
        int all = allUses();
        fromCheckpoints(END);
        uses.read = 0;
        fromCheckpoints(END);
        assertThat(uses.read).isLessThan(all / 2);
    }

    /** Too many to be computed again for each: a change in a thousand leaves the checkpoint in use, two drop it. */
    @Test
    void aCheckpointOfManyUsesStandsFewChangesOnly() {
        int all = allUses();
        assertThat(all).isBetween(2_000, 100_000);
        replay = replay(Duration.ofDays(126), 300);
        fromCheckpoints(END);

        assertThat(deletePosts(1)).isLessThanOrEqualTo(all / 1_000);
        fromCheckpoints(END);
        uses.read = 0;
        Map<Place, List<Trend>> lists = fromCheckpoints(END);
        int few = uses.read;
        assertThat(people(lists)).isEqualTo(people(fromPosts(END)));

        assertThat(deletePosts(40)).isGreaterThan(all / 1_000);
        uses.read = 0;
        Map<Place, List<Trend>> afterwards = fromCheckpoints(END);
        // From a checkpoint that is older than the deleted posts.
        assertThat(uses.read).isGreaterThan(few);
        assertThat(afterwards).isEqualTo(fromPosts(END));
    }

    /** The changes that a checkpoint has inherited count as its own. */
    @Test
    void checkpointsDoNotInheritMoreAndMoreChanges() {
        int all = allUses();
        replay = replay(Duration.ofDays(126), 300);
        Instant moment = END.minus(Duration.ofHours(30));
        int deleted = 0;
        boolean computedAgain = false;
        while (!computedAgain && deleted < 20) {
            fromCheckpoints(moment);
            moment = moment.plus(Duration.ofHours(2));
            changes.add("none", moment.minus(Duration.ofDays(3)).toEpochMilli(), System.currentTimeMillis());
            deleted++;
            uses.read = 0;
            fromCheckpoints(moment);
            computedAgain = uses.read > all / 2;
        }
        assertThat(computedAgain).isTrue();
        assertThat(deleted).isGreaterThan(1);
    }

    @Test
    void aCheckpointIsNotUsedWhenTheWeightOfAnAccountHasChanged() {
        fromCheckpoints(END);
        Map<Place, List<Trend>> before = fromPosts(END);
        world.core.database().writing(tx -> tx.sql("""
                        INSERT INTO account_standing (account_id, known, circle)
                        SELECT id, :known, 7 FROM account WHERE id % 3 = 0
                        """).set("known", true).run());
        assertThat(fromCheckpoints(END)).isEqualTo(fromPosts(END)).isNotEqualTo(before);
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
        assertThat(others.lastBefore(END.toEpochMilli(), knownSince(), TrendParameters.DEFAULT, _ -> true))
                .isEmpty();
    }

    /** No buffer has more than two gigabytes; the server has to start nevertheless. */
    @Test
    void aCheckpointThatIsTooLargeIsNotUsed() throws Exception {
        Path file = directory.resolve("own").resolve("live-tags.checkpoint");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(3L << 30);
        }
        assertThat(checkpoints.live("tags", TrendParameters.DEFAULT)).isEmpty();
    }

    @Test
    void checkpointsStayWithinTheirBudget() throws Exception {
        fromCheckpoints(END);
        long bytes = 0;
        for (Path file : files()) {
            bytes += Files.size(file);
        }
        var narrow = new Checkpoints(directory.resolve("own"), "this", bytes / 2);
        narrow.save(
                world.core.database().read(tx -> replay.whole(tx, END.toEpochMilli())),
                System.currentTimeMillis(),
                NOTHING);
        long left = 0;
        for (Path file : files()) {
            left += Files.size(file);
        }
        assertThat(left).isLessThanOrEqualTo(bytes / 2);
        assertThat(narrow.lastBefore(END.toEpochMilli() + 1, knownSince(), TrendParameters.DEFAULT, _ -> true))
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
                replay = replay(Duration.ofDays(126), 250_000);
            }
            assertThat(fromCheckpoints(moment)).as("%s", moment).isEqualTo(fromPosts(moment));
        }
    }

    /** With a memory shorter than the archive, each week's engine begins anew, whichever week was asked for before. */
    @Test
    void soDoesOneOfALongArchive() {
        replay = replay(Duration.ofDays(2), 250_000);
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

    /** While lists are computed and others wait for their turn, the follower's thread must be able to go on. */
    @Test
    void invalidatingDoesNotWaitForComputations() throws Exception {
        TimeMachine machine = new TimeMachine(world.core.database(), replay, checkpoints, InstantSource.system());
        for (int minutes = 1; minutes <= 40; minutes++) {
            machine.at(END.minus(Duration.ofMinutes(minutes)));
        }
        CountDownLatch gate = new CountDownLatch(1);
        uses.gate = gate;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                AutoCloseable opened = gate::countDown) {
            assertThat(opened).isNotNull();
            List<Future<TrendLists>> asked = IntStream.rangeClosed(1, 40)
                    .mapToObj(seconds -> threads.submit(() -> machine.at(END.minusSeconds(seconds))))
                    .toList();
            uses.reached.await();

            Future<?> invalidated = threads.submit(machine::invalidate);

            assertThat(invalidated).succeedsWithin(Duration.ofSeconds(2));
            assertThat(asked).noneMatch(Future::isDone);
            gate.countDown();
            // Some get their turn, the others give up; then nobody is waiting.
            await().atMost(Duration.ofMinutes(2)).until(() -> asked.stream().allMatch(Future::isDone));
            int done = IntStream.range(0, 40)
                    .filter(i -> asked.get(i).state() == Future.State.SUCCESS)
                    .findFirst()
                    .orElseThrow();
            assertThat(machine.at(END.minusSeconds(done + 1)).trending())
                    .isEqualTo(asked.get(done).resultNow().trending());
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

    /** Only people: the activity of places still includes the deleted post, so other figures differ a little. */
    private static Map<String, Integer> people(Map<Place, List<Trend>> lists) {
        return lists.getOrDefault(Place.WORLD, List.of()).stream().collect(Collectors.toMap(Trend::tag, Trend::people));
    }

    /** Counts the uses that are read in periods. */
    private static final class CountedUses implements Uses {
        private final Uses uses = new TagUsesStore();
        private int read;
        /** Computations wait for it. */
        private volatile CountDownLatch gate = new CountDownLatch(0);

        private final CountDownLatch reached = new CountDownLatch(1);

        @Override
        public void between(Tx tx, long from, long to, ReputationPolicy policy, Consumer<Use> visitor) {
            if (gate.getCount() > 0) {
                reached.countDown();
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            uses.between(tx, from, to, policy, use -> {
                read++;
                visitor.accept(use);
            });
        }

        @Override
        public void of(Tx tx, String key, long from, long to, ReputationPolicy policy, Consumer<Use> visitor) {
            uses.of(tx, key, from, to, policy, visitor);
        }

        @Override
        public List<String> keysOf(Tx tx, Subject.Authors authors, long since) {
            return uses.keysOf(tx, authors, since);
        }

        @Override
        public Optional<Long> first(Tx tx) {
            return uses.first(tx);
        }
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("own"))) {
            return files.toList();
        }
    }
}
