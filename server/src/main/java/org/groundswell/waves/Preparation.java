package org.groundswell.waves;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.groundswell.jobs.Service;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;

/**
 * Computes what the page of a large tag shows in the background. Reading hundreds of thousands of posts for the first time takes
 * seconds, in which the page is shown without its figures.
 */
public final class Preparation implements Service {
    /** Tags with fewer posts are read while the reader waits, which takes a fraction of a second. */
    static final long LARGE = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Further tags are begun when one of these has been prepared. */
    private static final int MOST = 8;

    private final WaveServices waves;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    // Guarded by itself.
    private final Map<List<TagName>, CompletableFuture<Void>> running = new HashMap<>();

    public Preparation(WaveServices waves) {
        this.waves = waves;
    }

    /**
     * Whether the figures of a tag, counted together with its variants, are at hand; waits for them for up to a second. If they
     * are not, they are being computed.
     *
     * @param query the part of its history of which figures are computed
     */
    public boolean isReady(Tag tag, WaveQuery query) {
        return isReady(waves.waves().together(tag), () -> prepare(tag, query));
    }

    /** The same for a tag alone, without its variants. */
    public boolean isReadyAlone(Tag tag, WaveQuery query) {
        return isReady(List.of(tag), () -> waves.waves().ofSingleTag(tag, query));
    }

    private boolean isReady(List<Tag> together, Runnable work) {
        if (together.stream().mapToLong(Tag::posts).sum() < LARGE) {
            return true;
        }
        List<TagName> names = together.stream().map(Tag::name).toList();
        CompletableFuture<Void> begun;
        synchronized (running) {
            begun = running.get(names);
            if (begun == null && waves.waves().isInMemory(together)) {
                return true;
            }
            if (begun == null && running.size() >= MOST) {
                return false;
            }
            if (begun == null) {
                begun = begin(names, work);
            }
        }
        // If it has failed, the page is computed anew, and reports the reason.
        return begun.<Boolean>handle((_, _) -> true)
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private CompletableFuture<Void> begin(List<TagName> names, Runnable work) {
        CompletableFuture<Void> begun = CompletableFuture.runAsync(
                () -> {
                    try {
                        work.run();
                    } finally {
                        synchronized (running) {
                            running.remove(names);
                        }
                    }
                },
                workers);
        running.put(names, begun);
        return begun;
    }

    /** Computes everything that is kept for a while. */
    private void prepare(Tag tag, WaveQuery query) {
        Optional<Integer> wave = waves.waves().of(tag, query).chosen();
        waves.beginnings().of(tag, wave);
        waves.courses().of(tag, wave);
        waves.phrases().of(tag, wave);
        waves.pages().of(tag, wave);
        waves.relations().of(tag, wave);
        waves.voices().of(tag, wave, Optional.empty());
        waves.highlights().of(tag, wave, Optional.empty());
    }

    @Override
    public void start() {}

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
