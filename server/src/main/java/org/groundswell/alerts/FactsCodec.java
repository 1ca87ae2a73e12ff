package org.groundswell.alerts;

import org.groundswell.trending.TrendFacts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Facts of a trend as JSON, in the column {@code alert.facts}. Its names are those of {@link TrendFacts}: rows are kept for
 * {@link Alerts#KEPT}, so that a renamed field must still be read under its old name for as long.
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
