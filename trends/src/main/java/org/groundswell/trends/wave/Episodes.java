package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.score.Significance;

/**
 * Finds a tag's waves, hour by hour. The people of the last hour, six hours and day are compared with the usual numbers
 * before. A wave begins when one of the three is five standard deviations above the usual and there are at least five
 * people; it is over after a day in which none was two standard deviations above. A rise within a week of the last one
 * belongs to the same wave. A wave does not change the usual level until it has lasted two weeks; from then on it is
 * the usual level.
 */
final class Episodes {
    private static final int HOUR = 60;
    private static final double ENTER = 5;
    private static final double LEAVE = 2;
    private static final double BETA = 1;
    private static final int LEAST_PEOPLE = 5;
    private static final int CALM_HOURS = 24;
    private static final int SAME_WAVE_HOURS = 7 * 24;
    private static final int NEW_USUAL_HOURS = 14 * 24;
    private static final int SEASON_AFTER_HOURS = 48;
    private static final double SEASON_FROM = 0.5;

    private static final double HALF_LIFE_HOURS = 7 * 24;

    private final Hours hours;
    private final Level one = new Level(HOUR, HALF_LIFE_HOURS);
    private final Level six = new Level(HOUR * Hours.SIX, HALF_LIFE_HOURS / Hours.SIX);
    private final Level day = new Level(HOUR * Hours.DAY, HALF_LIFE_HOURS / Hours.DAY);
    private final Season season = new Season();
    private final double[] factors;
    private final List<Episode> found = new ArrayList<>();

    /** @param nowMinute the current minute: a wave with a high hour less than a day ago is running */
    Episodes(WaveUses uses, Hours hours, int nowMinute) {
        this.hours = hours;
        this.factors = new double[hours.count()];
        for (Span span : spans()) {
            found.add(episode(uses, span, nowMinute));
        }
    }

    List<Episode> found() {
        return List.copyOf(found);
    }

    /**
     * The season's factor of an hour: its expected people divided by those of the average hour. Hours count from the
     * epoch.
     */
    double factorAt(int hour) {
        int h = hour - hours.start;
        return h < 0 || h >= factors.length ? 1 : factors[h];
    }

    /** The first hour of a wave and its last high hour, both counted from the tag's first hour. */
    private record Span(int first, int last) {}

    private List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        int onset = -1;
        int lastRough = -1;
        for (int h = 0; h < hours.count(); h++) {
            factors[h] = factor(h);
            double z = significance(h);
            if (onset < 0 && z >= ENTER && hours.day[h] >= LEAST_PEOPLE) {
                onset = onsetOf(h);
                lastRough = h;
            } else if (onset >= 0 && z >= LEAVE) {
                lastRough = h;
            } else if (onset >= 0 && h - lastRough >= CALM_HOURS) {
                join(spans, new Span(onset, lastRough));
                onset = -1;
            }
            if (onset < 0 || h - onset >= NEW_USUAL_HOURS) {
                learn(h);
            }
        }
        if (onset >= 0) {
            join(spans, new Span(onset, lastRough));
        }
        return spans;
    }

    private static void join(List<Span> spans, Span next) {
        boolean same = !spans.isEmpty()
                && next.first() - spans.getLast().last() < SAME_WAVE_HOURS
                // A wave that became the usual level has ended: this is another one.
                && spans.getLast().last() - spans.getLast().first() < NEW_USUAL_HOURS;
        spans.add(same ? new Span(spans.removeLast().first(), next.last()) : next);
    }

    private double significance(int h) {
        double inHour = Significance.of(hours.one[h], one.expected(factors[h]), one.deviation(factors[h]), BETA);
        double f6 = meanFactor(h, Hours.SIX);
        double inSix = Significance.of(hours.six[h], six.expected(f6), six.deviation(f6), BETA);
        double f24 = meanFactor(h, Hours.DAY);
        double inDay = Significance.of(hours.day[h], day.expected(f24), day.deviation(f24), BETA);
        return Math.max(inHour, Math.max(inSix, inDay));
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
        return hours.one[h] > one.expected(factors[h]) + 2 * one.deviation(factors[h]);
    }

    private void learn(int h) {
        one.learn(hours.one[h], factors[h]);
        season.learn(hours.start + h, hours.one[h]);
        if ((hours.start + h + 1) % Hours.SIX == 0) {
            six.learn(hours.six[h], meanFactor(h, Hours.SIX));
        }
        if ((hours.start + h + 1) % Hours.DAY == 0) {
            day.learn(hours.day[h], meanFactor(h, Hours.DAY));
        }
    }

    private double factor(int h) {
        boolean known = h >= SEASON_AFTER_HOURS && one.expected(1) >= SEASON_FROM;
        return known ? season.factor(hours.start + h, 1) : 1;
    }

    private double meanFactor(int h, int window) {
        double sum = 0;
        for (int back = 0; back < window; back++) {
            sum += h - back < 0 ? 1 : factors[h - back];
        }
        return sum / window;
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
