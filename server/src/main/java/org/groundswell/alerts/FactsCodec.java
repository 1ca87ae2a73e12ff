package org.groundswell.alerts;

import org.groundswell.trending.TrendFacts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts the facts of a trend to JSON for the column {@code alert.facts}, and back. Field names are those of {@link
 * TrendFacts}. Rows are kept for {@link Alerts#KEPT}, so a renamed field must be readable under its old name for that
 * long.
 */
final class FactsCodec {
    private final JsonMapper json = JsonMapper.builder().build();

    String write(TrendFacts facts) {
        return json.writeValueAsString(facts);
    }

    TrendFacts read(String facts) {
        return json.readValue(facts, TrendFacts.class);
    }
}
