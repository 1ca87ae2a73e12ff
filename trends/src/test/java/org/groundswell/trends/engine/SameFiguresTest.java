package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.Test;

/**
 * Compares every figure of a long run, to the last bit, with recorded hashes. A refactoring must not change the hashes;
 * a change of the method records new ones.
 */
class SameFiguresTest {
    private static final long HOUR = 60 * 60_000L;
    private static final TrendParameters NARROW = new TrendParameters(4, 1, 0.5, 1.5, 45, 5, 0.5, 0.02, 128, 1_600_000);

    @Test
    void theListsAndCheckpointsOfALongRunAreThoseRecorded() throws Exception {
        Hashes hashes = run(new SeededRun(2014), TrendParameters.DEFAULT, 1);

        // The run has no coordinates; OneSpotTest has.
        assertThat(hashes.reasons()).containsAll(EnumSet.complementOf(EnumSet.of(Discount.Reason.ONE_SPOT)));
        assertThat(hashes.all())
                .containsExactly(
                        "e96e87d3adeb13213e0d4b27e699850250ade7e35e5ca7386e72b54d7c9dfefa",
                        "15f73e7f77d41588dd5081c5a0d987b1ca5528c78f385e5d86a3331cd379a7b3");
    }

    /** With little memory, sampled crowds and three shards. */
    @Test
    void thoseOfAnEngineWithTooLittleMemoryAreThoseRecorded() throws Exception {
        Hashes hashes = run(new SeededRun(2015), NARROW, 3);

        assertThat(hashes.all())
                .containsExactly(
                        "c2e5ed3132d1bd6cf0bfa2e01faedba4da4bab727524c0067aebb86ccbc93c7b",
                        "c198cc1450f5c1f42853b31728dfb4c721c4cfdcb9091c8d736fb8c77fe5680a");
    }

    /**
     * The results of a run.
     *
     * @param lists SHA-256 of all lists, held tags and sizes, hour by hour
     * @param checkpoints SHA-256 of a checkpoint a day
     * @param reasons discounts that were found
     */
    private record Hashes(String lists, String checkpoints, Set<Discount.Reason> reasons) {
        List<String> all() {
            return List.of(lists, checkpoints);
        }
    }

    private static Hashes run(SeededRun run, TrendParameters parameters, int shards) throws Exception {
        TrendEngine engine = new TrendEngine(SeededRun.START, parameters, shards);
        MessageDigest lists = MessageDigest.getInstance("SHA-256");
        MessageDigest checkpoints = MessageDigest.getInstance("SHA-256");
        Set<Discount.Reason> reasons = EnumSet.noneOf(Discount.Reason.class);
        long hour = SeededRun.START / HOUR;
        for (SeededRun.Step step : run.steps()) {
            step.run(engine);
            if (step.at() / HOUR > hour) {
                hour = step.at() / HOUR;
                lists.update(text(engine).getBytes(StandardCharsets.UTF_8));
                discounts(engine).map(Discount::reason).forEach(reasons::add);
                if (hour % 6 == 0) {
                    engine.repair(run.history());
                }
                if (hour % 24 == 0) {
                    byte[] saved = saved(engine);
                    checkpoints.update(saved);
                    engine = hour % 48 == 0 ? TrendEngine.restore(ByteBuffer.wrap(saved), parameters) : engine;
                }
            }
        }
        return new Hashes(hex(lists), hex(checkpoints), reasons);
    }

    private static String text(TrendEngine engine) {
        List<String> lines = new ArrayList<>();
        engine.trends(50).entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(Place::toString)))
                .forEach(list -> lines.add(list.toString()));
        return lines + " " + engine.held() + " " + engine.tags() + " " + engine.bytes();
    }

    private static Stream<Discount> discounts(TrendEngine engine) {
        return Stream.concat(
                engine.trends(50).values().stream().flatMap(List::stream).flatMap(trend -> trend.discounts().stream()),
                engine.held().stream().flatMap(held -> held.discounts().stream()));
    }

    private static byte[] saved(TrendEngine engine) throws IOException {
        var bytes = new ByteArrayOutputStream();
        engine.save(bytes);
        return bytes.toByteArray();
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
