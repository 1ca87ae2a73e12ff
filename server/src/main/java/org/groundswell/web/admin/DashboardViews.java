package org.groundswell.web.admin;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.groundswell.charts.DayColumns;
import org.groundswell.statistics.DayRange;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Statistics.Cohort;
import org.groundswell.statistics.Statistics.Dimensioned;
import org.groundswell.statistics.Statistics.Measured;
import org.groundswell.statistics.Statistics.Part;
import org.groundswell.text.Translator;

/** Puts the figures of the dashboard into words. */
final class DashboardViews {
    private static final int WIDTH = 180;
    private static final int HEIGHT = 40;
    /** Below this number a change is not given in percent: a few people more would double it. */
    private static final int FEW = 10;

    private static final double KILO = 1_000;

    private final Translator t;

    DashboardViews(Translator t) {
        this.t = t;
    }

    String period(DayRange range) {
        return t.text("dashboard.period", "from", date(range.first()), "to", date(range.last()));
    }

    DashboardPage.Figure figure(Measured measured) {
        return new DashboardPage.Figure(
                t.text("dashboard.figure." + measured.measure().key()),
                t.number(measured.total()),
                change(measured.total(), measured.previousTotal()),
                DayColumns.of(measured.days().stream().map(day -> day.value()).toList(), WIDTH, HEIGHT));
    }

    private String change(long now, long before) {
        if (before < FEW) {
            return t.text("dashboard.before", "count", before);
        }
        long percent = Math.round(100.0 * (now - before) / before);
        if (percent == 0) {
            return t.text("dashboard.same", "count", before);
        }
        return t.text(percent > 0 ? "dashboard.more" : "dashboard.less", "percent", Math.abs(percent), "count", before);
    }

    /** @param index of the day in the measures */
    DashboardPage.Day day(List<Measured> measured, int index) {
        return new DashboardPage.Day(
                date(measured.getFirst().days().get(index).date()),
                measured.stream()
                        .map(each -> t.number(each.days().get(index).value()))
                        .toList());
    }

    DashboardPage.Cohort cohort(Cohort cohort) {
        return new DashboardPage.Cohort(
                t.moment(
                        "dashboard.month",
                        cohort.period().atStartOfDay(ZoneOffset.UTC).toInstant()),
                t.number(cohort.size()),
                cohort.active().stream()
                        .map(period -> cohort.size() == 0
                                ? t.text("dashboard.none")
                                : t.text(
                                        "dashboard.active",
                                        "count",
                                        period.value(),
                                        "percent",
                                        Math.round(100.0 * period.value() / cohort.size())))
                        .toList());
    }

    List<DashboardPage.Language> languages(List<Dimensioned> dimensions) {
        List<Part> parts = parts(dimensions, Dimension.LANGUAGES).toList();
        long most = parts.stream()
                .mapToLong(part -> Long.parseLong(part.value()))
                .max()
                .orElse(1);
        return parts.stream()
                .map(part -> new DashboardPage.Language(
                        language(part.key()),
                        t.number(Long.parseLong(part.value())),
                        100 * Long.parseLong(part.value()) / most + "%"))
                .toList();
    }

    private String language(String code) {
        return code.isEmpty()
                ? t.text("statistics.language.none")
                : Locale.forLanguageTag(code).getDisplayName(t.locale());
    }

    List<DashboardPage.Fact> facts(List<Dimensioned> dimensions) {
        return Stream.concat(
                        parts(dimensions, Dimension.SOFTWARE_VERSIONS)
                                .map(part -> new DashboardPage.Fact(part.key(), part.value())),
                        parts(dimensions, Dimension.SPACE_USAGE)
                                .map(part -> new DashboardPage.Fact(
                                        t.text("dashboard.space"), size(Long.parseLong(part.value())))))
                .toList();
    }

    private String size(long bytes) {
        double mega = bytes / (KILO * KILO);
        NumberFormat format = NumberFormat.getInstance(t.locale());
        format.setMaximumFractionDigits(1);
        return mega < KILO
                ? t.text("dashboard.space.mega", "size", format.format(mega))
                : t.text("dashboard.space.giga", "size", format.format(mega / KILO));
    }

    private static Stream<Part> parts(List<Dimensioned> dimensions, Dimension dimension) {
        return dimensions.stream().filter(each -> each.dimension() == dimension).flatMap(each -> each.parts().stream());
    }

    private String date(LocalDate day) {
        return t.moment("time.day", day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
}
