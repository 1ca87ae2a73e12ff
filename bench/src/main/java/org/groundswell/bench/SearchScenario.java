package org.groundswell.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.groundswell.cli.Main;

/** Searching posts: building the index, its size, queries, and how soon a new post is found. */
final class SearchScenario {
    /** One person who waits for each page; and many at once. */
    private static final int[] CLIENTS = {1, 16};

    private static final String CONSONANTS = "bcdfghjklmnprstvw";
    private static final String VOWELS = "aeiou";
    private static final int VOCABULARY = 100_000;
    private static final int NEW_POSTS = 100;
    private static final long LONGEST_NANOS = Duration.ofMinutes(20).toNanos();
    private static final String BUILT = "groundswell_search_built";
    private static final String BYTES = "groundswell_search_bytes";

    private final Path directory;
    private final Duration time;
    private final int posts;
    private final Table table;
    private final Random random = new Random(7);
    private final double[] frequencies = frequencies();
    private long textBytes;

    SearchScenario(Path directory, Duration time, int posts, Table table) {
        this.directory = directory;
        this.time = time;
        this.posts = posts;
        this.table = table;
    }

    void run() throws IOException {
        table.heading("search");
        Path data = directory.resolve("search");
        Path file = write();
        try (Measured importing = Measured.start(
                Main.class, 0, List.of("-Xms192m"), List.of("import", "--data=" + data, file.toString()))) {
            while (importing.isAlive()) {
                importing.awaitExit(Duration.ofMillis(200));
            }
        }
        Files.delete(file);
        long begun = System.nanoTime();
        try (ServerUnderTest server = ServerUnderTest.start(data, 1)) {
            Waiting.until(() -> metric(server, BUILT) == 100);
            double seconds = (System.nanoTime() - begun) / 1e9;
            table.add(new Row(
                    "index of posts built",
                    1,
                    posts / seconds,
                    -1,
                    -1,
                    -1,
                    server.process().peakMegabytes(),
                    -1));
            double bytes = metric(server, BYTES);
            table.note(String.format(
                    Locale.ROOT,
                    "index: %,d bytes, %.0f %% of the text (%,d bytes)",
                    (long) bytes,
                    100 * bytes / textBytes,
                    textBytes));
            for (int clients : CLIENTS) {
                query(server, clients, "a rare word", word(20_000));
                query(server, clients, "a frequent word", word(20));
                query(server, clients, "two words", word(30) + " " + word(300));
                query(server, clients, "a phrase of frequent words", "\"" + word(1) + " " + word(2) + "\"");
                query(server, clients, "a word without another, with a tag", "#tag3 " + word(5) + " -" + word(6));
                query(server, clients, "an account's posts with a word", "from:user5@old.example " + word(10));
            }
            table.add(newPosts(server));
        }
    }

    private void query(ServerUnderTest server, int clients, String what, String query) {
        String path = "/api/v2/search?type=statuses&limit=20&q=" + encode(query);
        table.add(Load.run(
                what,
                server.process(),
                clients,
                time,
                (_, _) -> Connection.get(path, server.tokens().getFirst())));
    }

    /** How long after the answer to its author a post is found. */
    private Row newPosts(ServerUnderTest server) throws IOException {
        Histogram times = new Histogram(LONGEST_NANOS, 3);
        String token = server.tokens().getFirst();
        try (Connection connection = new Connection(server.process().port())) {
            for (int i = 0; i < NEW_POSTS; i++) {
                String unique = "unique" + Integer.toString(i, Character.MAX_RADIX) + "word";
                String form = "visibility=public&status=" + unique;
                if (connection.exchange(Connection.post("/api/v1/statuses", token, form)) != 200) {
                    throw new IOException("a post was refused");
                }
                long posted = System.nanoTime();
                Waiting.until(() -> server.get(
                                "/api/v2/search?type=statuses&q=" + unique,
                                server.tokens().getFirst())
                        .contains("<p>" + unique));
                times.recordValue(System.nanoTime() - posted);
            }
        }
        return new Row(
                "new post found",
                1,
                1e9 / times.getValueAtPercentile(50),
                times.getValueAtPercentile(50) / 1e6,
                times.getMaxValue() / 1e6,
                -1,
                0,
                -1);
    }

    /** Posts of words whose frequencies follow Zipf's law, as those of any language do. */
    private Path write() throws IOException {
        Path file = directory.resolve("posts.jsonl");
        long at = Instant.parse("2025-05-24T00:00:00Z").toEpochMilli();
        List<String> languages = List.of("en", "en", "es", "fr", "de", "tl");
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int i = 0; i < posts; i++) {
                at += random.nextInt(20_000);
                StringBuilder text = new StringBuilder();
                for (int word = 8 + random.nextInt(24); word > 0; word--) {
                    text.append(word(rank())).append(' ');
                }
                text.append("#tag").append(ImportScenario.heavyTailed(random, 20_000));
                textBytes += text.length();
                writer.write("{\"id\":\"" + i + "\",\"account\":\"user" + ImportScenario.heavyTailed(random, 60_000)
                        + "@old.example\",\"created_at\":\"" + Instant.ofEpochMilli(at) + "\",\"language\":\""
                        + languages.get(random.nextInt(languages.size())) + "\",\"text\":\"" + text + "\"}\n");
            }
        }
        return file;
    }

    private int rank() {
        int found = Arrays.binarySearch(frequencies, random.nextDouble());
        return Math.min(VOCABULARY, (found < 0 ? -found - 1 : found) + 1);
    }

    /** The sums of the words' probabilities, up to each of them. */
    private static double[] frequencies() {
        double[] sums = new double[VOCABULARY];
        double sum = 0;
        for (int i = 0; i < VOCABULARY; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        for (int i = 0; i < VOCABULARY; i++) {
            sums[i] /= sum;
        }
        return sums;
    }

    /** A word by its rank: frequent ones are short, and with a space behind it one has 5.5 letters on average. */
    private static String word(int rank) {
        int syllables = CONSONANTS.length() * VOWELS.length();
        StringBuilder word = new StringBuilder();
        for (int rest = rank; rest > 0; rest /= syllables) {
            int syllable = rest % syllables;
            if (!word.isEmpty()) {
                word.append(CONSONANTS.charAt((syllable + rank) % CONSONANTS.length()));
            }
            word.append(CONSONANTS.charAt(syllable / VOWELS.length()))
                    .append(VOWELS.charAt(syllable % VOWELS.length()));
        }
        return word.toString();
    }

    private double metric(ServerUnderTest server, String name) throws IOException {
        return server.get("/metrics", server.tokens().getFirst())
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(-1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
