package org.groundswell.scenarios;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request and what is expected of it: a row of a table of five columns.
 *
 * <pre>
 * ben  | POST /api/v1/statuses/{new}/favourite | 200 | "favourited":true && !error | Favourited
 * </pre>
 *
 * @param who {@code anyone}, {@code app}, {@code invalid} (a token that was never given out), or a person; with scopes in
 *     brackets if not all: {@code ben(read:statuses)}
 * @param method the HTTP method
 * @param path path and query; names in braces stand for ids ({@link ScenarioWorld}, {@link Fresh})
 * @param body a JSON object, or {@code name=value&name=value}, which is sent as a form; {@code name=@picture} sends
 *     a file, and {@code multipart} and a space before it the form as {@code multipart/form-data}; empty for none
 * @param status the expected status
 * @param holds texts that the answer must hold; {@code Link: text} is looked for in the Link header
 * @param lacks texts, written with {@code !} before them, that it must not hold
 * @param events the names of the events that are appended to the event log, in their order; none for reads and failures
 */
record Scenario(
        String who,
        String method,
        String path,
        String body,
        int status,
        List<String> holds,
        List<String> lacks,
        List<String> events) {
    private static final String MULTIPART = "multipart ";

    /** Reads a row; columns at the end may be left out. */
    static Scenario row(String line) {
        String[] columns = line.split("\\s+\\|\\s*", -1);
        if (columns.length < 3 || columns.length > 5) {
            throw new IllegalArgumentException("a row has three to five columns: " + line);
        }
        String[] request = columns[1].split(" ", 3);
        List<String> fragments = columns.length > 3 ? split(columns[3], " && ") : List.of();
        return new Scenario(
                columns[0],
                request[0],
                request[1],
                request.length > 2 ? request[2] : "",
                Integer.parseInt(columns[2].strip()),
                fragments.stream().filter(text -> !text.startsWith("!")).toList(),
                fragments.stream()
                        .filter(text -> text.startsWith("!"))
                        .map(text -> text.substring(1))
                        .toList(),
                columns.length > 4 ? split(columns[4], "[ ,]+") : List.of());
    }

    private static List<String> split(String column, String separator) {
        return Stream.of(column.split(separator))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The person or app that asks. */
    String asker() {
        return who.split("\\(", 2)[0];
    }

    /** The scopes of the token. */
    String scopes() {
        int bracket = who.indexOf('(');
        return bracket < 0 ? ScenarioServer.EVERY_SCOPE : who.substring(bracket + 1, who.length() - 1);
    }

    /** Whether the form is sent as {@code multipart/form-data}. */
    boolean isMultipart() {
        return body.startsWith(MULTIPART);
    }

    /** Names and values of the form in turn. */
    String[] form() {
        return Arrays.stream((isMultipart() ? body.substring(MULTIPART.length()) : body).split("&"))
                .filter(pair -> !pair.isEmpty())
                .flatMap(pair -> Stream.of(pair.split("=", 2)))
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return who + ": " + method + " " + path + (body.isEmpty() ? "" : " " + body) + " → " + status;
    }
}
