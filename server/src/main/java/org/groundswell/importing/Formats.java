package org.groundswell.importing;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows every format, and which one a record is in. */
final class Formats {
    private final JsonMapper json = JsonMapper.builder().build();
    private final Coordinates coordinates = new Coordinates();
    private final List<Format> formats = List.of(
            new OwnLines(),
            new TwitterV1(coordinates),
            new TwitterV2(coordinates),
            new MastodonOutbox(),
            new MastodonApi());

    JsonNode parse(String record) {
        try {
            JsonNode node = json.readTree(record);
            if (!node.isObject()) {
                throw new BadRecord("is no JSON object");
            }
            return node;
        } catch (JacksonException broken) {
            throw new BadRecord("is no JSON: " + broken.getOriginalMessage());
        }
    }

    List<ImportedPost> read(JsonNode record) {
        return formats.stream()
                .filter(format -> format.matches(record))
                .findFirst()
                .orElseThrow(
                        () -> new BadRecord("is in no known format: no Twitter v1.1 or v2 tweet, no Mastodon status or"
                                + " activity, and no line with account, created_at and text"))
                .read(record);
    }
}
