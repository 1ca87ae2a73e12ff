package org.groundswell.previews.page;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON of strangers, bounded in depth and size. */
final class SmallJson {
    private static final int LARGEST = 128 << 10;
    private static final int DEEPEST = 50;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength(LARGEST)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .build();

    private SmallJson() {}

    /** Empty for what is no JSON, or too large or nested too deep: it says nothing then. */
    static Optional<JsonNode> parse(String text) {
        if (text.length() > LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MAPPER.readTree(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    /** The text of a field; an empty text if it has none. */
    static String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    /** A whole number of a field, which may be written as a text; 0 if it has none. */
    static int number(JsonNode object, String field) {
        JsonNode value = object.get(field);
        if (value != null && value.isInt()) {
            return value.intValue();
        }
        String written = text(object, field);
        return written.matches("[0-9]{1,5}") ? Integer.parseInt(written) : 0;
    }
}
