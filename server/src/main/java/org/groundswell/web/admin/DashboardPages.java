package org.groundswell.web.admin;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.auth.Logins;
import org.groundswell.http.Reply;
import org.groundswell.model.AccountId;
import org.groundswell.moderation.Appeals;
import org.groundswell.reports.CaseView;
import org.groundswell.reports.Cases;
import org.groundswell.shield.Shields;
import org.groundswell.statistics.DayRange;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Measure;
import org.groundswell.statistics.Statistics;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The first page of the moderators' desk: what waits for them, and the figures of the last days. */
public final class DashboardPages implements Pages {
    private static final String PATH = "/admin/dashboard";
    private static final int DAYS = 30;
    private static final int MONTHS = 6;
    private static final int LANGUAGES = 8;
    private static final List<Statistics.Wanted> MEASURES = Stream.of(
                    Measure.ACTIVE_USERS,
                    Measure.NEW_USERS,
                    Measure.INTERACTIONS,
                    Measure.OPENED_REPORTS,
                    Measure.RESOLVED_REPORTS)
            .map(measure -> new Statistics.Wanted(measure, Optional.empty()))
            .toList();
    private static final List<Statistics.WantedDimension> DIMENSIONS = Stream.of(
                    Dimension.LANGUAGES, Dimension.SOFTWARE_VERSIONS, Dimension.SPACE_USAGE)
            .map(dimension -> new Statistics.WantedDimension(dimension, Optional.empty()))
            .toList();

    private final Sources sources;
    private final Renderer renderer;
    private final InstantSource clock;

    /** @param problems of the server, as the health check reports them */
    public record Sources(
            Statistics statistics,
            Cases cases,
            Appeals appeals,
            Logins logins,
            Shields shields,
            Supplier<List<String>> problems) {}

    public DashboardPages(Sources sources, WebParts parts) {
        this.sources = sources;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.MODERATOR, this::show);
    }

    private Reply show(WebCall call) {
        AccountId me = call.visitor().me().id();
        Translator t = call.t();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        DayRange range = new DayRange(today.minusDays(DAYS - 1L), today);
        DayRange months = new DayRange(today.withDayOfMonth(1).minusMonths(MONTHS - 1L), today);
        DashboardViews views = new DashboardViews(t);
        List<Statistics.Measured> measured = sources.statistics().measures(me, MEASURES, range);
        List<Statistics.Dimensioned> dimensions = sources.statistics().dimensions(me, DIMENSIONS, range, LANGUAGES);
        return renderer.page(new DashboardPage(
                renderer.around(call, Renderer.Subject.of(t.text("dashboard.title"), "you")),
                sources.problems().get(),
                waiting(call, me),
                views.period(range),
                measured.stream().map(views::figure).toList(),
                IntStream.rangeClosed(1, DAYS)
                        .mapToObj(back -> views.day(measured, DAYS - back))
                        .toList(),
                sources.statistics().retention(me, months, Statistics.Frequency.MONTH).stream()
                        .map(views::cohort)
                        .toList(),
                views.languages(dimensions),
                views.facts(dimensions)));
    }

    private List<DashboardPage.Waiting> waiting(WebCall call, AccountId me) {
        Translator t = call.t();
        return List.of(
                new DashboardPage.Waiting(
                        t.text("dashboard.cases"),
                        t.number(sources.cases().count(me, CaseView.Part.OPEN)),
                        Optional.of("/admin/reports")),
                new DashboardPage.Waiting(
                        t.text("dashboard.appeals"),
                        t.number(sources.appeals().countPending(me)),
                        Optional.of("/admin/appeals")),
                new DashboardPage.Waiting(
                        t.text("dashboard.pending"),
                        t.number(sources.logins().countPending()),
                        Optional.of("/admin/accounts?state=pending")),
                new DashboardPage.Waiting(
                        t.text("dashboard.shields"), t.number(sources.shields().countUp()), Optional.empty()));
    }
}
