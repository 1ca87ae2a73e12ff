package org.groundswell.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.DomainName;
import org.groundswell.model.Refusal;
import org.groundswell.reports.Staff;
import org.groundswell.tags.TagId;

/** The figures about the use of the server that moderators see. All are counted exactly from what exists now. */
public final class Statistics {
    /** The longest retention tables, in days and in months. */
    private static final int MOST_DAYS = 31;

    private static final int MOST_MONTHS = 13;

    /** The count of a day. */
    public record Day(LocalDate date, long value) {}

    /**
     * A measure in a range.
     *
     * @param total what was counted in the whole range, each once
     * @param previousTotal the same for as many days before
     */
    public record Measured(Measure measure, long total, long previousTotal, List<Day> days) {}

    /** A wanted measure; some need a topic. */
    public record Wanted(Measure measure, Optional<Topic> topic) {
        boolean isComplete() {
            return isTopic(measure.about(), topic);
        }
    }

    /** The length of the periods of a retention table. */
    public enum Frequency {
        DAY,
        MONTH
    }

    /**
     * The people who signed up in a period, and how many of them were active in it and in each later one.
     *
     * @param size the number of people
     */
    public record Cohort(LocalDate period, long size, List<Day> active) {}

    /**
     * A part of a dimension.
     *
     * @param key a language, a server's name or the name of a program; empty if it is not known, or this server
     * @param value a count, or a version
     */
    public record Part(String key, String value) {}

    /** A dimension with its largest parts. */
    public record Dimensioned(Dimension dimension, List<Part> parts) {}

    /** A wanted dimension; some need a topic. */
    public record WantedDimension(Dimension dimension, Optional<Topic> topic) {
        boolean isComplete() {
            return isTopic(dimension.about(), topic);
        }
    }

    private final Database database;
    private final Staff staff;
    private final MeasureStore store = new MeasureStore();
    private final DimensionStore dimensions = new DimensionStore();
    private final Part program;

    /** @param version of this program */
    public Statistics(Database database, Staff staff, String version) {
        this.database = database;
        this.program = new Part("groundswell", version);
        this.staff = staff;
    }

    /**
     * Measures in a range. Those that need a topic are left out if it is not given.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Measured> measures(AccountId moderator, Collection<Wanted> wanted, DayRange range) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            EnumSet<Measure> counted = EnumSet.noneOf(Measure.class);
            List<Measured> measured = new ArrayList<>();
            for (Wanted each : wanted) {
                if (each.isComplete() && counted.add(each.measure())) {
                    measured.add(measured(tx, each, range));
                }
            }
            return measured;
        });
    }

    private Measured measured(Tx tx, Wanted wanted, DayRange range) {
        Map<LocalDate, Long> daily = store.daily(tx, wanted.measure(), range, wanted.topic());
        return new Measured(
                wanted.measure(),
                store.total(tx, wanted.measure(), range, wanted.topic()),
                store.total(tx, wanted.measure(), range.previous(), wanted.topic()),
                range.days().stream()
                        .map(day -> new Day(day, daily.getOrDefault(day, 0L)))
                        .toList());
    }

    /**
     * Dimensions in a range. Those that need a topic are left out if it is not given.
     *
     * @param limit the number of parts
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Dimensioned> dimensions(
            AccountId moderator, Collection<WantedDimension> wanted, DayRange range, int limit) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            EnumSet<Dimension> counted = EnumSet.noneOf(Dimension.class);
            List<Dimensioned> found = new ArrayList<>();
            for (WantedDimension each : wanted) {
                if (each.isComplete() && counted.add(each.dimension())) {
                    found.add(new Dimensioned(each.dimension(), parts(tx, each, range, limit)));
                }
            }
            return found;
        });
    }

    private List<Part> parts(Tx tx, WantedDimension wanted, DayRange range, int limit) {
        return switch (wanted.dimension()) {
            case LANGUAGES -> dimensions.languages(tx, range, limit);
            case SERVERS -> dimensions.servers(tx, range, limit);
            case SOFTWARE_VERSIONS ->
                List.of(program, new Part("java", Runtime.version().toString()), dimensions.version(tx));
            case SPACE_USAGE -> List.of(dimensions.size(tx));
            case TAG_LANGUAGES -> dimensions.tagLanguages(tx, range, tag(wanted), limit);
            case TAG_SERVERS -> dimensions.tagServers(tx, range, tag(wanted), limit);
            case INSTANCE_LANGUAGES -> dimensions.serverLanguages(tx, range, server(wanted), limit);
        };
    }

    private static TagId tag(WantedDimension wanted) {
        return wanted.topic()
                .flatMap(topic -> topic instanceof Topic.OfTag(var tag) ? Optional.of(tag) : Optional.empty())
                .orElseThrow();
    }

    private static DomainName server(WantedDimension wanted) {
        return wanted.topic()
                .flatMap(topic -> topic instanceof Topic.OfServer(var domain) ? Optional.of(domain) : Optional.empty())
                .orElseThrow();
    }

    private static boolean isTopic(Topic.Kind about, Optional<Topic> topic) {
        return about == Topic.Kind.ALL || topic.map(Topic::kind).equals(Optional.of(about));
    }

    /**
     * How many of the people who signed up in each period came back in the later ones.
     *
     * @throws Refusal.Invalid if there are too many periods in the range
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Cohort> retention(AccountId moderator, DayRange range, Frequency frequency) {
        List<DayRange> periods = periods(range, frequency);
        int most = frequency == Frequency.DAY ? MOST_DAYS : MOST_MONTHS;
        if (periods.size() > most) {
            throw new Refusal.Invalid("end_at", "error.statistics.periods", "days", MOST_DAYS, "months", MOST_MONTHS);
        }
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            List<Cohort> cohorts = new ArrayList<>();
            for (int i = 0; i < periods.size(); i++) {
                cohorts.add(cohort(tx, periods.get(i), periods.subList(i, periods.size())));
            }
            return cohorts;
        });
    }

    private Cohort cohort(Tx tx, DayRange period, List<DayRange> later) {
        long size = store.total(tx, Measure.NEW_USERS, period, Optional.empty());
        return new Cohort(
                period.first(),
                size,
                later.stream()
                        .map(each -> new Day(each.first(), size == 0 ? 0 : store.active(tx, period, each)))
                        .toList());
    }

    /** The days or whole months of a range. */
    private static List<DayRange> periods(DayRange range, Frequency frequency) {
        if (frequency == Frequency.DAY) {
            return range.days().stream().map(day -> new DayRange(day, day)).toList();
        }
        List<DayRange> months = new ArrayList<>();
        LocalDate month = range.first().withDayOfMonth(1);
        while (!month.isAfter(range.last())) {
            months.add(new DayRange(month, month.plusMonths(1).minusDays(1)));
            month = month.plusMonths(1);
        }
        return months;
    }
}
