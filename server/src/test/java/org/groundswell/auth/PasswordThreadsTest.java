package org.groundswell.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;

/** Slow work has threads of its own, and room for so many who wait for it. */
class PasswordThreadsTest {
    @Test
    void twoAreServed32WaitAndTheNextIsToldToComeBack() throws Exception {
        PasswordThreads threads = new PasswordThreads(2);
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger served = new AtomicInteger();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> waiting = new ArrayList<>();
            for (int i = 0; i < 34; i++) {
                waiting.add(callers.submit(() -> threads.call(() -> {
                    assertThat(Thread.currentThread().isVirtual()).isFalse();
                    served.incrementAndGet();
                    go.await();
                    return true;
                })));
            }
            try {
                await().untilAsserted(() -> assertThat(threads.waiting()).isEqualTo(32));
                await().untilAsserted(() -> assertThat(served.get()).isEqualTo(2));
                assertThatThrownBy(() -> threads.call(() -> true))
                        .isInstanceOfSatisfying(
                                Refusal.Unavailable.class,
                                busy -> assertThat(busy.retryAfter()).isPositive());
            } finally {
                go.countDown();
            }
            for (Future<Boolean> each : waiting) {
                assertThat(each.get()).isTrue();
            }
        }
        assertThat(threads.<Boolean>call(() -> true)).isTrue();
    }

    @Test
    void whatFailsFailsForWhoAsked() {
        PasswordThreads threads = new PasswordThreads();
        assertThatThrownBy(() -> threads.call(() -> {
                    throw new Refusal.NotFound();
                }))
                .isInstanceOf(Refusal.NotFound.class);
    }
}
