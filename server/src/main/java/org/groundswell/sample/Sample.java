package org.groundswell.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Four days of an invented movement: a provocative tag, a tag that answers it and spreads around the world, well-known
 * accounts that join, replies, boosts, and everyday tags. Written as lines for {@code import}, ending at a given time; the
 * same seed gives the same posts.
 */
public final class Sample {
    /** Four days. */
    private static final double HOURS = 96;

    private static final long HOUR_MILLIS = 3_600_000;
    /** Hours after the start at which the tags begin. */
    private static final double PROVOCATION = 18;

    private static final double ANSWER = 24;
    private static final double LAST = 95;

    private static final int PEOPLE = 420;
    private static final int EVERYDAY = 1_100;
    private static final int PROVOKING = 110;
    private static final int ANSWERING = 1_500;
    private static final int LATE = 150;
    private static final int BOOSTS = 1_400;
    private static final double REPLIED = 0.22;
    /** The part of the provoking posts that somebody objects to. */
    private static final double OBJECTED = 0.35;

    private final JsonMapper json = JsonMapper.builder().build();
    private final JsonNode script;
    private final Random random;
    private final Instant start;
    private final List<Author> authors = new ArrayList<>();
    private final List<Post> posts = new ArrayList<>();

    private record Author(
            String account,
            String name,
            String language,
            String country,
            long followers,
            String note,
            boolean verified) {}

    private record Post(
            String id,
            Author author,
            double hour,
            String text,
            Optional<String> inReplyTo,
            Optional<String> boostOf,
            long favourites) {}

    private Sample(JsonNode script, Instant end, long seed) {
        this.script = script;
        this.random = new Random(seed);
        this.start = end.minusMillis(Math.round(HOURS * HOUR_MILLIS));
    }

    /** The posts as JSON lines, oldest first. */
    public static InputStream lines(Instant end, long seed) {
        try (InputStream input = Sample.class.getResourceAsStream("/sample/movement.json")) {
            JsonNode script = JsonMapper.builder().build().readTree(input);
            return new Sample(script, end, seed).told();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream told() {
        meet();
        everyday();
        provoke();
        answer();
        end();
        reply();
        boost();
        StringBuilder lines = new StringBuilder();
        posts.stream()
                .sorted(Comparator.comparingDouble(Post::hour))
                .forEach(post -> lines.append(line(post)).append('\n'));
        return new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void meet() {
        List<Map.Entry<String, JsonNode>> languages =
                List.copyOf(script.path("people").properties());
        double[] shares = {0.42, 0.18, 0.08, 0.07, 0.08, 0.07, 0.04, 0.04, 0.02};
        for (int i = 0; i < languages.size(); i++) {
            String language = languages.get(i).getKey();
            JsonNode names = languages.get(i).getValue().path("names");
            JsonNode countries = languages.get(i).getValue().path("countries");
            int most = (int) Math.round(PEOPLE * shares[i]);
            for (int n = 0; n < most; n++) {
                String name = names.get(n % names.size()).asString();
                String first = name.split(" ", -1)[0];
                boolean again = n >= names.size();
                authors.add(new Author(
                        account(name, language, n),
                        again ? first : name,
                        language,
                        pick(countries),
                        (long) Math.exp(2 + random.nextGaussian() * 1.6) + 3,
                        "",
                        false));
            }
        }
    }

    /** A user name in ASCII: the display name's letters, or its language where it has none. */
    private static String account(String name, String language, int number) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z ]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        String base = letters.isEmpty() ? language + "_reader" : letters.split(" ", -1)[0];
        return base + (number == 0 ? "" : number);
    }

    private void everyday() {
        List<Map.Entry<String, JsonNode>> tags =
                List.copyOf(script.path("everyday").properties());
        for (int i = 0; i < EVERYDAY; i++) {
            Map.Entry<String, JsonNode> tag = tags.get(random.nextInt(tags.size()));
            Author author = anybody();
            double hour = when(author, 0, HOURS, 1);
            if (tag.getKey().equals("goodmorning")) {
                hour = Math.floor(hour / 24) * 24 + (32 - offset(author)) % 24 + random.nextDouble();
            }
            add(author, Math.min(hour, HOURS - 0.01), pick(tag.getValue()) + " #" + tag.getKey());
        }
    }

    private void provoke() {
        JsonNode part = script.path("provocation");
        for (int i = 0; i < PROVOKING; i++) {
            Author author = somebody(part, true);
            double hour = PROVOCATION + Math.min(70, -Math.log(1 - random.nextDouble()) * 9);
            add(author, hour, said(part, author) + " #" + part.path("tag").asString());
        }
    }

    private void answer() {
        JsonNode part = script.path("answer");
        for (JsonNode voice : script.path("voices")) {
            Author author = new Author(
                    voice.path("account").asString(),
                    voice.path("name").asString(),
                    voice.path("language").asString(),
                    voice.path("country").asString(),
                    voice.path("followers").asLong(),
                    voice.path("note").asString(),
                    true);
            posts.add(new Post(
                    "voice-" + author.account(),
                    author,
                    voice.path("hours").asDouble(),
                    voice.path("text").asString(),
                    Optional.empty(),
                    Optional.empty(),
                    author.followers() / 130));
        }
        for (int i = 0; i < ANSWERING; i++) {
            Author author = somebody(part, false);
            // Slow at first, then a new rise with each voice, and still rising at the end.
            double hour = when(author, ANSWER, HOURS, 1.7);
            if (random.nextDouble() < 0.35) {
                JsonNode voice = script.path("voices")
                        .get(random.nextInt(script.path("voices").size()));
                hour = Math.min(voice.path("hours").asDouble() - Math.log(1 - random.nextDouble()) * 4, HOURS - 0.02);
            }
            String tag =
                    random.nextDouble() < 0.12 ? "wewalkhome" : part.path("tag").asString();
            String own = author.language().equals("es") && random.nextDouble() < 0.3 ? " #VolvemosACasa" : "";
            String against = hour < ANSWER + 8 && random.nextDouble() < 0.3
                    ? " #" + script.path("provocation").path("tag").asString()
                    : "";
            add(author, hour, said(part, author) + " #" + tag + own + against);
        }
    }

    /** A tag that begins shortly before the end. */
    private void end() {
        JsonNode part = script.path("late");
        for (int i = 0; i < LATE; i++) {
            Author author = somebody(part, false);
            double hour = LAST + Math.sqrt(random.nextDouble()) * (HOURS - LAST - 0.01);
            String also = random.nextDouble() < 0.7 ? " #WeWalkHome" : "";
            JsonNode words = part.path(author.language());
            String first = pick(words);
            String second = pick(words);
            String text = first.equals(second) ? first : first + " " + second;
            add(author, hour, text + " #" + part.path("tag").asString() + also);
        }
    }

    private void reply() {
        String provoking = "#" + script.path("provocation").path("tag").asString();
        for (Post post : List.copyOf(posts)) {
            boolean known = post.author().verified();
            boolean objects = post.text().contains(provoking) && !post.text().contains("#WeWalkHome");
            double replied = objects ? OBJECTED : REPLIED;
            int most = known ? 14 : random.nextDouble() < replied ? 1 + random.nextInt(2) : 0;
            for (int i = 0; i < most; i++) {
                Author author = objects ? somebody(script.path("answer"), false) : like(post.author());
                // Who objects uses the tag that answers, which has to begin first.
                double from = objects ? Math.max(post.hour(), ANSWER) : post.hour();
                double hour = from - Math.log(1 - random.nextDouble()) * 1.5;
                if (hour < HOURS) {
                    String text = objects
                            ? pick(script.path("objections")) + " #WeWalkHome"
                            : pick(script.path("replies").path(author.language()));
                    posts.add(new Post(
                            "reply-" + posts.size(),
                            author,
                            hour,
                            "@" + post.author().account() + " " + text,
                            Optional.of(post.id()),
                            Optional.empty(),
                            random.nextInt(6)));
                }
            }
        }
    }

    private void boost() {
        List<Post> liked =
                posts.stream().filter(post -> post.inReplyTo().isEmpty()).toList();
        List<Post> known =
                liked.stream().filter(post -> post.author().verified()).toList();
        for (int i = 0; i < BOOSTS; i++) {
            Post post = random.nextDouble() < 0.4
                    ? known.get(random.nextInt(known.size()))
                    : liked.get((int) (liked.size() * Math.pow(random.nextDouble(), 2)));
            double hour = post.hour() - Math.log(1 - random.nextDouble()) * 3;
            if (hour < HOURS) {
                posts.add(new Post("boost-" + i, booster(post), hour, "", Optional.empty(), Optional.of(post.id()), 0));
            }
        }
    }

    private void add(Author author, double hour, String text) {
        long favourites = (long) Math.exp(random.nextGaussian() * 1.3);
        posts.add(new Post("post-" + posts.size(), author, hour, text, Optional.empty(), Optional.empty(), favourites));
    }

    /** A random hour at which an author is awake; a power above 1 makes later hours more likely. */
    private double when(Author author, double from, double to, double power) {
        double hour = from;
        for (int attempt = 0; attempt < 20; attempt++) {
            hour = from + (to - from) * Math.pow(random.nextDouble(), 1 / power) - 0.01;
            double local = ((hour + startHour() + offset(author)) % 24 + 24) % 24;
            double awake = 0.55 - 0.45 * Math.cos((local - 4) / 24 * 2 * Math.PI);
            if (random.nextDouble() < awake) {
                break;
            }
        }
        return Math.max(from, hour);
    }

    private double startHour() {
        return Math.floorMod(start.getEpochSecond(), 86_400L) / 3600.0;
    }

    /** Roughly how many hours a country is ahead of UTC. */
    private static double offset(Author author) {
        return switch (author.country()) {
            case "US", "MX", "CO", "CA" -> -6;
            case "BR", "AR", "CL" -> -3;
            case "ES", "FR", "DE", "AT", "CH", "BE", "NG" -> 1;
            case "EG", "JO", "KE" -> 2.5;
            case "IN" -> 5.5;
            case "PH" -> 8;
            case "JP" -> 9;
            case "AU" -> 10;
            default -> 0;
        };
    }

    private String said(JsonNode part, Author author) {
        JsonNode words = part.path(author.language());
        return pick(words.path("openings")) + " " + pick(words.path("closings"));
    }

    private Author anybody() {
        return authors.get(random.nextInt(authors.size()));
    }

    /**
     * A random author whose language has texts for a part of the script.
     *
     * @param provokes whether the author is on the provoking side or the answering side
     */
    private Author somebody(JsonNode part, boolean provokes) {
        Author author = anybody();
        while (!part.has(author.language()) || provokes(author) != provokes) {
            author = anybody();
        }
        return author;
    }

    /** One author in six is on the provoking side. No side answers itself, and each boosts its own posts. */
    private static boolean provokes(Author author) {
        return Math.floorMod(author.account().hashCode(), 6) == 0 && !author.verified();
    }

    private Author booster(Post post) {
        boolean provoking = post.text()
                        .contains("#" + script.path("provocation").path("tag").asString())
                && provokes(post.author());
        Author author = anybody();
        while (provokes(author) != provoking && random.nextDouble() < 0.9) {
            author = anybody();
        }
        return author;
    }

    private Author like(Author other) {
        Author author = anybody();
        for (int attempt = 0; attempt < 40 && !author.language().equals(other.language()); attempt++) {
            author = anybody();
        }
        return author;
    }

    private String pick(JsonNode list) {
        return list.get(random.nextInt(list.size())).asString();
    }

    private String line(Post post) {
        Author author = post.author();
        ObjectNode line = json.createObjectNode();
        line.put("id", "sample:" + post.id());
        line.put("account", author.account());
        line.put("name", author.name());
        line.put("note", author.note());
        line.put("country", author.country());
        line.put("followers", author.followers());
        line.put("verified", author.verified());
        line.put("account_created_at", start.minus(Duration.ofDays(200)).toString());
        line.put(
                "created_at",
                start.plusMillis(Math.round(post.hour() * HOUR_MILLIS)).toString());
        post.boostOf().ifPresentOrElse(original -> line.put("boost_of", "sample:" + original), () -> {
            line.put("text", post.text());
            line.put("language", author.language());
            line.put("favourites", post.favourites());
        });
        post.inReplyTo().ifPresent(question -> line.put("in_reply_to", "sample:" + question));
        return json.writeValueAsString(line);
    }
}
