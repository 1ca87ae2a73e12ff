package org.groundswell.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.jobs.Service;
import org.junit.jupiter.api.Test;

class LifecycleTest {
    private final List<String> happened = new ArrayList<>();
    private final Lifecycle lifecycle = new Lifecycle();

    /** A part that notes what happens to it, and fails where its name says so. */
    private Service part(String name) {
        return new Service() {
            @Override
            public void start() {
                happened.add("start " + name);
                failIf(name.contains("failing start"));
            }

            @Override
            public void close() {
                happened.add("close " + name);
                failIf(name.contains("failing close"));
            }

            private void failIf(boolean failing) {
                if (failing) {
                    throw new IllegalStateException(name);
                }
            }
        };
    }

    @Test
    void partsStartInOrderAndStopInReverse() {
        lifecycle.adopt(() -> happened.add("close database"));
        lifecycle.add(part("consumer"));
        lifecycle.add(part("http"));
        lifecycle.start();
        lifecycle.close();
        assertThat(happened)
                .containsExactly("start consumer", "start http", "close http", "close consumer", "close database");
    }

    @Test
    void aStartThatFailsHalfWayLeavesNothingOpen() {
        lifecycle.adopt(() -> happened.add("close database"));
        lifecycle.add(part("consumer"));
        lifecycle.add(part("failing start"));
        lifecycle.add(part("http"));
        assertThatThrownBy(lifecycle::start).hasMessage("failing start");
        assertThat(happened)
                .containsExactly(
                        "start consumer",
                        "start failing start",
                        "close http",
                        "close failing start",
                        "close consumer",
                        "close database");
        happened.clear();
        lifecycle.close();
        assertThat(happened).isEmpty();
    }

    @Test
    void aPartThatFailsToCloseKeepsNoOtherOpen() {
        lifecycle.add(part("first"));
        lifecycle.add(part("failing close"));
        lifecycle.add(part("last"));
        lifecycle.start();
        assertThatThrownBy(lifecycle::close)
                .satisfies(thrown -> assertThat(thrown.getSuppressed())
                        .singleElement()
                        .satisfies(cause -> assertThat(cause).hasMessage("failing close")));
        assertThat(happened).endsWith("close last", "close failing close", "close first");
    }
}
