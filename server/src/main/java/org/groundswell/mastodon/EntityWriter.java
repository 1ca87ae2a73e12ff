package org.groundswell.mastodon;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** Entities as the API's JSON: the names of record components in snake case, every field present. */
final class EntityWriter {
    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(new FinishedJson()).addSerializer(new Holes()))
            .build();

    byte[] bytes(Object entity) {
        return entity instanceof Json(byte[] bytes) ? bytes : json.writeValueAsBytes(entity);
    }

    private static final class FinishedJson extends StdSerializer<Json> {
        FinishedJson() {
            super(Json.class);
        }

        @Override
        public void serialize(Json value, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(new String(value.bytes(), StandardCharsets.UTF_8));
        }
    }

    private static final class Holes extends StdSerializer<Splice.Hole> {
        Holes() {
            super(Splice.Hole.class);
        }

        @Override
        public void serialize(Splice.Hole value, JsonGenerator out, SerializationContext context) {
            out.writeRawValue(Character.toString(Splice.MARK));
        }
    }
}
