package org.groundswell.web.tag;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundswell.charts.Grid;
import org.groundswell.charts.Steps;
import org.groundswell.charts.WaveChart;
import org.groundswell.charts.WaveView;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Ago;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.View;
import org.groundswell.trends.wave.WaveAnalysis;
import org.groundswell.waves.Preparation;
import org.groundswell.waves.WaveQuery;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.Waves;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** Comparisons of two waves on one scale: this year's and last year's, or a tag and the one that answers it. */
public final class ComparePages implements Pages {
    /** A tag, and after a colon which of its waves. */
    private static final Pattern SUBJECT = Pattern.compile("\\s*#?([^:\\s]+)(?::(\\d{1,4}))?\\s*");

    private static final int MOST_TICKS = 7;
    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;
    private static final int[] UNITS = {
        10, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 90 * DAY
    };

    private final Tags tags;
    private final Waves waves;
    private final Preparation preparation;
    private final Renderer renderer;

    public ComparePages(Tags tags, Waves waves, Preparation preparation, WebParts parts) {
        this.tags = tags;
        this.waves = waves;
        this.preparation = preparation;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/compare", PageAccess.EVERYONE, this::show);
    }

    private Reply show(WebCall call) {
        if (call.params().text("a").isEmpty() && call.params().text("b").isEmpty()) {
            return renderer.page(new CompareFormPage(
                    renderer.around(call, Renderer.Subject.of(call.t().text("compare.form"), ""))));
        }
        Subject first = subject(call.params(), "a");
        Subject second = subject(call.params(), "b");
        if (!preparation.isReadyAlone(first.tag(), first.query())
                || !preparation.isReadyAlone(second.tag(), second.query())) {
            return renderer.pending(
                    call,
                    title("#" + first.tag().displayName(), "#" + second.tag().displayName(), call.t()));
        }
        WaveReport a = report(first);
        WaveReport b = report(second);
        // Waves that overlap are shown by date, unless the reader asks otherwise.
        boolean overlap = a.view().part().from() < b.view().part().to()
                && b.view().part().from() < a.view().part().to();
        boolean aligned = call.params().text("align").map("onset"::equals).orElse(!overlap);
        return renderer.page(compared(call, a, b, aligned));
    }

    /**
     * A wave to compare.
     *
     * @param name of the parameter that says which
     */
    private record Subject(String name, Tag tag, WaveQuery query) {}

    private Subject subject(Params params, String name) {
        Matcher written = SUBJECT.matcher(params.required(name));
        if (!written.matches()) {
            throw new Refusal.Invalid(name, "error.compare.tag");
        }
        if (Spans.tagName(written.group(1)).isEmpty()) {
            throw new Refusal.Invalid(name, "error.compare.tag");
        }
        Tag tag = tags.get(written.group(1));
        WaveQuery query = written.group(2) == null
                ? WaveQuery.MAIN
                : new WaveQuery(new WaveQuery.Part.Wave(Integer.parseInt(written.group(2))), Optional.empty());
        return new Subject(name, tag, query);
    }

    /** Two spellings that are counted together are compared each by itself. */
    private WaveReport report(Subject subject) {
        WaveReport report = waves.ofSingleTag(subject.tag(), subject.query());
        if (report.life().posts() == 0) {
            throw new Refusal.Invalid(
                    subject.name(),
                    "error.compare.no_posts",
                    "tag",
                    subject.tag().displayName());
        }
        return report;
    }

    private static String title(String first, String second, Translator t) {
        return t.text("compare.title", "first", first, "second", second);
    }

    private ComparePage compared(WebCall call, WaveReport a, WaveReport b, boolean aligned) {
        Minutes one = a.view().part();
        Minutes two = b.view().part();
        int from = Math.min(one.from(), two.from());
        int length =
                Math.max(HOUR, aligned ? Math.max(one.length(), two.length()) : Math.max(one.to(), two.to()) - from);
        int step = WaveAnalysis.stepFor(length);
        Drawn first = drawn(a, aligned ? one.from() : from, length, step);
        Drawn second = drawn(b, aligned ? two.from() : from, length, step);
        int intervals = Math.max(
                first.series().people().size(), second.series().people().size());
        long most = Math.max(first.most(), second.most());
        Grid grid = Grid.of(
                (double) most,
                top -> new Steps(intervals, (double) top, WaveChart.WIDTH, WaveChart.HEIGHT),
                call.t()::number);
        Steps steps = new Steps(intervals, (double) grid.top(), WaveChart.WIDTH, WaveChart.HEIGHT);
        int start = first.series().start();
        String query = "?" + call.params().queryWithout(List.of("align")) + "&align=" + (aligned ? "time" : "onset");
        ComparePage.Side left = side(a, steps.line(first.people()), call.t());
        ComparePage.Side right = side(b, steps.line(second.people()), call.t());
        return new ComparePage(
                renderer.around(call, Renderer.Subject.of(title(left.name(), right.name(), call.t()), "")),
                left,
                right,
                grid,
                most,
                WaveChart.measure(step, call.t()),
                aligned
                        ? since(intervals * step, call.t())
                        : WaveChart.ticks(start, start + intervals * step, call.t()),
                aligned,
                "/compare" + query);
    }

    private Drawn drawn(WaveReport report, int from, int length, int step) {
        WaveQuery.Part part = new WaveQuery.Part.Between(moment(from), moment(from + length));
        WaveReport drawn = waves.ofSingleTag(report.tag(), new WaveQuery(part, Optional.of(Duration.ofMinutes(step))));
        Series series = drawn.view().series();
        return new Drawn(series, report.hasCurve() ? series.people().subList(0, drawn.completeIntervals()) : List.of());
    }

    /**
     * A wave as it is drawn.
     *
     * @param people those of the intervals that are over; empty for a wave of fewer people than make a curve
     */
    private record Drawn(Series series, List<Integer> people) {
        long most() {
            return people.stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    private static ComparePage.Side side(WaveReport report, String line, Translator t) {
        View view = report.view();
        List<WaveView.Fact> facts = new ArrayList<>();
        facts.add(new WaveView.Fact(t.text("numbers.people"), t.number(view.people())));
        facts.add(new WaveView.Fact(t.text("numbers.posts"), t.number(view.posts())));
        facts.add(new WaveView.Fact(
                t.text("compare.began"), Ago.exact(moment(view.part().from()), t)));
        facts.add(new WaveView.Fact(
                t.text("compare.days"),
                report.wave().map(wave -> t.number(wave.days())).orElse("")));
        facts.add(new WaveView.Fact(
                t.text("compare.peak"),
                report.wave()
                        .map(wave -> wave.peak()
                                .map(peak -> t.number(peak.people()))
                                .orElseGet(() -> t.text("compare.no_peak")))
                        .orElse("")));
        facts.add(new WaveView.Fact(
                t.text("numbers.countries"), t.number(view.countries().there().size())));
        String tag = "#" + report.tag().displayName();
        String name = report.chosen()
                .filter(_ -> report.life().waves().size() > 1)
                .map(number -> t.text("compare.wave", "tag", tag, "number", number))
                .orElse(tag);
        String url = "/tags/" + Params.encode(report.tag().name().key())
                + report.chosen().map(number -> "?wave=" + number).orElse("");
        return new ComparePage.Side(name, url, line, facts);
    }

    /** A time axis that counts from the beginning. */
    private static List<WaveChart.Tick> since(int length, Translator t) {
        int unit = UNITS[UNITS.length - 1];
        for (int each : UNITS) {
            if (length / each <= MOST_TICKS) {
                unit = each;
                break;
            }
        }
        List<WaveChart.Tick> ticks = new ArrayList<>();
        for (int at = 0; at <= length; at += unit) {
            String label = at == 0 ? t.number(0) : length(at, unit, t);
            ticks.add(new WaveChart.Tick(String.format(Locale.ROOT, "%.2f%%", 100.0 * at / length), label));
        }
        return ticks;
    }

    private static String length(int minutes, int unit, Translator t) {
        if (unit >= DAY) {
            return t.text("compare.tick.days", "count", minutes / DAY);
        }
        return unit >= HOUR ? t.text("time.hours", "count", minutes / HOUR) : t.text("time.minutes", "count", minutes);
    }

    private static Instant moment(int minute) {
        return Instant.ofEpochSecond(minute * 60L);
    }
}
