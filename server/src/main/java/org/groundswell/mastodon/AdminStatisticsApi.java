package org.groundswell.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.model.DomainName;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;
import org.groundswell.statistics.DayRange;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Measure;
import org.groundswell.statistics.Statistics;
import org.groundswell.statistics.Statistics.Cohort;
import org.groundswell.statistics.Statistics.Frequency;
import org.groundswell.statistics.Statistics.Measured;
import org.groundswell.statistics.Topic;
import org.groundswell.tags.TagId;
import org.jspecify.annotations.Nullable;

/** Figures about the use of the server, for moderators: {@code /api/v1/admin/measures}, {@code dimensions}, {@code retention}. */
public final class AdminStatisticsApi implements Resource {
    /** Requests can repeat the names of measures. */
    private static final int MOST_KEYS = 50;

    private static final int MOST_PARTS = 50;

    private static final int DATE = "0000-00-00".length();

    private final Statistics statistics;
    private final String host;

    public AdminStatisticsApi(Statistics statistics, ApiParts parts) {
        this.statistics = statistics;
        this.host = parts.home().getAuthority();
    }

    /**
     * A measure. Numbers are in decimal digits.
     *
     * @param unit null: all measures are numbers of things
     */
    record MeasureEntity(String key, @Nullable String unit, String total, String previousTotal, List<DayEntity> data) {
        static MeasureEntity of(Measured measured) {
            return new MeasureEntity(
                    measured.measure().key(),
                    null,
                    Long.toString(measured.total()),
                    Long.toString(measured.previousTotal()),
                    measured.days().stream()
                            .map(day -> new DayEntity(time(day.date()), Long.toString(day.value())))
                            .toList());
        }
    }

    record DayEntity(String date, String value) {}

    /** The people who signed up in a period. */
    record CohortEntity(String period, String frequency, List<RateEntity> data) {
        static CohortEntity of(Cohort cohort, Frequency frequency) {
            return new CohortEntity(
                    time(cohort.period()),
                    word(frequency),
                    cohort.active().stream()
                            .map(day -> new RateEntity(
                                    time(day.date()),
                                    cohort.size() == 0 ? 0 : (double) day.value() / cohort.size(),
                                    Long.toString(day.value())))
                            .toList());
        }
    }

    /**
     * How many of them were active in a period.
     *
     * @param rate their share, from 0 to 1
     */
    record RateEntity(String date, double rate, String value) {}

    @Override
    public void addTo(ApiRoutes routes) {
        Access read = Access.moderator(Scope.ADMIN_READ);
        routes.post("/api/v1/admin/measures", read, "Figures by day, for moderators", this::measures);
        routes.post("/api/v1/admin/dimensions", read, "Figures by language, server or program", this::dimensions);
        routes.post("/api/v1/admin/retention", read, "How many people come back, for moderators", this::retention);
    }

    /** Unknown measures are left out, as in Mastodon. */
    private List<MeasureEntity> measures(ApiCall call) {
        Params params = call.params();
        List<Statistics.Wanted> wanted = keys(params).stream()
                .flatMap(key -> Measure.parse(key).stream())
                .map(measure -> new Statistics.Wanted(measure, topic(params, measure.key(), measure.about())))
                .toList();
        return statistics.measures(call.me(), wanted, range(params)).stream()
                .map(MeasureEntity::of)
                .toList();
    }

    /** Unknown dimensions are left out, too. */
    private List<DimensionEntity> dimensions(ApiCall call) {
        Params params = call.params();
        List<Statistics.WantedDimension> wanted = keys(params).stream()
                .flatMap(key -> Dimension.parse(key).stream())
                .map(dimension ->
                        new Statistics.WantedDimension(dimension, topic(params, dimension.key(), dimension.about())))
                .toList();
        int limit = Math.clamp(params.number("limit").orElse(10), 1, MOST_PARTS);
        return statistics.dimensions(call.me(), wanted, range(params), limit).stream()
                .map(found -> DimensionEntity.of(found, host, call.call().translator()))
                .toList();
    }

    private static List<String> keys(Params params) {
        List<String> keys = params.all("keys");
        if (keys.size() > MOST_KEYS) {
            throw new Refusal.Invalid("keys", "error.statistics.keys", "most", MOST_KEYS);
        }
        return keys;
    }

    /** A tag or a server, as in {@code tag_uses[id]} and {@code instance_accounts[domain]}. */
    private static Optional<Topic> topic(Params params, String key, Topic.Kind kind) {
        Params under = params.under(key);
        return switch (kind) {
            case ALL -> Optional.empty();
            case TAG ->
                under.text("id")
                        .flatMap(StatusId::parse)
                        .map(id -> new TagId(id.value()))
                        .map(Topic.OfTag::new);
            case SERVER -> under.text("domain").flatMap(DomainName::parse).map(Topic.OfServer::new);
        };
    }

    private List<CohortEntity> retention(ApiCall call) {
        Params params = call.params();
        Frequency frequency = Stream.of(Frequency.values())
                .filter(each -> word(each).equals(params.required("frequency")))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.Invalid.oneOf("frequency", word(Frequency.DAY) + ", " + word(Frequency.MONTH)));
        return statistics.retention(call.me(), range(params), frequency).stream()
                .map(cohort -> CohortEntity.of(cohort, frequency))
                .toList();
    }

    private static String word(Frequency frequency) {
        return switch (frequency) {
            case DAY -> "day";
            case MONTH -> "month";
        };
    }

    private static DayRange range(Params params) {
        return DayRange.of(date(params, "start_at"), date(params, "end_at"));
    }

    /** A date, or a time whose date counts. */
    private static LocalDate date(Params params, String name) {
        String text = params.required(name);
        try {
            return LocalDate.parse(text.length() > DATE ? text.substring(0, DATE) : text);
        } catch (DateTimeException noDate) {
            throw new Refusal.Invalid(name, "error.statistics.date");
        }
    }

    private static String time(LocalDate day) {
        Instant begin = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return Times.time(begin);
    }
}
