package org.groundswell.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Slow servers that one account links to don't keep the previews of others waiting. */
@OnEveryDatabase
class SlowPagesTest {
    @Parameter
    TestDatabase kind;

    @Test
    void anAuthorHasTwoPagesAtATime(@TempDir Path directory) {
        CountDownLatch answer = new CountDownLatch(1);
        try (PreviewWorld world = new PreviewWorld(kind, directory);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            AccountId ana = world.account("ana");
            AccountId ben = world.account("ben");
            for (int i = 0; i < 3; i++) {
                world.talks.put("/slow" + i, (_, output) -> {
                    try {
                        answer.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    output.write(PreviewWorld.answer("text/html", "<title>Slow</title>")
                            .getBytes(StandardCharsets.UTF_8));
                });
                world.post(ana, world.url("slow" + i + ".example", "/slow" + i));
            }
            world.page("/quick", "Quick");
            StatusId bens = world.post(ben, world.url("/quick"));
            StatusId deleted = world.post(ben, world.url("/deleted"));
            world.core.publishing().posting().delete(ben, deleted);
            world.handleEvents();

            threads.execute(world::fetchNext);
            threads.execute(world::fetchNext);
            await().until(() -> world.asked("/slow0") + world.asked("/slow1") == 2);
            world.fetch();
            assertThat(world.asked("/slow2")).isZero();
            assertThat(world.title(ben, bens)).contains("Quick");
            assertThat(world.asked("/deleted")).isZero();

            answer.countDown();
            await().until(() -> {
                world.fetchAfter(AuthorTurns.STEP);
                return world.asked("/slow2") == 1;
            });
        } finally {
            answer.countDown();
        }
    }
}
