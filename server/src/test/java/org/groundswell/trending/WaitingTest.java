package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private final Waiting waiting = new Waiting(3);
    private final List<Use> released = new ArrayList<>();

    @Test
    void usesComeInTheOrderOfTheirTimesAndNotBefore() {
        assertThat(waiting.add(use(3))).isTrue();
        assertThat(waiting.add(use(1))).isTrue();
        assertThat(waiting.add(use(1))).isTrue();

        waiting.release(0, released::add);
        assertThat(released).isEmpty();
        waiting.release(2, released::add);
        assertThat(released).containsExactly(use(1), use(1));
        waiting.release(3, released::add);
        assertThat(released).containsExactly(use(1), use(1), use(3));
    }

    /** A flood of posts dated ahead takes no more memory than this; the others are counted at once. */
    @Test
    void noMoreWaitThanAllowed() {
        for (int at = 1; at <= 3; at++) {
            assertThat(waiting.add(use(at))).isTrue();
        }
        assertThat(waiting.add(use(4))).isFalse();
        assertThat(waiting.remove(use(4))).isFalse();

        waiting.release(1, released::add);
        assertThat(waiting.add(use(4))).isTrue();
        assertThat(waiting.remove(use(2))).isTrue();
        assertThat(waiting.add(use(5))).isTrue();
        assertThat(waiting.add(use(6))).isFalse();
        waiting.release(9, released::add);
        assertThat(released).containsExactly(use(1), use(3), use(4), use(5));
    }

    @Test
    void theyAreThereAfterARestart() throws IOException, CheckpointException {
        waiting.add(use(1));
        waiting.add(use(1));
        waiting.add(use(2));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        CheckpointOutput out = new CheckpointOutput(saved);
        waiting.save(out);
        out.finish();

        Waiting restored = new Waiting(new CheckpointInput(ByteBuffer.wrap(saved.toByteArray())));
        assertThat(restored.remove(use(1))).isTrue();
        restored.release(9, released::add);
        assertThat(released).containsExactly(use(1), use(2));
    }

    private static Use use(long at) {
        return Use.of("tag", 7, at, "PH");
    }
}
