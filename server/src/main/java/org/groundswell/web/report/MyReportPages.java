package org.groundswell.web.report;

import java.time.Instant;
import java.time.InstantSource;
import org.groundswell.http.Reply;
import org.groundswell.rendering.Ago;
import org.groundswell.rendering.Excerpt;
import org.groundswell.reports.Report;
import org.groundswell.reports.Reports;
import org.groundswell.text.Translator;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The reports that a person has filed, and what became of them. Moderators are not named. */
public final class MyReportPages implements Pages {
    private final Reports reports;
    private final Renderer renderer;
    private final InstantSource clock;

    public MyReportPages(Reports reports, WebParts parts) {
        this.reports = reports;
        this.renderer = parts.renderer();
        this.clock = parts.clock();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get("/settings/reports", PageAccess.SIGNED_IN, this::show);
    }

    private Reply show(WebCall call) {
        WebCall.Slice<Report> slice = call.slice(
                page -> reports.by(call.visitor().me().id(), page),
                report -> report.id().value());
        Instant now = clock.instant();
        return renderer.page(new MyReportsPage(
                renderer.around(call, Renderer.Subject.of(call.t().text("my_reports.title"), "you")),
                slice.entries().stream()
                        .map(report -> entry(report, now, call.t()))
                        .toList(),
                slice.older()));
    }

    private static MyReportsPage.Entry entry(Report report, Instant now, Translator t) {
        return new MyReportsPage.Entry(
                report.handling().acct(),
                t.text("report.category." + report.category().word()),
                report.comment(),
                report.posts().stream()
                        .map(post -> Excerpt.of(post.spoiler().isEmpty() ? post.text() : post.spoiler()))
                        .toList(),
                Ago.of(report.createdAt(), now, t),
                report.handling().closedAt().map(at -> Ago.of(at, now, t)),
                report.handling()
                        .outcome()
                        .map(outcome -> t.text("my_reports.outcome." + outcome.word()))
                        .orElseGet(() -> t.text("my_reports.open")));
    }
}
