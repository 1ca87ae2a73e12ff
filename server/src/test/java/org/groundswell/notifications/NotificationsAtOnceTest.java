package org.groundswell.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Two requests about the same notifications at the same moment. */
@OnEveryDatabase
class NotificationsAtOnceTest {
    private static final int ROUNDS = 10;

    @Parameter
    TestDatabase kind;

    private NotificationWorld world;
    private AccountId ana;
    private AccountId ben;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = new NotificationWorld(kind, directory);
        ana = world.account("ana");
        ben = world.account("ben");
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** Runs both at once; how many of them were not refused as a conflict. */
    private static int both(Runnable one, Runnable other) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> each : threads.invokeAll(List.of(task(barrier, one), task(barrier, other)))) {
                done += each.get();
            }
        }
        return done;
    }

    private static Callable<Integer> task(CyclicBarrier barrier, Runnable work) {
        return () -> {
            barrier.await();
            try {
                work.run();
                return 1;
            } catch (Refusal.Conflict conflict) {
                return 0;
            }
        };
    }

    @Test
    void eachChangeOfAMarkerHasAVersionOfItsOwn() throws Exception {
        int changes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            int done = both(() -> set(103), () -> set(104));
            assertThat(done).isPositive();
            changes += done;
        }
        assertThat(world.services.markers().of(ana, List.of(Marker.Timeline.HOME)))
                .singleElement()
                .extracting(Marker::version)
                .isEqualTo(changes);
    }

    private void set(long lastRead) {
        world.services.markers().set(ana, Map.of(Marker.Timeline.HOME, lastRead));
    }

    @Test
    void whatArrivesWhileAllIsClearedIsClearedOrShown() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            world.post(ben, "hello @ana, " + i);
            world.catchUp();
            world.post(ben, "hello again @ana, " + i);
            both(() -> world.services.notifications().clear(ana), world::handleEvents);
            assertThat(world.shown(ana)).hasSizeLessThanOrEqualTo(1);
            world.services.notifications().clear(ana);
        }
    }

    @Test
    void nothingIsHeldOnceASenderIsAccepted() throws Exception {
        for (int i = 0; i < ROUNDS; i++) {
            AccountId sender = world.account("sender" + i);
            world.services
                    .requests()
                    .change(
                            ana,
                            now -> new Policy(
                                    Policy.Choice.FILTER,
                                    now.notFollowers(),
                                    now.newAccounts(),
                                    now.privateMentions(),
                                    now.limitedAccounts(),
                                    Set.of()));
            world.post(sender, "hello @ana");
            world.catchUp();
            long request = world.services
                    .requests()
                    .list(ana, Page.first(1))
                    .entries()
                    .getFirst()
                    .id();
            world.post(sender, "hello again @ana");
            both(() -> world.services.requests().accept(ana, List.of(request)), world::handleEvents);
            assertThat(world.types(ana)).as("held ones are in brackets").doesNotContain("(mention)");
            assertThat(world.shown(ana)).hasSize(2);
            world.services.notifications().clear(ana);
        }
    }
}
