package org.groundswell.importing.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundswell.importing.files.JsonRecords.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonRecordsTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonMapper INDENTED =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final int LONGEST = 10_000;

    /** {@code ~} stands for a line end; records are separated by {@code ¦}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "LINES|  {\"a\":1}~{\"a\":2}~|  {\"a\":1}¦{\"a\":2}",
                "LINES|  {\"a\":1} {\"a\":2}{\"a\":3}~{\"a\":4}|  {\"a\":1}¦{\"a\":2}¦{\"a\":3}¦{\"a\":4}",
                "LINES|  {\"a\":1},~{\"a\":2}~|  {\"a\":1}¦{\"a\":2}",
                "LINES|  {\"a\":\"}{\\\"\"}~{\"a\":\"\\\\\"}~|  {\"a\":\"}{\\\"\"}¦{\"a\":\"\\\\\"}",
                // Text after an object belongs to it: a part of a record must not be taken for a whole one.
                "LINES|  {\"a\":1}},\"visibility\":\"direct\"}~{\"a\":2}|  {\"a\":1},},\"visibility\":\"direct\"}¦{\"a\":2}",
                "LINES|  {\"a\":1~{\"a\":2}~|  {\"a\":1¦{\"a\":2}",
                "LINES|  {\"a\":~{\"a\":2}~|  {\"a\":¦{\"a\":2}",
                "LINES|  {\"a:1}~{\"a\":2}~|  {\"a:1}¦{\"a\":2}",
                "LINES|  hello {\"a\":1}~{\"a\":2}|  hello {\"a\":1}¦{\"a\":2}",
                "LINES|  {\"statuses\":[{\"a\":1},{\"a\":2}],\"search_metadata\":{\"a\":[3]}}~{\"a\":4}|  {\"a\":1}¦{\"a\":2}¦{\"a\":4}",
                "VALUES| [{\"a\":1},{\"a\":2}]|  {\"a\":1}¦{\"a\":2}",
                "VALUES| [~{\"a\":1},~{\"a\":2}~]~|  {\"a\":1}¦{\"a\":2}",
                "VALUES| [{\"a\":1},{\"a\":2}];~|  {\"a\":1}¦{\"a\":2}",
                "VALUES| {~ \"orderedItems\": [~  {~   \"a\": {\"orderedItems\":[1]}~  }~ ], \"last\": {\"x\":[]}~}~|  {~   \"a\": {\"orderedItems\":[1]}~  }",
                "VALUES| {~\"a\":1~}~{~\"a\":2~}~|  {~\"a\":1~}¦{~\"a\":2~}",
                "VALUES| {~\"a\":~{~\"b\":1~}~}~|  {~\"a\":~{~\"b\":1~}~}",
                "VALUES| []|  ''",
                "VALUES| {\"statuses\":[]}|  ''",
                "VALUES| [1,\"x\",{\"a\":2}]|  1,\"x\",¦{\"a\":2}",
                "VALUES| [\"x\",\"y\"]|  \"x\",\"y\"",
                "VALUES| [~ \"x\",~ \"y\"~]~|  \"x\",~ \"y\"~",
                "LINES|  {\"orderedItems\":[\"https://x.example/1\"],\"id\":{\"a\":1}}|  \"https://x.example/1\"",
                "LINES|  \u001e{\"a\":1}~\u001e{\"a\":2}~|  {\"a\":1}¦{\"a\":2}",
                "VALUES| \u001e{~\"a\":1~}~\u001e{~\"a\":2~}~|  {~\"a\":1~}¦{~\"a\":2~}",
                // A bracket is missing in the first, in an array on one line, of lines, and indented.
                "VALUES| [{\"a\":{\"b\":1},{\"a\":2},{\"a\":3}]|  {\"a\":{\"b\":1},¦{\"a\":2}¦{\"a\":3}",
                "VALUES| [~{\"a\":{\"b\":1},~{\"a\":2},~{\"a\":3}~]|  {\"a\":{\"b\":1},~¦{\"a\":2}¦{\"a\":3}",
                "VALUES| [~ {~  \"a\": 1~ ,~ {~  \"a\": 2~ }~]|  {~  \"a\": 1~ ,~ ¦{~  \"a\": 2~ }",
                // A quote is missing.
                "VALUES| [~ {~  \"a: 1~ },~ {~  \"a\": 2~ }~]|  {~  \"a: 1~ }¦{~  \"a\": 2~ }",
                // A bracket too many.
                "VALUES| [{\"a\":1}},\"b\":2},{\"a\":3}]|  {\"a\":1},},\"b\":2},¦{\"a\":3}",
            })
    void recordsAreSplit(Layout layout, String text, String expected) throws IOException {
        String wanted = expected.equals("''") ? "" : expected;
        assertThat(split(text.replace('~', '\n'), layout).stream().collect(Collectors.joining("¦")))
                .isEqualTo(wanted.replace('~', '\n'));
    }

    @Test
    void anIncompleteArrayIsAnError() {
        assertThatThrownBy(() -> split("[{\"a\":1},{\"a\":", Layout.VALUES)).hasMessageContaining("inside an array");
        assertThatThrownBy(() -> split("{\"orderedItems\":[{\"a\":1},", Layout.LINES))
                .hasMessageContaining("inside an array");
    }

    @Test
    void onlyTheBeginningOfALongRecordIsKept() throws IOException {
        JsonRecords records = new JsonRecords(
                new StringReader("[{\"a\":\"" + "x".repeat(100_000) + "\"},{\"a\":2}]"), LONGEST, Layout.VALUES);
        assertThat(records.next()).isTrue();
        assertThat(records.wasCut()).isTrue();
        assertThat(records.text()).hasSize(LONGEST);
        assertThat(records.next()).isTrue();
        assertThat(records.wasCut()).isFalse();
        assertThat(records.text()).isEqualTo("{\"a\":2}");
        assertThat(records.number()).isEqualTo(2);
    }

    /** Ways in which programs write lists of records. */
    private enum Written {
        LINES,
        ARRAY,
        ARRAY_OF_LINES,
        INDENTED_ARRAY,
        INDENTED_VALUES,
        OUTBOX,
        INDENTED_OUTBOX;

        String write(List<String> records) {
            return switch (this) {
                case LINES -> String.join("\n", records) + "\n";
                case ARRAY -> "[" + String.join(",", records) + "]";
                case ARRAY_OF_LINES -> "[\n" + String.join(",\n", records) + "\n]\n";
                case INDENTED_ARRAY -> "[\n" + indented(records, ",\n") + "\n]";
                case INDENTED_VALUES -> records.stream().map(Written::indented).collect(Collectors.joining("\n"));
                case OUTBOX ->
                    "{\"@context\":[\"https://www.w3.org/ns/activitystreams\",{\"x\":\"y\"}],\"orderedItems\":["
                            + String.join(",", records) + "],\"totalItems\":1}";
                case INDENTED_OUTBOX ->
                    "{\n  \"type\": \"OrderedCollection\",\n  \"orderedItems\": [\n" + indented(records, ",\n")
                            + "\n  ]\n}\n";
            };
        }

        private static String indented(List<String> records, String separator) {
            return records.stream()
                    .map(record -> "  " + indented(record).replace("\n", "\n  "))
                    .collect(Collectors.joining(separator));
        }

        private static String indented(String record) {
            try {
                return INDENTED.writeValueAsString(JSON.readTree(record)).replace("\r", "");
            } catch (tools.jackson.core.JacksonException broken) {
                return record;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void recordsAreReadHoweverTheyAreWritten(Written written) throws IOException {
        Random random = new Random(16);
        for (int round = 0; round < 50; round++) {
            List<String> records = IntStream.rangeClosed(0, random.nextInt(6))
                    .mapToObj(i -> record(random, i))
                    .toList();
            String file = written.write(records);
            assertThat(read(file)).as(file).isEqualTo(records);
        }
    }

    /** If lines or indentation show where records begin, a broken record does not affect the others. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ARRAY", "OUTBOX"})
    void aBrokenRecordDoesNotAffectOthers(Written written) throws IOException {
        Random random = new Random(2014);
        for (int round = 0; round < 2_000; round++) {
            List<String> records =
                    IntStream.range(0, 8).mapToObj(i -> record(random, i)).toList();
            String file = written.write(records);
            int hit = random.nextInt(records.size());
            String whole = written == Written.LINES || written == Written.ARRAY_OF_LINES
                    ? records.get(hit)
                    : Written.indented(records.get(hit));
            String shown = written == Written.INDENTED_ARRAY || written == Written.INDENTED_OUTBOX
                    ? whole.replace("\n", "\n  ")
                    : whole;
            int from = file.indexOf(shown);
            String broken = file.substring(0, from) + mutated(shown, random) + file.substring(from + shown.length());
            List<String> others = new ArrayList<>(records);
            others.remove(hit);
            assertThat(read(broken)).as(broken).containsAll(others);
        }
    }

    private static String mutated(String record, Random random) {
        int at = 1 + random.nextInt(record.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> record.substring(0, at) + record.substring(at + 1);
            case 1 -> record.substring(0, at) + "{}[]\",:\\x".charAt(random.nextInt(9)) + record.substring(at + 1);
            default -> record.substring(0, at) + "{}[]\",:\\x".charAt(random.nextInt(9)) + record.substring(at);
        };
    }

    private static String record(Random random, int number) {
        List<String> texts =
                List.of("hi", "a } b", "{[", "say \\\"yes\\\"", "back\\\\", "#Tag, {\\\"x\\\":1}", "日本 🌊", "");
        String text = texts.get(random.nextInt(texts.size()));
        return switch (random.nextInt(3)) {
            case 0 -> "{\"id\":" + number + ",\"text\":\"" + text + "\"}";
            case 1 -> "{\"id\":" + number + ",\"user\":{\"name\":\"" + text + "\",\"urls\":[{\"a\":1},{\"b\":[2,3]}]}}";
            default -> "{\"id\":" + number + ",\"tags\":[\"" + text + "\",\"y\"],\"empty\":{},\"none\":[],\"is\":true}";
        };
    }

    /** The records of a file without blanks; invalid JSON is left out. */
    private static List<String> read(String file) throws IOException {
        Shape shape = Shape.of(file, true);
        Layout layout = shape instanceof Shape.Json(Layout found, int _) ? found : Layout.LINES;
        List<String> found = new ArrayList<>();
        JsonRecords records = new JsonRecords(new StringReader(file), LONGEST, layout);
        try {
            while (records.next()) {
                try {
                    JsonNode node = JSON.readTree(records.text());
                    found.add(node.toString());
                } catch (tools.jackson.core.JacksonException broken) {
                    // The broken record.
                }
            }
        } catch (IOException breaksOff) {
            found.add("incomplete");
        }
        return found;
    }

    private static List<String> split(String text, Layout layout) throws IOException {
        JsonRecords records = new JsonRecords(new StringReader(text), LONGEST, layout);
        List<String> found = new ArrayList<>();
        while (records.next()) {
            found.add(records.text());
            assertThat(records.number()).isEqualTo(found.size());
        }
        return found;
    }
}
