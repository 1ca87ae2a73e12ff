package org.groundswell.web.admin;

import java.util.List;
import java.util.Optional;
import org.groundswell.charts.DayColumns;
import org.groundswell.rendering.View;
import org.groundswell.web.shell.PageFrame;

/**
 * How the server is doing, at a glance.
 *
 * @param problems what the health check reports; empty if all is well
 * @param waiting what waits for moderators
 * @param period the days of the figures, in words
 * @param figures the figures of these days
 * @param days the same by day, the newest first
 * @param cohorts how many people come back, by the month in which they signed up
 * @param languages the languages of the people who were active, the most frequent first
 * @param facts the software and the space that it uses
 */
public record DashboardPage(
        PageFrame page,
        List<String> problems,
        List<Waiting> waiting,
        String period,
        List<Figure> figures,
        List<Day> days,
        List<Cohort> cohorts,
        List<Language> languages,
        List<Fact> facts)
        implements View {
    /** @param path of the page about it, if the moderator may open it */
    public record Waiting(String name, String number, Optional<String> path) {}

    /** @param change compared with as many days before, in words */
    public record Figure(String name, String number, String change, DayColumns columns) {}

    /** @param numbers in the order of the figures */
    public record Day(String date, List<String> numbers) {}

    /**
     * The people who signed up in a month.
     *
     * @param active how many of them were active in that month and in each one after it
     */
    public record Cohort(String month, String people, List<String> active) {}

    /** @param share of all active people, as a width in percent */
    public record Language(String name, String number, String share) {}

    public record Fact(String name, String value) {}

    /** The number of months in which people of the first cohort could be active. */
    public int months() {
        return cohorts.isEmpty() ? 0 : cohorts.getFirst().active().size();
    }

    @Override
    public String template() {
        return "admin/dashboard";
    }
}
