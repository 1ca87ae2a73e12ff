package org.groundswell.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text for people, by its key in the message bundles and the values its pattern names. Code that states a fact, such as
 * a refusal, makes a message; the face that shows it makes the text, in the reader's language.
 *
 * @param arguments texts, numbers and other messages, by their names in the pattern
 */
public record Message(String key, Map<String, Object> arguments) {
    public Message {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** @param namesAndValues a name, its value, the next name, its value and so on */
    public Message(String key, Object... namesAndValues) {
        this(key, named(namesAndValues));
    }

    private static Map<String, Object> named(Object... namesAndValues) {
        if (namesAndValues.length == 0) {
            return Map.of();
        }
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("a name without a value: " + namesAndValues[namesAndValues.length - 1]);
        }
        Map<String, Object> arguments = LinkedHashMap.newLinkedHashMap(namesAndValues.length / 2);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException("not the name of an argument: " + namesAndValues[i]);
            }
            arguments.put(name, namesAndValues[i + 1]);
        }
        return arguments;
    }

    /** The key and the arguments, for the log. */
    @Override
    public String toString() {
        return arguments.isEmpty() ? key : key + " " + arguments;
    }
}
