package org.groundswell.importing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Visibility;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads the fields of a record. A field may be missing or null; otherwise it must have the right type and a plausible size.
 */
final class Json {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");
    /** Maximum count: more than there are people, with room for machines. */
    private static final long MOST = 1_000_000_000_000L;

    private static final Pattern NO_LANGUAGE = Pattern.compile("(und|zxx|mul|mis|art|q[a-t][a-z])(-|$)");
    private static final int LONGEST_NUMBER = 40;
    /** Early tweets have {@code 100+}; tables have counts with a decimal point. */
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,15})?\\+?");

    private Json() {}

    /**
     * The text of a field, or its number as text; empty if it is missing or null.
     *
     * @throws BadRecord if it has another type
     */
    static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString() && !value.isNumber()) {
            throw new BadRecord("import.must_be.text", "field", field);
        }
        return value.asString("");
    }

    static Optional<String> textIfAny(JsonNode node, String field) {
        return Optional.of(text(node, field)).filter(text -> !text.isEmpty());
    }

    static String required(JsonNode node, String field) {
        String text = text(node, field);
        if (text.isEmpty()) {
            throw new BadRecord("import.missing", "field", field);
        }
        return text;
    }

    /**
     * An id or address.
     *
     * @throws BadRecord if it is too long or has control or format characters
     */
    static Optional<String> id(JsonNode node, String field) {
        Optional<String> id = textIfAny(node, field);
        id.filter(text -> !SafeUri.isBounded(text)).ifPresent(_ -> {
            throw new BadRecord("import.id", "field", field, "most", SafeUri.LONGEST);
        });
        return id;
    }

    static String requiredId(JsonNode node, String field) {
        return id(node, field).orElseThrow(() -> new BadRecord("import.missing", "field", field));
    }

    /**
     * The object in a field; a missing one if there is none.
     *
     * @throws BadRecord if it has another type
     */
    static JsonNode object(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isNull()) {
            return MissingNode.getInstance();
        }
        if (!value.isMissingNode() && !value.isObject()) {
            throw new BadRecord("import.must_be.object", "field", field);
        }
        return value;
    }

    static JsonNode requiredObject(JsonNode node, String field) {
        JsonNode value = object(node, field);
        if (value.isMissingNode()) {
            throw new BadRecord("import.missing", "field", field);
        }
        return value;
    }

    /**
     * The objects of a list; none if the field is missing or null.
     *
     * @throws BadRecord if it has another type
     */
    static List<JsonNode> objects(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isObject)) {
            throw new BadRecord("import.must_be.objects", "field", field);
        }
        return value.valueStream().toList();
    }

    /**
     * A count, as a number or text; 0 if it is missing, null or negative.
     *
     * @throws BadRecord if it is not a number, or too large
     */
    static long number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return 0;
        }
        String text = value.isString() ? value.asString("").strip() : "";
        if (value.isString() && text.isEmpty()) {
            return 0;
        }
        boolean written = NUMBER.matcher(PlainText.cut(text, LONGEST_NUMBER)).matches();
        if (!written && !value.isNumber()) {
            throw new BadRecord("import.must_be.number", "field", field);
        }
        double count = written ? Double.parseDouble(text.replace("+", "")) : value.doubleValue(0);
        if (!(Math.abs(count) <= MOST) || value.isNumber() && !value.canConvertToLong()) {
            throw new BadRecord("import.too_large", "field", field);
        }
        return Math.max(0, (long) count);
    }

    /** @throws BadRecord if it is not true, false, missing or null */
    static boolean yes(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean() && !value.isNull() && !value.isMissingNode()) {
            throw new BadRecord("import.must_be.flag", "field", field);
        }
        return value.isBoolean() && value.booleanValue();
    }

    /**
     * A time with a zone, parsed by {@link Times}.
     *
     * @throws BadRecord if there is none
     */
    static Instant time(JsonNode node, String field) {
        return Times.parse(field, required(node, field));
    }

    /** An optional time; empty if it is invalid, before 1970 or after 9999. */
    static Optional<Instant> timeIfAny(JsonNode node, String field) {
        try {
            return textIfAny(node, field)
                    .map(text -> Times.parse(field, text))
                    .filter(time -> !time.isBefore(Instant.EPOCH) && !time.isAfter(LATEST));
        } catch (BadRecord odd) {
            return Optional.empty();
        }
    }

    static Optional<CountryCode> country(String code) {
        // ISO 3166-1 reserves UK for the United Kingdom, whose code is GB, and people write it.
        return CountryCode.parse(code.strip().equalsIgnoreCase("UK") ? "GB" : code);
    }

    /**
     * A language; empty for codes like "none" and "several", and for those that ISO 639 reserves for local use: Twitter uses
     * them for texts with nothing but tags, mentions or pictures.
     */
    static Optional<LanguageCode> language(String code) {
        return LanguageCode.parse(code.strip())
                .filter(language -> !NO_LANGUAGE.matcher(language.tag()).lookingAt());
    }

    /**
     * The visibility of a post. Unknown values become {@link Visibility#DIRECT}, so that no post becomes more visible.
     *
     * @param otherwise the visibility if the field is missing
     */
    static Visibility visibility(JsonNode node, String field, Visibility otherwise) {
        return node.has(field)
                ? Visibility.parse(text(node, field).strip().toLowerCase(Locale.ROOT))
                        .orElse(Visibility.DIRECT)
                : otherwise;
    }

    /** The narrower of two visibilities. */
    static Visibility narrower(Visibility one, Visibility other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
