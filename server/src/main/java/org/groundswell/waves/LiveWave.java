package org.groundswell.waves;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.groundswell.events.Event;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.Refusal;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.View;
import org.groundswell.trends.wave.WaveAnalysis;
import org.groundswell.trends.wave.WaveUses;
import org.jspecify.annotations.Nullable;

/**
 * The posts of a tag in memory, with cached figures. Events that arrive while the posts are still being read from the
 * database are queued, and applied afterwards. Figures are recomputed on request when the posts have changed, but at
 * most twice a second.
 */
final class LiveWave {
    private static final Duration REST = Duration.ofMillis(500);
    private static final int VIEWS_KEPT = 32;
    private static final int MINUTE_MILLIS = 60_000;
    private static final int SHORTEST_MINUTES = 60;
    /** The share of a wave's length that is shown before and after it. */
    private static final double MARGIN = 0.06;

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Event> pendingEvents = new ArrayList<>();
    private final Map<WaveQuery, Figures> seen = new HashMap<>();
    private @Nullable WavePosts posts;
    private @Nullable WaveAnalysis analysis;
    private Instant analysedAt = Instant.EPOCH;
    private boolean changed;
    private volatile Instant lastRequestedAt;

    LiveWave(Instant now) {
        this.lastRequestedAt = now;
    }

    /** The instance for a tag without uses. */
    static LiveWave empty(Instant now) {
        LiveWave wave = new LiveWave(now);
        wave.fill(new WavePosts(Set.of()));
        return wave;
    }

    /**
     * The result of a request.
     *
     * @param chosen the number of the wave shown, from 1; empty if another part is shown
     */
    record Figures(Life life, Optional<Integer> chosen, View view, String largestServer, Instant at) {}

    /** The time of the last request for it. */
    Instant lastRequestedAt() {
        return lastRequestedAt;
    }

    /** The approximate memory, in units of a post: each hour of its history takes as much as a post. */
    long size() {
        lock.lock();
        try {
            if (posts == null || posts.uses().isEmpty()) {
                return 0;
            }
            int count = posts.uses().size();
            return (long) count + (posts.uses().minute(count - 1) - posts.uses().minute(0)) / 60;
        } finally {
            lock.unlock();
        }
    }

    /** Sets the stored posts, which must have been read after this wave began to receive events. */
    void fill(WavePosts stored) {
        lock.lock();
        try {
            pendingEvents.forEach(stored::apply);
            pendingEvents.clear();
            posts = stored;
            changed = true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Applies events; returns the accounts whose description must be read: new ones, and ones whose profile or
     * followers changed.
     */
    List<AccountId> apply(List<Event> events) {
        lock.lock();
        try {
            WavePosts filled = posts;
            if (filled == null) {
                pendingEvents.addAll(events);
                return List.of();
            }
            List<AccountId> undescribed = new ArrayList<>();
            for (Event event : events) {
                AccountId about = about(event);
                boolean known = about != null && filled.uses().knows(about.value());
                changed |= filled.apply(event);
                boolean isNew = about != null && !known && filled.uses().knows(about.value());
                if (isNew || (known && isAboutAccount(event))) {
                    undescribed.add(about);
                }
            }
            return undescribed;
        } finally {
            lock.unlock();
        }
    }

    void describe(long account, String domain, boolean bot, int followers) {
        lock.lock();
        try {
            if (posts != null && posts.uses().knows(account)) {
                posts.describe(account, domain, bot, followers);
                changed = true;
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The figures of a part of the history.
     *
     * @throws Refusal.NotFound if there is no wave with this number
     * @throws Refusal.Invalid if the step is too short for the part
     */
    Figures figures(WaveQuery query, Instant now) {
        lastRequestedAt = now;
        lock.lock();
        try {
            WaveAnalysis current = current(now);
            Figures before = seen.get(query);
            if (before != null) {
                return before;
            }
            Figures fresh = query(current, query, now, analysedAt);
            if (seen.size() >= VIEWS_KEPT) {
                seen.clear();
            }
            seen.put(query, fresh);
            return fresh;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The figures as of a past moment, from the posts that exist now. Nothing of it is kept.
     *
     * @throws Refusal.NotFound if there was no wave with this number
     * @throws Refusal.Invalid if the step is too short for the part
     */
    Figures figuresAt(WaveQuery query, Instant moment, Instant now) {
        lastRequestedAt = now;
        lock.lock();
        try {
            WaveUses until = filled().uses().before(Ids.first(moment.toEpochMilli() + 1));
            return query(new WaveAnalysis(until, minute(moment)), query, moment, moment);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Runs a query on one of the waves, or on the whole history if there is none.
     *
     * @param number the number of the wave; empty for the main one
     */
    <T> T query(Optional<Integer> number, Instant now, Query<T> query) {
        lastRequestedAt = now;
        lock.lock();
        try {
            WaveAnalysis current = current(now);
            Life life = current.life();
            Optional<Episode> wave = number.filter(each -> each <= life.waves().size())
                    .map(each -> life.waves().get(each - 1))
                    .or(life::main);
            Minutes part = wave.map(each -> new Minutes(each.onset(), each.end()))
                    .orElseGet(() -> part(new WaveQuery.Part.Whole(), life, now));
            return query.at(current, wave, part);
        } finally {
            lock.unlock();
        }
    }

    /** A computation on a wave. */
    interface Query<T> {
        /**
         * @param wave the wave; empty if there is none
         * @param part the period of the wave, or of the whole history
         */
        T at(WaveAnalysis analysis, Optional<Episode> wave, Minutes part);
    }

    int peopleUntil(int minute, Instant now) {
        lastRequestedAt = now;
        lock.lock();
        try {
            return filled().uses().people(0, filled().uses().firstFrom(minute));
        } finally {
            lock.unlock();
        }
    }

    private WaveAnalysis current(Instant now) {
        WaveAnalysis last = analysis;
        if (last != null && !isOld(now)) {
            return last;
        }
        WaveAnalysis fresh = new WaveAnalysis(filled().uses(), minute(now));
        analysis = fresh;
        analysedAt = now;
        changed = false;
        seen.clear();
        return fresh;
    }

    private boolean isOld(Instant now) {
        return minute(now) != minute(analysedAt)
                || (changed && Duration.between(analysedAt, now).compareTo(REST) >= 0);
    }

    private Figures query(WaveAnalysis current, WaveQuery query, Instant now, Instant at) {
        Life life = current.life();
        Optional<Integer> chosen = wave(query.part(), life);
        Minutes part = chosen.map(number -> life.waves().get(number - 1))
                .map(wave -> new Minutes(wave.onset(), wave.end()))
                .orElseGet(() -> part(query.part(), life, now));
        int margin = chosen.isPresent() ? (int) (MARGIN * part.length()) : 0;
        int to = Math.min(part.to() + margin, Math.max(part.to(), minute(now) + 1));
        Minutes shown = new Minutes(Math.min(part.from() - margin, to - SHORTEST_MINUTES), to);
        int step = query.step()
                .map(each -> Math.toIntExact(each.toMinutes()))
                .orElse(WaveAnalysis.stepFor(shown.length()));
        if (shown.length() / step > WaveAnalysis.MOST_INTERVALS - 2) {
            throw new Refusal.Invalid("step", "error.wave.fine");
        }
        View view = current.view(part, shown, step);
        return new Figures(life, chosen, view, filled().server(view.origins().largest()), at);
    }

    private static Minutes part(WaveQuery.Part part, Life life, Instant now) {
        if (part instanceof WaveQuery.Part.Between(Instant from, Instant to)) {
            return new Minutes(minute(from), Math.max(minute(from) + 1, minute(to)));
        }
        boolean empty = life.posts() == 0;
        return new Minutes(
                minute(empty ? now : Ids.instant(life.first())), minute(empty ? now : Ids.instant(life.last())) + 1);
    }

    private static Optional<Integer> wave(WaveQuery.Part part, Life life) {
        return switch (part) {
            case WaveQuery.Part.Main _ -> life.main().map(wave -> life.waves().indexOf(wave) + 1);
            case WaveQuery.Part.Wave(int number) -> {
                if (number < 1 || number > life.waves().size()) {
                    throw new Refusal.NotFound(
                            "error.wave.none",
                            "number",
                            number,
                            "waves",
                            life.waves().size());
                }
                yield Optional.of(number);
            }
            case WaveQuery.Part.Whole _, WaveQuery.Part.Between _ -> Optional.empty();
        };
    }

    private WavePosts filled() {
        if (posts == null) {
            throw new IllegalStateException("nothing has been read yet");
        }
        return posts;
    }

    private static boolean isAboutAccount(Event event) {
        return event instanceof Event.AccountUpdated
                || event instanceof Event.Followed
                || event instanceof Event.Unfollowed;
    }

    private static @Nullable AccountId about(Event event) {
        return switch (event) {
            case Event.StatusPosted posted -> posted.status().account();
            case Event.StatusChanged changed -> changed.status().account();
            case Event.StatusDeleted _,
                    Event.Favourited _,
                    Event.PollEnded _,
                    Event.Unfavourited _,
                    Event.Relation _,
                    Event.AccountCreated _,
                    Event.AccountDeleted _,
                    Event.AccountRestricted _,
                    Event.Shield _,
                    Event.FiltersChanged _,
                    Event.TrendAlerted _,
                    Event.QuoteRequested _,
                    Event.Notified _,
                    Event.Moderation _,
                    Event.PrivateMentionJudged _,
                    Event.ConversationUpdated _,
                    Event.Announcing _,
                    Event.TrendsReviewed _ -> null;
            case Event.AccountUpdated(AccountId account) -> account;
            case Event.Followed followed -> followed.followee();
            case Event.Unfollowed unfollowed -> unfollowed.followee();
        };
    }

    private static int minute(Instant moment) {
        return Math.toIntExact(Math.floorDiv(moment.toEpochMilli(), MINUTE_MILLIS));
    }
}
