package org.groundswell.waves;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.groundswell.model.Refusal;

/**
 * The requested part of a tag's history, and the resolution of its series.
 *
 * @param step the length of an interval of the series; empty for one that fits
 */
public record WaveQuery(Part part, Optional<Duration> step) {
    /** The running wave, or else the one with most people. */
    public static final WaveQuery MAIN = new WaveQuery(new Part.Main(), Optional.empty());

    /** A part of a tag's history. */
    public sealed interface Part {
        /** The running wave, or else the one with most people; the whole history if there is none. */
        record Main() implements Part {}

        /** The period from the first post to the last. */
        record Whole() implements Part {}

        /** One of the waves, numbered from 1. */
        record Wave(int number) implements Part {}

        record Between(Instant from, Instant to) implements Part {
            public Between {
                if (!to.isAfter(from) || from.isBefore(Instant.EPOCH) || to.isAfter(LATEST)) {
                    throw new Refusal.Invalid("to", "error.wave.order");
                }
            }
        }
    }

    private static final Map<String, Duration> STEPS = Map.of(
            "minute",
            Duration.ofMinutes(1),
            "quarter",
            Duration.ofMinutes(15),
            "hour",
            Duration.ofHours(1),
            "day",
            Duration.ofDays(1),
            "week",
            Duration.ofDays(7));

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    /**
     * Reads request parameters: {@code wave} (a number, or {@code all}), or {@code from} and {@code to}; and {@code
     * step} (minute, quarter, hour, day, week).
     *
     * @param parameters the value of a parameter, if present
     * @throws Refusal.Invalid if a value is invalid
     */
    public static WaveQuery of(Function<String, Optional<String>> parameters) {
        Optional<Duration> step =
                parameters.apply("step").filter(text -> !text.isEmpty()).map(WaveQuery::step);
        Optional<Instant> from =
                parameters.apply("from").filter(text -> !text.isEmpty()).map(text -> moment("from", text));
        Optional<Instant> to =
                parameters.apply("to").filter(text -> !text.isEmpty()).map(text -> moment("to", text));
        if (from.isPresent() != to.isPresent()) {
            throw new Refusal.Invalid(from.isPresent() ? "to" : "from", "error.wave.half");
        }
        if (from.isPresent()) {
            return new WaveQuery(new Part.Between(from.get(), to.get()), step);
        }
        return new WaveQuery(part(parameters.apply("wave").orElse("")), step);
    }

    private static Part part(String wave) {
        return switch (wave) {
            case "" -> new Part.Main();
            case "all" -> new Part.Whole();
            default -> {
                if (!wave.matches("[1-9][0-9]{0,4}")) {
                    throw new Refusal.Invalid("wave", "error.wave.number");
                }
                yield new Part.Wave(Integer.parseInt(wave));
            }
        };
    }

    private static Duration step(String text) {
        Duration step = STEPS.get(text);
        if (step == null) {
            throw new Refusal.Invalid("step", "error.wave.step");
        }
        return step;
    }

    private static Instant moment(String name, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw new Refusal.Invalid(name, "error.time");
        }
    }
}
