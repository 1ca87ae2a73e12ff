package org.groundswell.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** How much memory tags take, and how long it takes to save and restore as many as fit. */
final class TrendMemory {
    private static final long START = 1_400_000_000_000L;
    private static final long BUDGET = 512L << 20;
    private static final int COLD = 10_000_000;
    private static final int ACTIVE = 20_000;
    private static final int CROWD = 40;
    private static final int PEOPLE_EACH = 8;
    private static final long SIX_HOURS = 6L * 3_600_000;

    private final Path scratch;
    private final Table table;

    TrendMemory(Path scratch, Table table) {
        this.scratch = scratch;
        this.table = table;
    }

    void run() throws IOException {
        TrendParameters parameters = TrendParameters.DEFAULT.withMemory(BUDGET);
        long before = heap();
        TrendEngine engine = new TrendEngine(START, parameters);
        for (int i = 0; i < ACTIVE * PEOPLE_EACH; i++) {
            engine.use(Use.of("active" + i % ACTIVE, i, START + i / 1_000, i % 3 == 0 ? "PH" : "US"));
        }
        long active = engine.bytes();
        long activeHeap = heap() - before;
        boolean found = false;
        for (int i = 0; i < COLD; i++) {
            long at = START + 1_000_000 + (SIX_HOURS - 1_600_000) * i / COLD;
            engine.use(Use.of("cold" + i, i % 400_000, at, ""));
            if (i > COLD / 2 && i <= COLD / 2 + CROWD) {
                engine.use(Use.of("truth", i, at, ""));
            }
            found |= i == COLD / 2 + COLD / 100 && isListed(engine);
        }
        long all = engine.bytes();
        long allHeap = heap() - before;
        table.note(String.format(
                Locale.ENGLISH,
                "a tag with %d people in two countries takes %,d bytes (%,d of heap), a tag used once %.1f",
                PEOPLE_EACH,
                active / ACTIVE,
                activeHeap / ACTIVE,
                (double) (all - active) / (engine.tags() - ACTIVE)));
        table.note(String.format(
                Locale.ENGLISH,
                "%,d of %,d tags, all but %,d used once, are known in %d MB (%d MB of heap; may be %d)",
                engine.tags(),
                COLD + ACTIVE,
                ACTIVE,
                all >> 20,
                allHeap >> 20,
                BUDGET >> 20));
        table.note("the one tag among them that " + CROWD + " people used is " + (found ? "listed" : "NOT listed"));
        saveAndRestore(engine, parameters);
    }

    private static boolean isListed(TrendEngine engine) {
        return engine.trends(Place.WORLD, 10).stream()
                .anyMatch(trend -> trend.tag().equals("truth"));
    }

    private void saveAndRestore(TrendEngine engine, TrendParameters parameters) throws IOException {
        Path file = scratch.resolve("checkpoint");
        long start = System.nanoTime();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            engine.save(out);
        }
        long saved = System.nanoTime();
        int tags;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            tags = TrendEngine.restore(bytes, parameters).tags();
        } catch (CheckpointException e) {
            throw new IllegalStateException("what was just saved can't be restored", e);
        }
        table.note(String.format(
                Locale.ENGLISH,
                "saved in %,d ms (%d MB), restored in %,d ms with %,d tags",
                (saved - start) / 1_000_000,
                Files.size(file) >> 20,
                (System.nanoTime() - saved) / 1_000_000,
                tags));
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
