package org.groundswell.charts;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.rendering.Ago;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Series;

/**
 * The chart of a wave: people over time, with what was usual before the wave.
 *
 * @param line the line of the intervals that are over
 * @param soFar the line of the interval that is not over; empty if there is none
 * @param surplus the area between the usual number and the line, where that is higher
 * @param band the area of the usual range
 * @param expected the line of the usual number
 * @param grid horizontal lines at round values
 * @param most the most people in an interval that is over; 0 if none is
 * @param now the people of the interval that is not over, so far
 * @param measure the unit of time of a value, such as "per hour"
 * @param ticks the labels of the time axis
 */
public record WaveChart(
        String line,
        String soFar,
        String surplus,
        String band,
        String expected,
        Grid grid,
        long most,
        Optional<Integer> now,
        String measure,
        List<Tick> ticks,
        Ago first,
        Ago last) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 200;

    private static final int MOST_TICKS = 6;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int[] UNITS = {5, 15, 30, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY
    };

    /** The formats of labels on the axis. */
    private record Labels(
            DateTimeFormatter time, DateTimeFormatter date, DateTimeFormatter month, DateTimeFormatter year) {
        static Labels in(Locale any) {
            // For English without a country, days are written before months, as in the messages.
            Locale locale = any.equals(Locale.ENGLISH) ? Locale.UK : any;
            return new Labels(
                    DateTimeFormatter.ofLocalizedPattern("Hm").withLocale(locale),
                    DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(locale),
                    DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(locale),
                    DateTimeFormatter.ofLocalizedPattern("y").withLocale(locale));
        }
    }

    /** @param percent the distance from the left */
    public record Tick(String percent, String label) {}

    /** @param counted when the series was counted: the interval of this moment is not over */
    public static WaveChart of(Series series, Instant counted, Translator t) {
        return of(series, counted, t, t.locale());
    }

    /** @param locale the locale of the labels on the axes */
    public static WaveChart of(Series series, Instant counted, Translator t, Locale locale) {
        int count = series.people().size();
        double most = 1;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, Math.max(series.people().get(i), series.high().get(i)));
        }
        NumberFormat numbers = NumberFormat.getIntegerInstance(locale);
        Grid grid = Grid.of(most, top -> new Steps(count, (double) top, WIDTH, HEIGHT), numbers::format);
        Steps steps = new Steps(count, (double) grid.top(), WIDTH, HEIGHT);
        int complete = series.complete(Math.toIntExact(Math.floorDiv(counted.getEpochSecond(), 60)));
        boolean runs = complete < count;
        return new WaveChart(
                steps.line(series.people(), 0, complete),
                runs ? steps.line(series.people(), complete, complete + 1) : "",
                steps.surplus(series.people(), series.expected(), complete),
                steps.area(series.high()),
                steps.line(series.expected()),
                grid,
                series.people().stream()
                        .limit(complete)
                        .mapToInt(Integer::intValue)
                        .max()
                        .orElse(0),
                runs ? Optional.of(series.people().get(complete)) : Optional.empty(),
                measure(series.step(), t),
                ticks(series.start(), end(series), Labels.in(locale)),
                Ago.of(moment(series.start()), counted, t),
                Ago.of(moment(end(series)), counted, t));
    }

    /** The horizontal position of a minute, in percent from the left. */
    public static String percent(Series series, int minute) {
        return percent(minute - series.start(), Math.max(1, end(series) - series.start()));
    }

    private static int end(Series series) {
        return series.start() + series.people().size() * series.step();
    }

    private static String percent(int part, int length) {
        return String.format(Locale.ROOT, "%.2f%%", Math.clamp(100.0 * part / length, 0, 100));
    }

    /** The labels of a time axis between two minutes since the epoch. */
    public static List<Tick> ticks(int start, int end, Translator t) {
        return ticks(start, end, Labels.in(t.locale()));
    }

    private static List<Tick> ticks(int start, int end, Labels labels) {
        int length = Math.max(1, end - start);
        List<Tick> ticks = new ArrayList<>();
        for (int unit : UNITS) {
            if (length / unit <= MOST_TICKS) {
                DateTimeFormatter format = unit < DAY ? labels.time() : labels.date();
                // A label at the very end would stick out.
                for (int at = Math.ceilDiv(start, unit) * unit; at < end; at += unit) {
                    boolean midnight = unit < DAY && at % DAY == 0;
                    ticks.add(
                            new Tick(percent(at - start, length), (midnight ? labels.date() : format).format(utc(at))));
                }
                return ticks;
            }
        }
        long months = ChronoUnit.MONTHS.between(utc(start), utc(end));
        long unit = months <= MOST_TICKS ? 1 : months <= 2 * MOST_TICKS ? 3 : 12;
        unit = Math.max(unit, Math.ceilDiv(months / 12, MOST_TICKS) * 12);
        ZonedDateTime at = utc(start).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        at = unit >= 12 ? at.withMonth(1) : at;
        for (; at.toEpochSecond() / 60 < end; at = at.plusMonths(unit)) {
            int minute = (int) (at.toEpochSecond() / 60);
            if (minute >= start) {
                ticks.add(new Tick(
                        percent(minute - start, length), (unit >= 12 ? labels.year() : labels.month()).format(at)));
            }
        }
        return ticks;
    }

    private static ZonedDateTime utc(int minute) {
        return moment(minute).atZone(ZoneOffset.UTC);
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }

    /** The text for an interval of {@code step} minutes, such as "per hour". */
    public static String measure(int step, Translator t) {
        if (step % DAY == 0) {
            return t.text("chart.days", "count", step / DAY);
        }
        return step % HOUR == 0 ? t.text("chart.hours", "count", step / HOUR) : t.text("chart.minutes", "count", step);
    }
}
