package org.groundswell.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.model.TagName;
import org.groundswell.text.StatusText;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.trust.TextSketch;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * From the bytes of a post as JSON to the lists: parsed, its tags found as they are found in any post, its text hashed,
 * counted. Two threads parse, batch by batch; the engine takes the batches in their order.
 */
final class JsonToTrends {
    private static final long START = 1_400_000_000_000L;
    private static final int BATCH = 1_000;
    private static final int AHEAD = 16;
    private static final int PARSERS = 2;
    private static final String[] WORDS =
            "it happened to me on the bus home tonight and nobody said a word about what everybody saw there again"
                    .split(" ", -1);

    private final JsonFactory factory = JsonFactory.builder().build();
    private final int posts;

    JsonToTrends(int posts) {
        this.posts = posts;
    }

    Row run() {
        List<List<byte[]>> batches = batches();
        TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);
        long start = System.nanoTime();
        try (ExecutorService parsers = Executors.newFixedThreadPool(PARSERS)) {
            Deque<Future<List<Use>>> parsing = new ArrayDeque<>();
            for (List<byte[]> batch : batches) {
                Callable<List<Use>> task = () -> parse(batch);
                parsing.add(parsers.submit(task));
                if (parsing.size() > AHEAD) {
                    parsing.remove().get().forEach(engine::use);
                }
            }
            for (Future<List<Use>> left : parsing) {
                left.get().forEach(engine::use);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        int listed = engine.trends(Place.WORLD, 20).size();
        return new Row(
                "from JSON to lists, " + listed + " listed",
                PARSERS,
                posts / ((System.nanoTime() - start) / 1e9),
                -1,
                -1,
                -1,
                0,
                -1);
    }

    private List<Use> parse(List<byte[]> batch) {
        List<Use> uses = new ArrayList<>(batch.size() * 2);
        for (byte[] json : batch) {
            parse(json, uses);
        }
        return uses;
    }

    private void parse(byte[] json, List<Use> uses) {
        long account = 0;
        long at = 0;
        String text = "";
        String country = "";
        String language = "";
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "account" -> account = parser.getLongValue();
                        case "created_at" ->
                            at = Instant.parse(parser.getString()).toEpochMilli();
                        case "text" -> text = parser.getString();
                        case "country" -> country = parser.getString();
                        case "language" -> language = parser.getString();
                        default -> {}
                    }
                }
            }
        }
        List<String> tags = StatusText.parse(text).tags();
        if (!tags.isEmpty()) {
            long hash = TextSketch.of(text);
            for (String tag : tags) {
                uses.add(new Use(TagName.of(tag).key(), account, at, country, language, AccountTraits.KNOWN, hash));
            }
        }
    }

    private List<List<byte[]>> batches() {
        Random random = new Random(3);
        List<List<byte[]>> batches = new ArrayList<>();
        List<byte[]> batch = new ArrayList<>();
        for (int i = 0; i < posts; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 8 + random.nextInt(12); w > 0; w--) {
                text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
            }
            text.append("#Tag").append((int) Math.pow(1 - random.nextDouble(), -1.3) % 100_000);
            batch.add(("{\"id\":\"" + i + "\",\"account\":" + random.nextInt(300_000) + ",\"created_at\":\""
                            + Instant.ofEpochMilli(START + i * 7L) + "\",\"text\":\"" + text
                            + "\",\"country\":\"PH\",\"language\":\"en\"}")
                    .getBytes(StandardCharsets.UTF_8));
            if (batch.size() == BATCH) {
                batches.add(batch);
                batch = new ArrayList<>();
            }
        }
        batches.add(batch);
        return batches;
    }
}
