package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.SoftAssertions;
import org.groundswell.TestDatabase;
import org.groundswell.World;
import org.groundswell.accounts.Account;
import org.groundswell.model.Message;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a record holds, it is rejected with its number and the reason, and the rest is imported. */
class HostileImportTest {
    private static final String GOOD = own("id", "good", "");

    @TempDir
    static Path directory;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(TestDatabase.POSTGRES.open(directory), directory);
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /** What was rejected: numbers to reasons. */
    private static final class Rejects implements ImportWatcher {
        private final Translator translator = Messages.load().english();
        private final Map<Long, String> reasons = new LinkedHashMap<>();
        private final Map<Long, String> records = new LinkedHashMap<>();

        @Override
        public void moved(long bytes) {}

        @Override
        public void rejected(long number, Message reason, String record) {
            reasons.put(number, translator.text(reason));
            records.put(number, record);
        }

        @Override
        public void leftOut(long number, Message reason, String record) {
            reasons.put(number, translator.text(reason));
        }
    }

    /** A line of our own, with a field that is another than usual. */
    private static String own(String field, String value, String more) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(
                "account", "ana@old.example", "created_at", "2014-05-24T22:00:00Z", "text", "hello #world", "id", "x"));
        fields.put(field, value);
        StringBuilder line = new StringBuilder("{");
        fields.forEach((name, text) ->
                line.append('"').append(name).append("\":\"").append(text).append("\","));
        return line.append(more).append("\"sensitive\":false}").toString();
    }

    private static String tweet(String more) {
        return "{\"id_str\":\"7\",\"created_at\":\"Mon Aug 26 04:00:00 +0000 2013\",\"full_text\":\"hi a\","
                + "\"user\":{\"screen_name\":\"ben\"}" + more + "}";
    }

    private static Map<String, String> hostile() {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("[".repeat(5_000), "not valid JSON");
        lines.put("{\"a\":".repeat(200) + "1" + "}".repeat(200), "nesting depth");
        lines.put("5", "not a JSON object");
        lines.put("{}", "no known format");
        lines.put(own("account", "ana\\r\\nLocation: x@old.example", ""), "account must be name or name@domain: ana??");
        lines.put(own("account", "a/../b@old.example", ""), "account must be");
        lines.put(own("account", "<b>@old.example", ""), "account must be");
        lines.put(own("account", "ana@old.example/x", ""), "account must be");
        lines.put(own("account", "ana@\\u202eold.example", ""), "account must be");
        lines.put(own("account", "n".repeat(129), ""), "account must be");
        lines.put(own("created_at", "+999999999-01-01T00:00:00Z", ""), "created_at is not a time");
        lines.put(own("created_at", "9999-12-31T23:59:59Z", ""), "future");
        lines.put(own("created_at", "-0001-01-01T00:00:00Z", ""), "created_at is not a time");
        lines.put(own("created_at", "1969-12-31T23:59:59Z", ""), "before 1970");
        lines.put(own("created_at", "9".repeat(100_000), ""), "created_at is not a time");
        lines.put(own("text", "x".repeat(70_000), ""), "text is too long: 65,536 bytes at most");
        lines.put(own("text", "e" + "\\u0301\\u0323".repeat(100_000), ""), "text is too long");
        lines.put(own("text", "a\\u0000b", ""), "NUL");
        lines.put(own("text", "\\ud83d", ""), "half a character");
        lines.put(own("text", " \\n ", ""), "has no text");
        lines.put(own("id", "i".repeat(3_000), ""), "id must be at most 2,048 bytes");
        lines.put(own("id", "a\\nb", ""), "id must be at most");
        lines.put(own("in_reply_to", "日".repeat(700), ""), "in_reply_to must be at most");
        lines.put(own("id", "i".repeat(2_040), ""), "an invalid address or id");
        lines.put(own("country", "x".repeat(500_000), ""), "country must be");
        lines.put(own("id", "n", "\"text\":{},"), "text must be text");
        lines.put(own("id", "n", "\"boosts\":1e400,"), "boosts is too large");
        lines.put(own("id", "n", "\"boosts\":99999999999999999999999,"), "boosts is too large");
        lines.put(own("id", "n", "\"boosts\":[1],"), "boosts must be a number");
        lines.put(own("id", "n", "\"boosts\":" + "9".repeat(2_000) + ","), "not valid JSON");
        lines.put(own("id", "n", "\"bot\":\"yes\","), "bot must be true or false");
        lines.put(own("id", "n", "\"followers\":\"many\","), "followers must be a number");
        lines.put(
                "{\"data\":["
                        + IntStream.range(0, 2_001)
                                .mapToObj(i -> "{\"id\":\"" + i + "\",\"author_id\":\"5\",\"text\":\"a\","
                                        + "\"created_at\":\"2021-01-01T00:00:00Z\"}")
                                .collect(Collectors.joining(","))
                        + "],\"includes\":{\"users\":[{\"id\":\"5\",\"username\":\"much\"}]}}",
                "holds more than 2,000 posts");
        lines.put(tweet(",\"user\":5"), "user must be an object");
        lines.put(tweet(",\"entities\":\"x\""), "entities must be an object");
        lines.put(tweet(",\"entities\":{\"urls\":{}}"), "urls must be a list");
        lines.put(tweet(",\"entities\":{\"urls\":[5]}"), "urls must be a list of objects");
        lines.put(tweet(",\"entities\":{\"urls\":[" + "{},".repeat(200) + "{}]}"), "more than 100");
        lines.put(
                tweet(",\"full_text\":\"" + "a ".repeat(200)
                        + "\",\"entities\":{\"urls\":[{\"url\":\"a\",\"expanded_url\":\"" + "b".repeat(2_000)
                        + "\"}]}"),
                "its text is longer");
        lines.put(tweet(",\"retweeted_status\":[]"), "retweeted_status must be an object");
        lines.put(tweet(",\"favorite_count\":\"x\""), "favorite_count must be a number");
        lines.put(
                "{\"data\":{\"id\":\"1\",\"author_id\":\"5\",\"text\":\"a\",\"created_at\":\"2021-01-01T00:00:00Z\"},"
                        + "\"includes\":{\"users\":{}}}",
                "users must be a list");
        lines.put(
                "{\"id\":\"1\",\"uri\":\"https://m.example/1\",\"created_at\":\"2024-05-01T10:00:00Z\",\"content\":\"x\","
                        + "\"account\":{\"acct\":\"ana\",\"url\":\"javascript:alert(1)\"}}",
                "no url that begins with http");
        lines.put(
                "{\"type\":\"Create\",\"actor\":\"https://m.example/users/a%20b\",\"object\":{\"id\":\"https://m.example/2\","
                        + "\"published\":\"2024-05-01T10:00:00Z\",\"content\":\"x\",\"to\":[{},5]}}",
                "is not a valid account name");
        return lines;
    }

    @Test
    void aHostileRecordIsRejectedAndTheRestGoesOn() throws IOException {
        Map<String, String> hostile = hostile();
        String file = GOOD + "\n" + String.join("\n", hostile.keySet()) + "\n" + GOOD + "\n";
        Rejects rejects = run(file.getBytes(StandardCharsets.UTF_8), hostile.size() + 2);
        SoftAssertions softly = new SoftAssertions();
        long number = 1;
        for (Map.Entry<String, String> each : hostile.entrySet()) {
            number++;
            softly.assertThat(rejects.reasons.get(number))
                    .as(each.getKey().substring(0, Math.min(300, each.getKey().length())))
                    .contains(each.getValue())
                    .hasSizeLessThan(400)
                    .doesNotContain("bug");
        }
        softly.assertAll();
        // As the elements of an array, each is as bad, and the array goes on. One is no element: brackets that never
        // close.
        hostile.remove("[".repeat(5_000));
        Rejects again = run(
                ("[" + GOOD + ",\n" + String.join(",\n", hostile.keySet()) + "," + GOOD + "]")
                        .getBytes(StandardCharsets.UTF_8),
                hostile.size() + 2);
        assertThat(again.reasons).hasSize(hostile.size());
    }

    private static Rejects run(byte[] file, int records) throws IOException {
        Rejects rejects = new Rejects();
        ImportReport report = world.importer.run(new ByteArrayInputStream(file), "", rejects);
        assertThat(report.read()).isEqualTo(records);
        assertThat(report.imported() + report.known()).isEqualTo(2);
        assertThat(report.rejected()).isEqualTo(records - 2).isEqualTo(rejects.reasons.size());
        return rejects;
    }

    @Test
    void aRecordOfAGigabyteIsSkippedWithoutBeingHeld() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (boolean array : new boolean[] {false, true}) {
            packed.reset();
            try (OutputStream gzip = new GZIPOutputStream(packed)) {
                gzip.write(((array ? "[" : "") + GOOD + (array ? "," : "\n") + "{\"text\":\"")
                        .getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 300; i++) {
                    gzip.write(megabyte);
                }
                gzip.write(("\"}" + (array ? "," : "\n") + GOOD + (array ? "]" : "\n"))
                        .getBytes(StandardCharsets.US_ASCII));
            }
            Rejects rejects = new Rejects();
            ImportReport report = world.importer.run(new ByteArrayInputStream(packed.toByteArray()), "", rejects);
            assertThat(report.read()).isEqualTo(3);
            assertThat(report.rejected()).isEqualTo(1);
            assertThat(rejects.reasons).containsEntry(2L, "is longer than 8,388,608 characters");
            assertThat(rejects.records.get(2L)).hasSize(1_000).startsWith("{\"text\":\"xxx");
        }
    }

    @Test
    void tweetsThatQuoteOneAnotherInACircleAreEachReadOnce() throws IOException {
        StringBuilder tweets = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            tweets.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"%d\",\"author_id\":\"5\",\"text\":\"t\",\"created_at\":\"2021-01-01T00:00:00Z\","
                            .formatted(100 + i))
                    .append(
                            "\"referenced_tweets\":[{\"type\":\"quoted\",\"id\":\"%d\"},{\"type\":\"quoted\",\"id\":\"%d\"}]}"
                                    .formatted(100 + (i + 1) % 2_000, 100 + i * 7 % 2_000));
        }
        String answer = "{\"data\":[" + tweets
                + "],\"includes\":{\"users\":[{\"id\":\"5\",\"username\":\"cy\"}],\"tweets\":[" + tweets + "]}}\n";
        ImportReport report = world.importer.run(input(answer));
        assertThat(report.imported()).isEqualTo(2_000);
        assertThat(report.rejected()).isZero();
        String boosts = answer.replace("quoted", "retweeted").replace("\"username\":\"cy\"", "\"username\":\"cyb\"");
        assertThat(world.importer.run(input(boosts)).rejected()).isEqualTo(2_000);
    }

    @Test
    void whatAnAccountSaysOfItselfIsCutAndItsAddressesAreLinksOrNothing() throws IOException {
        String line = own(
                "account",
                "longwinded@old.example",
                "\"id\":\"lw\",\"name\":\"" + "n".repeat(5_000) + "\",\"note\":\"" + "o".repeat(50_000)
                        + "\",\"account_url\":\"javascript:alert(1)\",\"avatar\":\"data:text/html,x\",");
        assertThat(world.importer.run(input(line)).imported()).isEqualTo(1);
        Account account = world.accounts.find("longwinded@old.example").orElseThrow();
        assertThat(account.profile().displayName()).hasSize(ImportedAuthor.LONGEST_NAME);
        assertThat(account.profile().note().text()).hasSize(ImportedAuthor.LONGEST_NOTE);
        assertThat(account.url()).isEmpty();
        assertThat(account.profile().pictures().originAvatar()).isEmpty();
        assertThat(world.accounts.addressOf(account)).isEqualTo("https://here.example/@longwinded@old.example");
    }

    private static InputStream input(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
