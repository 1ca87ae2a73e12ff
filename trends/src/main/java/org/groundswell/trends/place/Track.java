package org.groundswell.trends.place;

import java.io.IOException;
import org.groundswell.trends.baseline.Season;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;

/**
 * One place. Arrays are ring buffers with one value for each of the last quarters; they grow up to {@link PlaceHistory#KEPT}.
 */
final class Track {
    int[] people;
    float[] usual;
    float[] factor;
    final Season season;
    final Surges surges;
    final NewTags newTags;
    /** From how many people on a new tag was worth listing on each of the last days, in a ring; 0 if unknown. */
    final int[] needed;
    /** The sum of the levels of tags with a history on each of the last days, in a ring. */
    final int[] levels;

    final int born;
    double mean;
    int last;

    Track(int quarter) {
        people = new int[PlaceHistory.QUARTERS_A_DAY];
        usual = new float[PlaceHistory.QUARTERS_A_DAY];
        factor = new float[PlaceHistory.QUARTERS_A_DAY];
        season = new Season();
        surges = new Surges();
        newTags = new NewTags();
        needed = new int[PlaceHistory.KEPT_DAYS];
        levels = new int[PlaceHistory.KEPT_DAYS];
        born = quarter;
        last = quarter - 1;
    }

    Track(CheckpointInput in) throws CheckpointException {
        people = in.numbers();
        usual = in.reals();
        factor = in.reals();
        season = new Season(in);
        surges = new Surges(in);
        newTags = new NewTags(in);
        needed = in.numbers();
        levels = in.numbers();
        born = in.number();
        mean = in.real();
        last = in.number();
    }

    /** Makes room for a later quarter. */
    void reach(int quarter) {
        int size = people.length;
        if (quarter - born < size || size == PlaceHistory.KEPT) {
            return;
        }
        int room = Math.min(PlaceHistory.KEPT, Math.max(2 * size, quarter - born + 1));
        int[] morePeople = new int[room];
        float[] moreUsual = new float[room];
        float[] moreFactor = new float[room];
        for (int q = Math.max(born, last - size + 1); q <= last; q++) {
            int from = Math.floorMod(q, size);
            int to = Math.floorMod(q, room);
            morePeople[to] = people[from];
            moreUsual[to] = usual[from];
            moreFactor[to] = factor[from];
        }
        people = morePeople;
        usual = moreUsual;
        factor = moreFactor;
    }

    void beginDay(int quarter, int smallest) {
        if (quarter > born) {
            newTags.endDay();
        }
        needed[PlaceHistory.dayOf(quarter)] = newTags.isKnown() ? newTags.needed(smallest) : 0;
    }

    int slot(int quarter) {
        return Math.floorMod(quarter, people.length);
    }

    void save(CheckpointOutput out) throws IOException {
        out.numbers(people);
        out.reals(usual);
        out.reals(factor);
        season.save(out);
        surges.save(out);
        newTags.save(out);
        out.numbers(needed);
        out.numbers(levels);
        out.number(born);
        out.real(mean);
        out.number(last);
    }
}
