package org.groundswell.timelines;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.groundswell.app.Core;
import org.groundswell.events.Envelope;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.statuses.StatusStore;

/** Timelines in memory that get events when the test says so, and are read into memory before the next step of the test. */
final class MemoryByHand implements AutoCloseable {
    private final Core core;
    private final ExecutorService readers = Executors.newSingleThreadExecutor();
    private final TimelineMemory memory;
    private final Timelines timelines;
    private Position position;

    MemoryByHand(Core core, int kept) {
        this.core = core;
        StatusStore store = core.publishing().store();
        this.memory = new TimelineMemory(
                core.database(), core.events(), new TimelineReader(core.events(), store, kept), readers);
        this.timelines = new Timelines(
                core.database(),
                core.tagging().store(),
                core.tagging().links(),
                store,
                core.publishing().statusPages(),
                memory);
        this.position = end();
        memory.begin();
    }

    /** Timelines that are answered from memory. Waits for the reads into memory that have begun. */
    Timelines timelines() {
        settle();
        return timelines;
    }

    TimelineFeed.Subscription listen(AccountId viewer, Timeline timeline, Consumer<TimelineFeed.Change> listener) {
        return memory.listen(viewer, timeline, listener);
    }

    /** Passes on the next events. */
    void handle(int most) {
        end();
        List<Envelope> events = core.database().read(tx -> core.events().after(tx, position, most));
        if (!events.isEmpty()) {
            memory.handle(events);
            position = events.getLast().position();
        }
        settle();
    }

    /** Passes on all events. */
    void handleAll() {
        Position end = end();
        while (end.isAfter(position)) {
            handle(1_000);
        }
    }

    void settle() {
        do {
            try {
                readers.submit(() -> {}).get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        } while (memory.isLoading());
    }

    long pages() {
        return memory.pages(true) + memory.pages(false);
    }

    long pagesFromMemory() {
        return memory.pages(true);
    }

    /** The end of the log, after all events got their position. */
    private Position end() {
        core.events().consumers();
        return core.events().end();
    }

    @Override
    public void close() {
        memory.close();
    }
}
