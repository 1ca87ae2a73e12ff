package org.groundswell.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.statuses.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages made in memory are those of the database, after every step of random histories, however far behind the memory is. */
@OnEveryDatabase
class TimelineMemoryTest {
    private static final int STEPS = 160;

    @Parameter
    private TestDatabase database;

    @TempDir
    private Path directory;

    private World world;
    private MemoryByHand memory;

    @BeforeEach
    void begin() {
        world = new World(database.open(directory), directory);
    }

    @AfterEach
    void end() {
        memory.close();
        world.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void pagesFromMemoryAreThoseOfTheDatabase(long seed) {
        // Few entries, so that pages often reach past the oldest of them.
        memory = new MemoryByHand(world.core, seed % 2 == 0 ? 12 : 60);
        Random random = new Random(seed);
        RandomHistory history = new RandomHistory(world, seed);
        for (int step = 0; step < STEPS; step++) {
            history.step();
            for (AccountId reader : history.readers()) {
                for (Timeline.Followed timeline : history.timelines(reader)) {
                    compare(reader, timeline, page(random, reader, timeline), step);
                }
            }
            if (random.nextInt(3) == 0) {
                memory.handle(1 + random.nextInt(8));
            }
        }
        assertThat(memory.pagesFromMemory())
                .as("pages from memory, of %d", memory.pages())
                .isGreaterThan(memory.pages() / 3);
    }

    private void compare(AccountId reader, Timeline.Followed timeline, Page page, int step) {
        assertThat(ids(memory.timelines(), reader, timeline, page))
                .as("step %d, %s of %s, %s", step, timeline, reader, page)
                .isEqualTo(ids(world.timelines, reader, timeline, page));
    }

    private Page page(Random random, AccountId reader, Timeline.Followed timeline) {
        List<Long> known = new ArrayList<>(ids(world.timelines, reader, timeline, Page.first(200)));
        known.add(1L);
        long some = known.get(random.nextInt(known.size()));
        long other = known.get(random.nextInt(known.size()));
        int limit = 1 + random.nextInt(15);
        return switch (random.nextInt(6)) {
            case 0 -> new Page(some, 0, 0, limit);
            case 1 -> new Page(Long.MAX_VALUE, some, 0, limit);
            case 2 -> new Page(Long.MAX_VALUE, 0, some, limit);
            case 3 -> new Page(Math.max(some, other), 0, Math.min(some, other), limit);
            default -> Page.first(limit);
        };
    }

    private static List<Long> ids(Timelines timelines, AccountId reader, Timeline.Followed timeline, Page page) {
        return timelines.page(Optional.of(reader), timeline, page).statuses().stream()
                .map(Status::id)
                .map(StatusId::value)
                .toList();
    }
}
