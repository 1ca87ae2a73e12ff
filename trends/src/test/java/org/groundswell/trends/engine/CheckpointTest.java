package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that is saved and restored continues exactly, to the bit, as one that never stopped. */
class CheckpointTest {
    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14})
    void restoredAndUninterruptedAreEqualToTheBit(long seed) throws Exception {
        Traffic traffic = new Traffic(seed, 5);
        Random random = new Random(seed);
        var uninterrupted = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);
        var interrupted = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);
        List<Traffic.Step> steps = traffic.steps();
        int restored = 0;
        for (Traffic.Step step : steps) {
            step.action().accept(uninterrupted);
            step.action().accept(interrupted);
            if (random.nextInt(steps.size()) < 12) {
                interrupted = TrendEngine.restore(ByteBuffer.wrap(saved(interrupted)), TrendParameters.DEFAULT);
                restored++;
            }
            if (random.nextInt(50) == 0) {
                interrupted.repair(traffic.history());
                uninterrupted.repair(traffic.history());
            }
        }
        assertThat(restored).isGreaterThan(4);
        assertThat(saved(interrupted)).isEqualTo(saved(uninterrupted));
        assertThat(interrupted.trends(50)).isEqualTo(uninterrupted.trends(50));
        assertThat(interrupted.now()).isEqualTo(uninterrupted.now());
    }

    @Test
    void damagedCheckpointsAreRefused() throws Exception {
        TrendEngine engine = new TrendEngine(Traffic.START, TrendParameters.DEFAULT, 2);
        new Traffic(1, 1).steps().forEach(step -> step.action().accept(engine));
        byte[] good = saved(engine);
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] damaged = good.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            assertThatThrownBy(() -> TrendEngine.restore(ByteBuffer.wrap(damaged), TrendParameters.DEFAULT))
                    .isInstanceOf(CheckpointException.class);
            int length = random.nextInt(good.length);
            assertThatThrownBy(() -> TrendEngine.restore(ByteBuffer.wrap(good, 0, length), TrendParameters.DEFAULT))
                    .isInstanceOf(CheckpointException.class);
        }
    }

    @Test
    void aCheckpointWithOtherParametersIsRefused() throws Exception {
        byte[] saved = saved(new TrendEngine(Traffic.START, TrendParameters.DEFAULT));
        assertThatThrownBy(
                        () -> TrendEngine.restore(ByteBuffer.wrap(saved), TrendParameters.DEFAULT.withMemory(1 << 20)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("other parameters");
    }

    private static byte[] saved(TrendEngine engine) throws IOException {
        var bytes = new ByteArrayOutputStream();
        engine.save(bytes);
        return bytes.toByteArray();
    }
}
