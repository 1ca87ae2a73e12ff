package org.groundswell.emojis;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.jobs.Schedule;
import org.groundswell.jobs.Service;
import org.groundswell.text.EmojiMarkup;

/**
 * The emojis in memory, so that finding those of a text costs no query. A change is seen at once by the process that makes it, and
 * by others when they next look at the version, every {@value #SECONDS} seconds.
 */
public final class CustomEmojis implements Service, EmojiMarkup.Pictures {
    private static final int SECONDS = 2;

    private final Database database;
    private final Schedule schedule;
    private final EmojiStore store = new EmojiStore();
    private volatile Snapshot snapshot = new Snapshot(0, EmojiSet.NONE);

    private record Snapshot(long version, EmojiSet emojis) {
        Snapshot(long version, List<CustomEmoji> all) {
            this(version, new EmojiSet(all));
        }
    }

    public CustomEmojis(Database database) {
        this.database = database;
        this.schedule =
                new Schedule("custom-emojis", Duration.ofSeconds(SECONDS), Duration.ofSeconds(SECONDS), this::refresh);
    }

    /** Reads the emojis before the first request is answered. */
    @Override
    public void start() {
        refresh();
        schedule.start();
    }

    @Override
    public void close() {
        schedule.close();
    }

    /** Reads the emojis if they have changed. Of two refreshes the later one reads later, so that it has the last word. */
    public synchronized void refresh() {
        long known = snapshot.version();
        // The emojis are read after the version: at worst they are newer than it, and are read again.
        database.<Optional<Snapshot>>read(tx -> Optional.of(store.version(tx))
                        .filter(version -> version != known)
                        .map(version -> new Snapshot(version, store.all(tx))))
                .ifPresent(changed -> snapshot = changed);
    }

    /** The emojis at this moment: a caller that needs several things of them asks once. */
    public EmojiSet now() {
        return snapshot.emojis();
    }

    @Override
    public boolean isEmpty() {
        return now().isEmpty();
    }

    @Override
    public Optional<EmojiMarkup.Picture> picture(String shortcode) {
        return now().picture(shortcode);
    }
}
