package org.groundswell.web.tag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.groundswell.charts.WaveView;
import org.groundswell.metrics.Metered;
import org.groundswell.metrics.Meters;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.rendering.Templates;
import org.groundswell.statuses.StatusPage;
import org.groundswell.stories.TagCare;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Translator;
import org.groundswell.timelines.Origin;
import org.groundswell.timelines.TagQuery;
import org.groundswell.timelines.Timeline;
import org.groundswell.timelines.Timelines;
import org.groundswell.waves.Stretch;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.PageFrame;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.view.PostView;
import org.groundswell.web.view.PostViews;
import org.groundswell.web.view.Visitor;
import org.groundswell.web.view.WaveViews;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Streams of changes to tags, for open pages. A tag is checked and written at most once a second, however many pages watch it:
 * all of them are sent the same bytes.
 */
final class LiveTags implements Metered, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTags.class);
    private static final Duration PACE = Duration.ofSeconds(1);
    /** A curve is many bytes, and changes little in a second. */
    private static final Duration CURVE_PACE = Duration.ofSeconds(5);
    /** Silence is broken this often, so that proxies keep the connection and closed ones are noticed. */
    private static final Duration STILL_HERE = Duration.ofSeconds(15);

    private static final int MOST_WATCHERS = 10_000;
    /** Generous, since a school or a newsroom may share an address. */
    private static final int MOST_FROM_AN_ADDRESS = 200;

    private static final int POSTS = 5;
    private static final byte[] HELLO = "retry: 5000\n\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SILENCE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final Tags tags;
    private final Timelines timelines;
    private final Waves waves;
    private final TagCare care;
    private final WaveViews waveViews;
    private final PostViews postViews;
    private final Templates templates;
    private final Translator t;
    private final PageFrame around;
    private final boolean limited;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    private final ReentrantLock lock = new ReentrantLock();
    // Guarded by the lock.
    private final Map<TagName, Channel> channels = new HashMap<>();
    private final Map<String, Integer> addresses = new HashMap<>();
    private int watchers;
    private volatile boolean closed;

    LiveTags(Tags tags, Timelines timelines, Waves waves, TagCare care, WebParts parts) {
        this.tags = tags;
        this.timelines = timelines;
        this.waves = waves;
        this.care = care;
        this.waveViews = parts.waves();
        this.postViews = parts.posts();
        this.templates = parts.templates();
        this.t = parts.messages().english(); // until there is a stream per language
        this.around = parts.renderer().aroundFragment(t);
        this.limited = parts.limits().isOn();
        this.clock = parts.clock();
    }

    @Override
    public void meter(Meters meters) {
        meters.gauge("groundswell.streams.open", "Streams of watched tags that are open", () -> watching());
        meters.gauge("groundswell.streams.tags", "Tags that are watched", () -> watched());
    }

    private int watching() {
        lock.lock();
        try {
            return watchers;
        } finally {
            lock.unlock();
        }
    }

    private int watched() {
        lock.lock();
        try {
            return channels.size();
        } finally {
            lock.unlock();
        }
    }

    /** A message to all watchers of a tag. */
    @SuppressWarnings("ArrayRecordComponent") // sent, never compared
    private record Frame(long number, byte[] bytes) {}

    /** A tag with its number of watchers and the latest frame. */
    private final class Channel {
        private final TagName tag;
        private final Condition changed = lock.newCondition();
        // Guarded by the lock.
        private int watchers;
        private @Nullable Frame frame;

        Channel(TagName tag) {
            this.tag = tag;
        }

        /** Waits for the next frame; null if there was none for {@link #STILL_HERE}. */
        @Nullable
        Frame after(long number) {
            lock.lock();
            try {
                long wait = STILL_HERE.toNanos();
                while (!closed && (frame == null || frame.number() <= number) && wait > 0) {
                    wait = changed.awaitNanos(wait);
                }
                return frame == null || frame.number() <= number ? null : frame;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return null;
            } finally {
                lock.unlock();
            }
        }
    }

    /** A stream of changes to a tag. It counts as a watcher from its beginning to its end. */
    final class Watch {
        private final TagName tag;
        private final String address;

        private Watch(TagName tag, String address) {
            this.tag = tag;
            this.address = address;
        }

        /** Writes frames until the connection closes; ends at once if the limit of watchers was reached meanwhile. */
        void tell(OutputStream out) throws IOException {
            Channel channel = join(this);
            if (channel == null) {
                return;
            }
            try {
                out.write(HELLO);
                out.flush();
                long last = 0;
                while (!closed && !Thread.currentThread().isInterrupted()) {
                    Frame frame = channel.after(last);
                    if (frame != null) {
                        last = frame.number();
                    }
                    out.write(frame == null ? SILENCE : frame.bytes());
                    out.flush();
                }
            } finally {
                leave(this, channel);
            }
        }
    }

    /**
     * Prepares a stream. It counts as a watcher only once it begins, which it never does for {@code HEAD}.
     *
     * @throws Refusal.TooMany if there are too many watchers
     */
    Watch watch(TagName tag, String address) {
        lock.lock();
        try {
            if (isFull(address)) {
                throw new Refusal.TooMany(Duration.ofMinutes(1));
            }
            return new Watch(tag, address);
        } finally {
            lock.unlock();
        }
    }

    /** Called under the lock. */
    private boolean isFull(String address) {
        return closed
                || watchers >= MOST_WATCHERS
                || limited && addresses.getOrDefault(address, 0) >= MOST_FROM_AN_ADDRESS;
    }

    private @Nullable Channel join(Watch watch) {
        lock.lock();
        try {
            if (isFull(watch.address)) {
                return null;
            }
            watchers++;
            addresses.merge(watch.address, 1, Integer::sum);
            Channel channel = channels.get(watch.tag);
            if (channel == null) {
                Channel fresh = new Channel(watch.tag);
                channels.put(watch.tag, fresh);
                Thread.ofVirtual().name("live-" + channels.size()).start(() -> run(fresh));
                channel = fresh;
            }
            channel.watchers++;
            return channel;
        } finally {
            lock.unlock();
        }
    }

    private void leave(Watch watch, Channel channel) {
        lock.lock();
        try {
            watchers--;
            channel.watchers--;
            addresses.computeIfPresent(watch.address, (_, count) -> count > 1 ? count - 1 : null);
        } finally {
            lock.unlock();
        }
    }

    /** Checks a tag as long as it is watched. */
    private void run(Channel channel) {
        Sight last = Sight.NONE;
        while (isWatched(channel)) {
            try {
                last = look(channel, last);
            } catch (RuntimeException failed) {
                if (closed) {
                    return;
                }
                // The next check may succeed: the streams stay open.
                LOG.atWarn().setCause(failed).log("could not look at a tag that is watched");
            }
            try {
                TimeUnit.NANOSECONDS.sleep(PACE.toNanos());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isWatched(Channel channel) {
        lock.lock();
        try {
            if (channel.watchers > 0 && !closed) {
                return true;
            }
            channels.remove(channel.tag, channel);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The state of a tag at the latest frame.
     *
     * @param curveAt the time of the latest frame with the curve
     */
    private record Sight(long number, int posts, int people, long newest, Instant curveAt) {
        static final Sight NONE = new Sight(0, -1, -1, 0, Instant.EPOCH);
    }

    private Sight look(Channel channel, Sight last) {
        Tag tag = tags.get(channel.tag.key());
        Instant now = clock.instant();
        WaveView wave = waveViews.of(waves.of(tag, Stretch.MAIN), t);
        TagQuery query =
                new TagQuery(waves.together(tag).stream().map(Tag::name).toList(), List.of(), List.of());
        StatusPage newest =
                timelines.page(Optional.empty(), new Timeline.Tagged(query, Origin.ANYWHERE), Page.first(POSTS));
        long newestId = newest.statuses().isEmpty()
                ? 0
                : newest.statuses().getFirst().id().value();
        boolean changed = wave.posts() != last.posts() || wave.people() != last.people() || newestId != last.newest();
        boolean curve = Duration.between(last.curveAt(), now).compareTo(changed ? CURVE_PACE : STILL_HERE) >= 0;
        if (!changed && !curve) {
            return last;
        }
        ObjectNode frame = json.createObjectNode();
        frame.put("posts", wave.posts()).put("people", wave.people()).put("sentence", wave.sentence());
        if (curve) {
            frame.put("line", wave.chart().people().line())
                    .put("area", wave.chart().people().area())
                    .put("band", wave.chart().band())
                    .put("expected", wave.chart().expected());
        }
        ArrayNode posts = frame.putArray("latest");
        boolean careful = care.isNeeded(tag.name());
        // All of the newest, since slow connections miss frames; oldest first, since the page adds each on top.
        for (PostView post : postViews.of(newest, Visitor.STRANGER, t).reversed()) {
            posts.addObject().put("id", post.id()).put("html", templates.text(new LivePost(around, post, careful)));
        }
        long number = last.number() + 1;
        tell(
                channel,
                new Frame(
                        number, ("data: " + json.writeValueAsString(frame) + "\n\n").getBytes(StandardCharsets.UTF_8)));
        return new Sight(number, wave.posts(), wave.people(), newestId, curve ? now : last.curveAt());
    }

    private void tell(Channel channel, Frame frame) {
        lock.lock();
        try {
            channel.frame = frame;
            channel.changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closed = true;
        lock.lock();
        try {
            channels.values().forEach(channel -> channel.changed.signalAll());
        } finally {
            lock.unlock();
        }
    }
}
