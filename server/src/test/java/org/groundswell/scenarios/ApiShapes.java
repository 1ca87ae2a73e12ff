package org.groundswell.scenarios;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operations of Mastodon's client API and the types of their responses: names, types, whether a field may be missing or
 * null, and the values of enumerations. In {@code api/shapes.json}, taken from Mastodon's documentation of version 4.7 without
 * its texts. Fields that the documentation does not have are allowed, since servers may add some.
 */
final class ApiShapes {
    private static final JsonMapper JSON = new JsonMapper();

    /** An operation whose documented type contradicts the documentation's text and Mastodon. */
    private static final String MISREAD = "GET /api/v1/filters";
    /** A path that is no longer documented, and looks like that of a single notification. */
    private static final String OLDER = "/api/v1/notifications/policy";

    /** The height of an oEmbed document is a number (oEmbed 1.0, 2.3.4.4); ids of push subscriptions are numbers in Mastodon. */
    private static final Set<String> NUMBERS = Set.of("OEmbedResponse.height", "WebPushSubscription.id");

    private final JsonNode schemas;
    /** The type of the response by operation, which is written as {@code GET /api/v1/accounts/{id}}. */
    private final Map<String, JsonNode> operations = new TreeMap<>();

    private ApiShapes(JsonNode all) {
        this.schemas = all.get("schemas");
        all.get("operations").properties().forEach(each -> operations.put(each.getKey(), each.getValue()));
    }

    static ApiShapes read() {
        try (InputStream input = ApiShapes.class.getResourceAsStream("/api/shapes.json")) {
            return new ApiShapes(JSON.readTree(input));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> operations() {
        return operations.keySet();
    }

    /** The operation with the names of its parameters left out, by which it is compared with a route. */
    static String withoutNames(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }

    /** What is wrong with a response: a line each. None for routes that Mastodon doesn't have. */
    List<String> problems(String method, String path, String body) {
        List<String> problems = new ArrayList<>();
        String plain = path.split("\\?", 2)[0];
        Optional.of(plain)
                .filter(each -> !each.equals(OLDER))
                .flatMap(each -> operation(method, each))
                .filter(operation -> !operation.equals(MISREAD))
                .map(operations::get)
                .filter(shape -> !shape.isEmpty())
                .ifPresent(shape -> check(shape, JSON.readTree(body), "", problems));
        return problems;
    }

    /** The operation that a path belongs to: one with fewer parameters before others. */
    private Optional<String> operation(String method, String path) {
        return operations.keySet().stream()
                .filter(operation -> matches(operation, method + " " + path))
                .min((one, other) -> Integer.compare(parameters(one), parameters(other)));
    }

    private static boolean matches(String operation, String request) {
        String[] expected = operation.split("/", -1);
        String[] actual = request.split("/", -1);
        boolean isSame = expected.length == actual.length;
        for (int i = 0; isSame && i < expected.length; i++) {
            isSame = expected[i].startsWith("{") || expected[i].equals(actual[i]);
        }
        return isSame;
    }

    private static int parameters(String operation) {
        return (int) operation.chars().filter(c -> c == '{').count();
    }

    private void check(JsonNode shape, JsonNode value, String at, List<String> problems) {
        if (shape.has("ref")) {
            String name = shape.get("ref").stringValue();
            check(schemas.get(name), value, name, problems);
            return;
        }
        for (String either : List.of("oneOf", "anyOf")) {
            if (shape.has(either)) {
                checkEither(shape.get(either), value, at, problems);
            }
        }
        shape.path("allOf").forEach(each -> check(each, value, at, problems));
        if (!isType(shape, value) && !(NUMBERS.contains(at) && value.isNumber())) {
            problems.add(at + " is " + value.getNodeType() + ", not " + shape.get("type"));
            return;
        }
        if (value.isNull()) {
            return;
        }
        if (shape.has("enum") && !contains(shape.get("enum"), value)) {
            problems.add(at + " is " + value + ", not one of " + shape.get("enum"));
        }
        if (value.isString() && !isFormat(shape.path("format").asString(""), value.stringValue())) {
            problems.add(at + " is " + value + ", not a " + shape.get("format").stringValue());
        }
        shape.path("required").forEach(name -> {
            if (value.isObject() && !value.has(name.stringValue())) {
                problems.add(at + "." + name.stringValue() + " is missing");
            }
        });
        shape.path("properties").properties().forEach(property -> {
            if (value.has(property.getKey())) {
                check(property.getValue(), value.get(property.getKey()), at + "." + property.getKey(), problems);
            }
        });
        if (shape.has("items")) {
            value.forEach(item -> check(shape.get("items"), item, at + "[]", problems));
        }
        if (shape.has("values")) {
            value.forEach(item -> check(shape.get("values"), item, at + ".*", problems));
        }
    }

    private void checkEither(JsonNode shapes, JsonNode value, String at, List<String> problems) {
        List<String> fewest = new ArrayList<>();
        boolean first = true;
        for (JsonNode each : shapes) {
            List<String> its = new ArrayList<>();
            check(each, value, at, its);
            if (first || its.size() < fewest.size()) {
                fewest = its;
                first = false;
            }
        }
        problems.addAll(fewest);
    }

    private static boolean isType(JsonNode shape, JsonNode value) {
        JsonNode types = shape.path("type");
        if (types.isEmpty()) {
            return true;
        }
        for (JsonNode type : types) {
            boolean is = switch (type.stringValue()) {
                case "string" -> value.isString();
                case "integer" -> value.isIntegralNumber();
                case "number" -> value.isNumber();
                case "boolean" -> value.isBoolean();
                case "array" -> value.isArray();
                case "object" -> value.isObject();
                case "null" -> value.isNull();
                default -> throw new IllegalStateException("unknown type " + type);
            };
            if (is) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode each : values) {
            if (each.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFormat(String format, String text) {
        try {
            switch (format) {
                case "date-time" -> Instant.parse(text);
                case "date" -> LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
                default -> {}
            }
            return true;
        } catch (DateTimeParseException broken) {
            return false;
        }
    }
}
