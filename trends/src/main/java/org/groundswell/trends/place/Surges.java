package org.groundswell.trends.place;

import java.io.IOException;
import java.util.TreeMap;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * When more people than usual were active in a place, and how many, in the last 126 days: on a holiday, or when another
 * network is down, all tags have more people, and none of them is news. Quarters of an hour count from the epoch.
 *
 * <p>Only known people are counted, since otherwise many new accounts could keep everything else off the lists. People who
 * came for a trending tag are left out, and each tag is told by how much the <i>others</i> have risen: it is not measured by
 * its own wave.
 */
final class Surges {
    private static final int KEPT = 126 * 24 * 4;
    /** The largest surge: a tag that rises by more than its place three times over is news in any case. */
    private static final double MOST = 3;
    /** A surge is what is left after so many standard deviations of independent people. */
    private static final double DEVIATIONS = 3;

    private static final int AN_HOUR = 4;
    private static final int SIX = 6;

    /** The hours before the quarters in which more people were there than usual. */
    private final TreeMap<Integer, Activity> risen = new TreeMap<>();
    /** Known people in an average hour, and the rhythm of the average hour: their ratio is free of the time of day. */
    private double mean;

    private double meanRhythm;

    /**
     * @param known known people in an hour
     * @param usual how many are usual
     */
    private record Activity(int known, double usual) {
        /** The surge of the people who don't use a tag, given how many do and how many usually do. */
        double without(double own, double usualOwn) {
            double others = Math.max(0, known - own);
            double usualOthers = usual - usualOwn;
            double surely = others - DEVIATIONS * Math.sqrt(others);
            return usualOthers <= 0 ? 1 : Math.clamp(surely / usualOthers, 1, MOST);
        }
    }

    Surges() {}

    /** Restores what {@link #save} wrote. */
    Surges(CheckpointInput in) throws CheckpointException {
        for (int left = in.number(); left > 0; left--) {
            risen.put(in.number(), new Activity(in.number(), in.real()));
        }
        mean = in.real();
        meanRhythm = in.real();
    }

    void save(CheckpointOutput out) throws IOException {
        out.number(risen.size());
        for (var each : risen.entrySet()) {
            out.number(each.getKey());
            out.number(each.getValue().known());
            out.real(each.getValue().usual());
        }
        out.real(mean);
        out.real(meanRhythm);
    }

    /**
     * Learns from a quarter.
     *
     * @param known known people in the hour before it, those left out who came for a trending tag
     * @param alpha how much the average follows
     * @param rhythm the place's usual activity at this time, divided by its average; 0 if that is unknown
     */
    void learn(int quarter, int known, double alpha, double rhythm) {
        double usual = meanRhythm > 0 ? mean / meanRhythm * rhythm : 0;
        if (usual > 0 && known - DEVIATIONS * Math.sqrt(known) > usual) {
            risen.put(quarter, new Activity(known, usual));
        }
        mean += alpha * (known - mean);
        meanRhythm += alpha * ((rhythm > 0 ? rhythm : 1) - meanRhythm);
        risen.headMap(quarter - KEPT).clear();
    }

    /**
     * How many times as many people as usual were active in the hour before a quarter without using a tag; at least 1.
     *
     * @param own how many people used the tag in that hour
     * @param usual how many usually do at this time
     */
    double inHour(int quarter, double own, double usual) {
        Activity then = risen.get(quarter);
        return then == null ? 1 : then.without(own, usual);
    }

    /** The same for the six hours before it, as a mean. */
    double inSixHours(int quarter, double own, double usual) {
        if (risen.isEmpty() || risen.lastKey() <= quarter - SIX * AN_HOUR) {
            return 1;
        }
        double sum = 0;
        for (int ago = 0; ago < SIX; ago++) {
            sum += inHour(quarter - ago * AN_HOUR, own / SIX, usual / SIX);
        }
        return sum / SIX;
    }

    /** About how much memory it takes. */
    long bytes() {
        return 80 + 80L * risen.size();
    }
}
