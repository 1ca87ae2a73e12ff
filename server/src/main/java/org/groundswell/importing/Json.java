package org.groundswell.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.words.CountryCode;
import org.groundswell.words.LanguageCode;
import tools.jackson.databind.JsonNode;

/** Reading the fields of a record leniently where they may be missing, and strictly where they may not. */
final class Json {
    private static final DateTimeFormatter TWITTER =
            DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private Json() {}

    /** The text of a field; empty if it is missing or null. */
    static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() || value.isContainer() ? "" : value.asString();
    }

    static Optional<String> textIfAny(JsonNode node, String field) {
        return Optional.of(text(node, field)).filter(text -> !text.isEmpty());
    }

    static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            throw new BadRecord("has no " + field);
        }
        return text;
    }

    /** The object in a field; an empty one if there is none. */
    static JsonNode object(JsonNode node, String field) {
        return node.path(field);
    }

    static long number(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isNumber() ? value.asLong() : 0;
    }

    static boolean yes(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isBoolean() && value.asBoolean();
    }

    /** A time as Twitter writes it, or in ISO 8601. */
    static Instant time(JsonNode node, String field) {
        String text = required(node, field);
        try {
            return Character.isDigit(text.charAt(0))
                    ? OffsetDateTime.parse(text).toInstant()
                    : OffsetDateTime.parse(text, TWITTER).toInstant();
        } catch (DateTimeException noTime) {
            throw new BadRecord(field + " is no time: " + text);
        }
    }

    /** A time that may be missing or odd without harm; one before 1970 or after 9999 is odd. */
    static Instant timeOr(JsonNode node, String field, Instant otherwise) {
        try {
            Instant time = text(node, field).isEmpty() ? otherwise : time(node, field);
            return time.isBefore(Instant.EPOCH) || time.isAfter(LATEST) ? otherwise : time;
        } catch (BadRecord odd) {
            return otherwise;
        }
    }

    static String country(String code) {
        return CountryCode.parse(code).map(CountryCode::code).orElse("");
    }

    static String language(String code) {
        return LanguageCode.parse(code).orElse("");
    }
}
