package org.groundswell.mastodon;

import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Entities as the API's JSON: the names of record components in snake case, every field present. */
final class EntityWriter {
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    byte[] bytes(Object entity) {
        return json.writeValueAsBytes(entity);
    }
}
