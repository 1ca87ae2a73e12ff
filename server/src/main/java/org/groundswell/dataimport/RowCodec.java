package org.groundswell.dataimport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.model.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The values and problems of rows as JSON, as they are stored. */
final class RowCodec {
    private static final String KEY = "key";
    private static final String ARGUMENTS = "arguments";

    private final JsonMapper json = new JsonMapper();

    String writeValues(List<String> values) {
        return json.writeValueAsString(values);
    }

    List<String> readValues(String text) {
        List<String> values = new ArrayList<>();
        json.readTree(text).forEach(value -> values.add(value.asString()));
        return values;
    }

    /** Empty for no problem. */
    String writeProblem(Optional<Message> problem) {
        return problem.map(message -> json.writeValueAsString(tree(message))).orElse("");
    }

    Optional<Message> readProblem(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(message(json.readTree(text)));
    }

    private static Map<String, Object> tree(Message message) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        message.arguments()
                .forEach((name, value) -> arguments.put(
                        name,
                        switch (value) {
                            case Message inner -> tree(inner);
                            case Number number -> number;
                            default -> value.toString();
                        }));
        return Map.of(KEY, message.key(), ARGUMENTS, arguments);
    }

    private static Message message(JsonNode tree) {
        Map<String, Object> arguments = new LinkedHashMap<>();
        tree.path(ARGUMENTS).properties().forEach(each -> {
            JsonNode value = each.getValue();
            Object argument =
                    value.isObject() ? message(value) : value.isNumber() ? value.numberValue() : value.asString();
            arguments.put(each.getKey(), argument);
        });
        return new Message(tree.path(KEY).asString(), arguments);
    }
}
