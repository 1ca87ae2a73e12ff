package org.groundswell.accounts;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A profile's lines as the database keeps them. */
final class FieldsCodec {
    private static final TypeReference<List<Account.Field>> LIST = new TypeReference<>() {};

    private final JsonMapper json = JsonMapper.builder().build();

    String write(List<Account.Field> fields) {
        return fields.isEmpty() ? "[]" : json.writeValueAsString(fields);
    }

    List<Account.Field> read(String stored) {
        return stored.equals("[]") ? List.of() : json.readValue(stored, LIST);
    }
}
