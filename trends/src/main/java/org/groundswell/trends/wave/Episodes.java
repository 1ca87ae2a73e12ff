package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds a tag's waves, hour by hour. The people of the last hour, six hours and day are compared with the numbers usual
 * at this time. A wave begins when one of the three is five standard deviations above the usual and there are at least
 * five people; it is over after a day in which none was two standard deviations above. A rise within a week of the last
 * one belongs to the same wave. A wave does not change what is usual until it has lasted two weeks; from then on it
 * teaches what is usual. What came twice at the same time of day, with calm in between, or of the week, is a habit and no
 * wave.
 */
final class Episodes {
    private static final int HOUR = 60;
    private static final double ENTER = 5;
    private static final double LEAVE = 2;
    private static final int LEAST_PEOPLE = 5;
    private static final int CALM_HOURS = 24;
    /** After so many calm hours, another rise of a wave is a day of its own, which can be the first of a habit. */
    private static final int CALM_BEFORE_RISE = 6;

    private static final int FIRST_DAY_HOURS = 24;
    private static final int SAME_WAVE_HOURS = 7 * 24;
    private static final int NEW_USUAL_HOURS = 14 * 24;

    private final Hours hours;
    private final UsualHours usual;
    private final List<Episode> found = new ArrayList<>();

    /** @param nowMinute the current minute: a wave with a high hour less than a day ago is running */
    Episodes(WaveUses uses, Hours hours, int nowMinute) {
        this.hours = hours;
        this.usual = new UsualHours(hours);
        for (Span span : spans()) {
            found.add(episode(uses, span, nowMinute));
        }
    }

    List<Episode> found() {
        return List.copyOf(found);
    }

    /** What was usual in each hour. */
    UsualHours usual() {
        return usual;
    }

    /** The first hour of a wave and its last high hour, both counted from the tag's first hour. */
    private record Span(int first, int last) {}

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int onset = -1;
        int lastRough = -1;
        // When the wave last rose from calm, and since when its hours have been calm.
        int rose = 0;
        int calmFrom = 0;
        for (int h = 0; h < hours.count(); h++) {
            UsualHours.High high = usual.open();
            double z = Math.max(high.inHours(), high.inDay());
            if (onset < 0 && z >= ENTER && high.inHours() >= LEAVE && hours.day[h] >= LEAST_PEOPLE) {
                onset = onsetOf(h);
                lastRough = h;
                rose = onset;
                calmFrom = h + 1;
                usual.change(onset, h, UsualHours.Kind.FIRST_DAY);
            } else if (onset >= 0 && z >= LEAVE) {
                lastRough = h;
            } else if (onset >= 0 && h - lastRough >= CALM_HOURS) {
                join(spans, new Span(onset, lastRough));
                usual.change(lastRough + 1, h, UsualHours.Kind.KNOWN);
                onset = -1;
            }
            if (high.inHours() >= LEAVE) {
                rose = h - calmFrom >= CALM_BEFORE_RISE ? h : rose;
                calmFrom = h + 1;
            }
            usual.close(kind(h, onset, rose));
        }
        if (onset >= 0) {
            join(spans, new Span(onset, lastRough));
        }
        return spans;
    }

    private static UsualHours.Kind kind(int h, int onset, int rose) {
        if (onset < 0 || h - onset >= NEW_USUAL_HOURS) {
            return UsualHours.Kind.KNOWN;
        }
        return h - rose < FIRST_DAY_HOURS ? UsualHours.Kind.FIRST_DAY : UsualHours.Kind.IN_WAVE;
    }

    private static void join(List<Span> spans, Span next) {
        boolean same = !spans.isEmpty()
                && next.first() - spans.getLast().last() < SAME_WAVE_HOURS
                // A wave that became the usual level has ended: this is another one.
                && spans.getLast().last() - spans.getLast().first() < NEW_USUAL_HOURS;
        spans.add(same ? new Span(spans.removeLast().first(), next.last()) : next);
    }

    /** The first hour of the unbroken run of hours above the usual level that leads to the hour of detection. */
    private int onsetOf(int detected) {
        int first = detected;
        while (first > 0 && isAbove(first - 1)) {
            first--;
        }
        // A wave detected in a longer window may have an empty last hour.
        while (hours.one[first] == 0) {
            first--;
        }
        return first;
    }

    private boolean isAbove(int h) {
        Range range = usual.hour(h);
        return hours.one[h] > range.people() + 2 * range.deviation();
    }

    private Episode episode(WaveUses uses, Span span, int nowMinute) {
        int afterLastHour = (hours.start + span.last() + 1) * HOUR;
        boolean running = nowMinute - afterLastHour < CALM_HOURS * HOUR;
        int from = uses.firstFrom((hours.start + span.first()) * HOUR);
        int to = uses.firstFrom(running ? nowMinute + 1 : afterLastHour);
        int onset = uses.minute(from);
        int end = running ? nowMinute + 1 : uses.minute(to - 1) + 1;
        return new Episode(
                onset, peak(span.first(), onset, end, nowMinute), end, running, to - from, uses.people(from, to));
    }

    /** The hour with most people, of equals the first, among those that are over. */
    private Optional<Episode.Peak> peak(int first, int onset, int end, int nowMinute) {
        int after = Math.min(Math.ceilDiv(end, HOUR), Math.floorDiv(nowMinute, HOUR)) - hours.start;
        int peak = first;
        for (int h = first; h < Math.min(after, hours.count()); h++) {
            if (hours.one[h] > hours.one[peak]) {
                peak = h;
            }
        }
        int hour = (hours.start + peak) * HOUR;
        return first < after
                ? Optional.of(new Episode.Peak(Math.max(onset, hour), Math.min(end, hour + HOUR), hours.one[peak]))
                : Optional.empty();
    }
}
