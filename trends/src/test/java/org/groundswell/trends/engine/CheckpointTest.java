package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
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

    /** The thresholds of a day, too, which depend on the first quarter of an hour in which they are needed. */
    @Test
    void anEngineRestoredAtNoonContinuesToTheBit() throws Exception {
        long minute = 60_000;
        long hour = 60 * minute;
        long day = 24 * hour;
        Random random = new Random(3);
        TrendEngine live = new TrendEngine(Traffic.START - 17 * day, TrendParameters.DEFAULT);
        List<Use> uses = new ArrayList<>();
        for (long at = Traffic.START - 16 * day; at < Traffic.START + 15 * hour; at += 3 * minute) {
            int tag = (int) Math.min(19, -4 * Math.log(1 - random.nextDouble()));
            uses.add(Use.of("t" + tag, random.nextInt(5_000), at, ""));
        }
        long noon = Traffic.START + 12 * hour + 7 * minute;
        uses.stream().filter(use -> use.at() < noon).forEach(live::use);
        TrendEngine restored = TrendEngine.restore(ByteBuffer.wrap(saved(live)), TrendParameters.DEFAULT);
        uses.stream().filter(use -> use.at() >= noon).forEach(use -> {
            live.use(use);
            restored.use(use);
        });
        assertThat(saved(restored)).isEqualTo(saved(live));
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
