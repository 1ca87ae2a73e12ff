package org.groundswell.trends.baseline;

import java.io.IOException;
import java.util.Arrays;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.model.Window;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for a tag in a place, learned from the clock hours that have closed: how many people are expected now,
 * how far the numbers vary around that, and how high a significance is reached by chance. Hours count from the epoch.
 */
public final class Baseline {
    /*
     * What is expected is computed once an hour from the people of the last 35 days, see Forecaster. A tag that has
     * hardly been used keeps its few hours and nothing else; Spread and Maxima are kept from a level on that makes them
     * worth their memory.
     */

    private static final int DAY = 24;
    private static final int QUARTERS_AN_HOUR = 4;
    private static final int SIX = 6;
    /** A tag has a history from this level on, in people an hour; after a week, or after a day if it is used more. */
    private static final double HISTORY_FROM = 0.04;

    private static final double EARLY_FROM = 0.5;
    private static final double MOST_SPREAD_OF_HABIT = 0.25;
    /** From this significance of the last day on, what happened yesterday is no habit. */
    private static final double NO_DAILY_HABIT = 4;

    private static final int SURE_OF_DAY = 7 * DAY;
    /** The variance of a day's sum of people that comes from the level's being estimated from a few hours. */
    private static final double YOUNG_DAY = 0.2 * DAY;

    private final HourTable hours;
    private final DayTable days;
    private @Nullable Spread spread;
    private @Nullable Maxima maxima;

    /** The first hour of which it is known how many people there were. */
    private final int knownSince;
    /** The clock hour that is open. */
    private int hour;
    /** The most people in a sliding hour since this clock hour began. */
    private int most;
    /** People usual in each of the last 24 hours and this one, in a ring; null until an hour with people has closed. */
    private float @Nullable [] usual;
    /** People usual in the next hour. */
    private double next;

    private double level;
    /** How many hours of the last 28 days are known. */
    private int knownHours;

    /** People of a sliding hour, and of six, that are a habit at this time; 0 if there is no such habit. */
    private double habitOfHour;

    private double habitOfSix;
    private double phi = Spread.UNKNOWN;
    /** The sum of people of the last 24 closed hours, what was expected of it, and its standard deviation. */
    private double dayPeople;

    private double dayExpected;
    private double dayDeviation;

    /**
     * @param hour the open clock hour
     * @param silentHours for how many hours before it the tag is known to have been unused
     */
    public Baseline(int hour, int silentHours) {
        this(hour, hour - Math.min(silentHours, DAY), new HourTable(), new DayTable());
    }

    private Baseline(int hour, int knownSince, HourTable hours, DayTable days) {
        this.hour = hour;
        this.knownSince = knownSince;
        this.hours = hours;
        this.days = days;
    }

    /** Restores what {@link #save} wrote. */
    public Baseline(CheckpointInput in) throws CheckpointException {
        hour = in.number();
        knownSince = in.number();
        hours = new HourTable(in);
        days = new DayTable(in);
        spread = in.flag() ? new Spread(in) : null;
        maxima = in.flag() ? new Maxima(in) : null;
        usual = in.flag() ? in.reals() : null;
        most = in.number();
        knownHours = in.number();
        next = in.real();
        level = in.real();
        habitOfHour = in.real();
        habitOfSix = in.real();
        phi = in.real();
        dayPeople = in.real();
        dayExpected = in.real();
        dayDeviation = in.real();
    }

    public void save(CheckpointOutput out) throws IOException {
        out.number(hour);
        out.number(knownSince);
        hours.save(out);
        days.save(out);
        out.flag(spread != null);
        if (spread != null) {
            spread.save(out);
        }
        out.flag(maxima != null);
        if (maxima != null) {
            maxima.save(out);
        }
        out.flag(usual != null);
        if (usual != null) {
            out.reals(usual);
        }
        out.number(most);
        out.number(knownHours);
        out.real(next);
        out.real(level);
        out.real(habitOfHour);
        out.real(habitOfSix);
        out.real(phi);
        out.real(dayPeople);
        out.real(dayExpected);
        out.real(dayDeviation);
    }

    /**
     * The baseline of a place of which nothing is known but its share: what the place would have learned if its share had
     * always been this.
     *
     * @param share from 0 to 1
     */
    public Baseline scaled(double share) {
        Baseline scaled = new Baseline(hour, knownSince, hours.scaled(share), days.scaled(share));
        if (usual != null) {
            scaled.usual = usual.clone();
            for (int i = 0; i < scaled.usual.length; i++) {
                scaled.usual[i] *= (float) share;
            }
        }
        scaled.next = next * share;
        scaled.level = level * share;
        scaled.knownHours = knownHours;
        scaled.habitOfHour = habitOfHour * share;
        scaled.habitOfSix = habitOfSix * share;
        scaled.dayPeople = dayPeople * share;
        scaled.dayExpected = dayExpected * share;
        scaled.dayDeviation = dayDeviation * Math.sqrt(share);
        return scaled;
    }

    /** Notes how many people a sliding hour has now. */
    public void see(int people) {
        most = Math.max(most, people);
    }

    /**
     * Notes the significance now, from which the tag's threshold is learned.
     *
     * @param hours the highest of the hour and of six hours
     * @param quarter that of a quarter of an hour
     */
    public void see(double hours, double quarter) {
        if (maxima != null) {
            maxima.raise(hours, quarter);
        }
    }

    /**
     * Closes the open hour and begins the next one.
     *
     * @param people how many people were in it
     * @param inWave whether nothing is to be learned from it, since the tag is in a wave
     * @param rhythm the place's activity in the hour that begins, divided by its average
     */
    public void close(int people, boolean inWave, Forecaster forecaster, double rhythm) {
        int highest = Math.max(most, people);
        hours.add(hour, people, highest, inWave);
        if (usual == null && people > 0) {
            usual = new float[DAY + 1];
        }
        if (inWave) {
            if (maxima != null) {
                maxima.skipToday();
            }
        } else {
            days.add(hour, people, highest);
            if (spread != null) {
                spread.learn(hour, people, Math.max(usualAt(0), habitOfHour));
            }
        }
        begin(hour + 1, forecaster, rhythm);
        openHistory(hour);
    }

    /**
     * Begins a later hour after hours without people.
     *
     * @param rhythm the place's activity in the later hour, divided by its average
     */
    public void skipTo(int later, Forecaster forecaster, double rhythm) {
        if (later <= hour) {
            return;
        }
        if (usual != null) {
            // Nothing is computed for the hours in between: the level stands for what was usual in them.
            forecaster.at(later, hours, knownSince);
            Arrays.fill(usual, (float) forecaster.level());
        }
        begin(later, forecaster, rhythm);
    }

    /** The open clock hour. */
    public int hour() {
        return hour;
    }

    private void begin(int now, Forecaster forecaster, double rhythm) {
        hour = now;
        most = 0;
        if (maxima != null) {
            maxima.moveTo(Math.floorDiv(now, DAY));
        }
        if (hours.size() == 0) {
            knownHours = Math.min(now - knownSince, Forecaster.DAYS * DAY);
            return;
        }
        forecaster.at(now, hours, knownSince);
        level = forecaster.level();
        knownHours = forecaster.knownHours();
        setUsual(forecaster.usual(level, rhythm));
        phi = spread == null ? Spread.UNKNOWN : spread.phi();
        sumDay(forecaster);
        boolean daily = dayPeople < dayExpected + NO_DAILY_HABIT * dayDeviation;
        habitOfHour = forecaster.habitOfHour(days, daily);
        habitOfSix = forecaster.habitOfSixHours(days, daily);
        next = forecaster.usualInNextHour(level, rhythm);
    }

    private void setUsual(double people) {
        if (usual != null) {
            usual[Math.floorMod(hour, DAY + 1)] = (float) people;
        }
    }

    private void sumDay(Forecaster forecaster) {
        dayPeople = forecaster.lastDay();
        dayExpected = Math.max(usualInDay(), (double) forecaster.habitOfDay(days));
        double young = YOUNG_DAY / Math.max(1, knownHours);
        dayDeviation = Math.sqrt(dayExpected + (forecaster.spreadOfDays() + young) * dayExpected * dayExpected);
    }

    /** The sum of the last 24 hours, the last one first: in another order it could be another number. */
    private double usualInDay() {
        if (usual == null) {
            return 0;
        }
        double sum = 0;
        int open = Math.floorMod(hour, DAY + 1);
        for (int slot = open - 1; slot >= 0; slot--) {
            sum += usual[slot];
        }
        for (int slot = DAY; slot > open; slot--) {
            sum += usual[slot];
        }
        return sum;
    }

    private void openHistory(int now) {
        if (maxima != null) {
            return;
        }
        boolean known = now - knownSince >= SURE_OF_DAY && level >= HISTORY_FROM;
        boolean busy = now - knownSince >= 2 * DAY && level >= EARLY_FROM;
        if (known || busy) {
            maxima = new Maxima(Math.floorDiv(now, DAY));
            spread = new Spread(Math.floorDiv(now, DAY));
        }
    }

    /** People usual in the hour that began so many hours ago. */
    private double usualAt(int ago) {
        return usual == null ? 0 : usual[Math.floorMod(hour - ago, DAY + 1)];
    }

    /**
     * μ: how many people are expected in a window.
     *
     * @param quarter how many quarters of the open hour have passed, from 0 to 3
     */
    public double expected(Window window, int quarter) {
        double people = usual(window, quarter);
        return isHabit(window, people) ? habit(window) : people;
    }

    /** σ: the standard deviation around {@link #expected}. */
    public double deviation(Window window, int quarter) {
        double people = usual(window, quarter);
        if (isHabit(window, people)) {
            double habit = habit(window);
            return Math.sqrt(habit + Math.min(phi, MOST_SPREAD_OF_HABIT) * habit * habit);
        }
        double young = 1.0 / Math.max(1, knownHours);
        return Math.sqrt(people + (phi + young) * people * people);
    }

    /** A habit of the hour may be of any quarter of it. */
    private double habit(Window window) {
        return window == Window.SIX_HOURS ? habitOfSix : habitOfHour;
    }

    /** Whether there is a habit that what is usual in a window doesn't tell: for a quarter of an hour, one of its hour. */
    private boolean isHabit(Window window, double usual) {
        double people = window == Window.QUARTER ? QUARTERS_AN_HOUR * usual : usual;
        return habit(window) > people + 3 * Math.sqrt(people + Spread.UNKNOWN * people * people);
    }

    /** People usual in a window, of the quarters of an hour that it covers, habits left aside. */
    double usual(Window window, int quarter) {
        int begun = quarter + 1;
        int left = QUARTERS_AN_HOUR - begun;
        return switch (window) {
            // A habit begins at any quarter of its hour, and a quarter early or late.
            case QUARTER -> Math.max(next, Math.max(usualAt(0), usualAt(1))) / QUARTERS_AN_HOUR;
            case HOUR -> (usualAt(0) * begun + usualAt(1) * left) / QUARTERS_AN_HOUR;
            case SIX_HOURS -> {
                double sum = (usualAt(0) * begun + usualAt(SIX) * left) / QUARTERS_AN_HOUR;
                for (int ago = 1; ago < SIX; ago++) {
                    sum += usualAt(ago);
                }
                yield sum;
            }
        };
    }

    /** The sum of the people of each of the last 24 closed hours. */
    public double dayPeople() {
        return dayPeople;
    }

    /** What was expected of {@link #dayPeople}. */
    public double dayExpected() {
        return dayExpected;
    }

    /** The standard deviation around {@link #dayExpected}. */
    public double dayDeviation() {
        return dayDeviation;
    }

    /** Whether the tag is known for long enough that its own threshold is used. */
    public boolean hasHistory() {
        return maxima != null && level >= HISTORY_FROM && maxima.isEnough();
    }

    /**
     * The significance of the hour and of six hours that is reached by chance with a probability of e^−λ a day. Only if
     * there is a {@link #hasHistory history}.
     */
    public double chanceOfHours(double lambda) {
        return maxima == null ? 0 : maxima.ofHours(lambda);
    }

    /** The same for a quarter of an hour. */
    public double chanceOfQuarter(double lambda) {
        return maxima == null ? 0 : maxima.ofQuarters(lambda);
    }

    /** People in an average hour. */
    public double level() {
        return level;
    }

    /** About how much memory it takes. */
    public int bytes() {
        return 144
                + hours.bytes()
                + days.bytes()
                + (usual == null ? 0 : 16 + (DAY + 1) * Float.BYTES)
                + (spread == null ? 0 : Spread.bytes())
                + (maxima == null ? 0 : Maxima.bytes());
    }
}
