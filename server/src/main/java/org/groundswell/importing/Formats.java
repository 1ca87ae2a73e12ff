package org.groundswell.importing;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Knows every format, and which one a record is in. */
final class Formats {
    /** Deeper than any format goes, with all that boosts and quotes hold. */
    private static final int DEEPEST = 100;

    /** Posts of a record, which are written in one transaction: an answer of Twitter's has 500, and what they refer to. */
    private static final int MOST_POSTS = 2_000;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();
    private final Coordinates coordinates = new Coordinates();
    private final List<Format> formats = List.of(
            new OwnLines(),
            new TwitterV1(coordinates),
            new TwitterV2(coordinates),
            new MastodonOutbox(),
            new MastodonApi(),
            new Bookkeeping());

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

    Reading read(JsonNode record) {
        Reading reading = formats.stream()
                .filter(format -> format.matches(record))
                .findFirst()
                .orElseThrow(
                        () -> new BadRecord("is in no known format: no Twitter v1.1 or v2 tweet, no Mastodon status or"
                                + " activity, and no line with account, created_at and text"))
                .read(record);
        if (reading.posts().size() + reading.rejected().size() > MOST_POSTS) {
            throw new BadRecord("holds more than " + MOST_POSTS + " posts");
        }
        return reading;
    }
}
