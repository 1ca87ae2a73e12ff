package org.groundswell.waves;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates pairs of tags with a known relation, as lines for {@code import}. The second tag begins six hours after the
 * first. Deterministic for a seed.
 */
final class Movements {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant START = Instant.parse("2026-03-02T06:00:00Z");
    private static final List<String> NOUNS = List.of(
            "Rivers", "Lamps", "Teachers", "Trams", "Gardens", "Nurses", "Bakers", "Bridges", "Readers", "Farms");
    private static final List<String> WORDS = List.of(
            "today",
            "street",
            "again",
            "people",
            "heard",
            "night",
            "walked",
            "stood",
            "asked",
            "nobody",
            "replyRate",
            "morning",
            "waited",
            "window",
            "together",
            "tired",
            "brother",
            "school",
            "train",
            "letters",
            "quiet",
            "market",
            "evening",
            "remember",
            "promise",
            "council",
            "counted",
            "voices");

    private final Random random;
    private final String name;
    private final List<Post> posts = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    /** The field of a line that names the post that it replies to or quotes. */
    private String answer = "in_reply_to";
    /** The names of the tags, the earlier one first. */
    final String first;

    final String second;

    /** A tag of the other side, on which reporters report too. */
    final String third;

    private record Post(String id, int person, double hour, boolean first, boolean second) {}

    /** @param mirrored whether the second name is the opposite of the first */
    Movements(String kind, long seed, boolean mirrored) {
        this(kind, seed, mirrored, Optional.empty());
    }

    /** A pair with given names. */
    static Movements named(String first, String second) {
        return new Movements(second, 1, false, Optional.of(List.of(first, second)));
    }

    private Movements(String kind, long seed, boolean mirrored, Optional<List<String>> names) {
        this.random = new Random(kind.hashCode() * 31L + seed);
        this.name = kind + seed;
        String noun = NOUNS.get(random.nextInt(NOUNS.size())) + kind + letters(seed);
        this.third = NOUNS.get(random.nextInt(NOUNS.size())) + "Side" + kind + letters(seed);
        this.first = names.map(List::getFirst).orElse("NotAll" + noun);
        this.second = names.map(List::getLast)
                .orElseGet(() -> mirrored
                        ? "YesAll" + noun
                        : NOUNS.get(random.nextInt(NOUNS.size())) + "Day" + kind + letters(seed));
    }

    /** A counter tag: its people first reply to the other tag's posts; each side boosts its own posts. */
    String counter() {
        int provoking = 60 + random.nextInt(120);
        int answering = 150 + random.nextInt(250);
        double crossing = 0.4 + random.nextDouble() * 0.3;
        write(provoking * 2, 0, provoking, 0, true, false, 0);
        List<Post> before = List.copyOf(posts);
        for (int i = 0; i < answering * 3 / 2; i++) {
            int person = 1_000 + (i < answering ? i : random.nextInt(answering));
            double hour = 6 + 18 * Math.pow(random.nextDouble(), 1.5);
            // Most of the first posts are replies; later more and more are posts of their own.
            boolean isReply = random.nextDouble() < crossing * Math.exp(-(hour - 6) / 12);
            Post target = before.get(random.nextInt(before.size()));
            add(person, hour, random.nextDouble() < 0.1, true, isReply && target.hour() < hour ? target : null);
        }
        for (int i = 0; i < provoking / 4; i++) {
            Post target = posts.get(before.size() + random.nextInt(posts.size() - before.size()));
            add(random.nextInt(provoking), target.hour() + random.nextDouble(), true, false, target);
        }
        boost(400, 0.08, provoking, answering);
        return text();
    }

    /** The same with quotes instead of replies. */
    String quotingCounter() {
        answer = "quote_of";
        return counter();
    }

    /** People who continue their own posts with one tag in replies with another: nobody answers anybody. */
    String continued() {
        int crowd = 80;
        write(crowd, 0, crowd, 0, true, false, 0);
        for (Post begun : List.copyOf(posts)) {
            add(begun.person(), 19 + begun.hour() / 10, false, true, begun);
        }
        return text();
    }

    /** Forty people reply to questions with the first tag. Nobody boosts anything. */
    String helpers() {
        write(160, 0, 120, 0, true, false, 0);
        List<Post> questions = List.copyOf(posts);
        for (int i = 0; i < 60; i++) {
            Post target = questions.get(random.nextInt(questions.size()));
            double hour = Math.max(6, target.hour()) + random.nextDouble() * 3;
            add(1_000 + i % 40, hour, random.nextBoolean(), true, target);
        }
        return text();
    }

    /** Thirty reporters quote posts of two sides, each with a tag of its own. Each side boosts itself. */
    String reported() {
        write(200, 0, 120, 0, true, false, 0);
        List<Post> one = List.copyOf(posts);
        for (int i = 0; i < 200; i++) {
            add(300 + i % 120, random.nextDouble() * 18, " #" + third, false, false, null);
        }
        List<Post> two = List.copyOf(posts.subList(one.size(), posts.size()));
        boost(300, 0.05, 120, 0);
        answer = "quote_of";
        for (int i = 0; i < 90; i++) {
            List<Post> side = i % 2 == 0 ? one : two;
            add(1_000 + i % 30, 19 + i / 20.0, false, true, side.get(random.nextInt(side.size())));
        }
        return text();
    }

    /** Two tags of one crowd, which uses them together, and replies and boosts within itself. */
    String together() {
        int crowd = 200 + random.nextInt(200);
        double both = 0.3 + random.nextDouble() * 0.4;
        write(crowd, 0, crowd, 0, true, false, 0.25);
        for (int i = 0; i < crowd; i++) {
            double hour = 6 + 18 * Math.pow(random.nextDouble(), 1.5);
            Post target = posts.get(random.nextInt(posts.size()));
            boolean isReply = random.nextDouble() < 0.25 && target.hour() < hour;
            add(random.nextInt(crowd), hour, random.nextDouble() < both, true, isReply ? target : null);
        }
        boost(400, 1, crowd, 0);
        return text();
    }

    /** Two unrelated crowds. */
    String apart() {
        int crowd = 150 + random.nextInt(100);
        write(crowd, 0, crowd, 0, true, false, 0.2);
        write(crowd, 1_000, crowd, 6, false, true, 0.2);
        boost(300, 0, crowd, crowd);
        return text();
    }

    private void write(int count, int from, int people, double since, boolean one, boolean two, double replyRate) {
        int begin = posts.size();
        for (int i = 0; i < count; i++) {
            double hour = since + 18 * Math.pow(random.nextDouble(), 1.5);
            Post target = posts.size() > begin ? posts.get(begin + random.nextInt(posts.size() - begin)) : null;
            boolean isReply = target != null && target.hour() < hour && random.nextDouble() < replyRate;
            add(from + (i < people ? i : random.nextInt(people)), hour, one, two, isReply ? target : null);
        }
    }

    private void add(int person, double hour, boolean one, boolean two, @Nullable Post target) {
        add(person, hour, "", one, two, target);
    }

    private void add(int person, double hour, String more, boolean one, boolean two, @Nullable Post target) {
        Post post = new Post(name + "-" + posts.size(), person, hour, one, two);
        posts.add(post);
        String text = words() + more + (one ? " #" + first : "") + (two ? " #" + second : "");
        ObjectNode line = line(person, hour).put("id", post.id()).put("text", text);
        if (target != null) {
            line.put(answer, target.id());
        }
        lines.add(line.toString());
    }

    /** @param across the probability of a boost of the other side */
    private void boost(int count, double across, int firstCrowd, int secondCrowd) {
        for (int i = 0; i < count; i++) {
            Post post = posts.get((int) (posts.size() * Math.pow(random.nextDouble(), 2)));
            boolean ofFirst = post.person() < 1_000;
            boolean byFirst = random.nextDouble() < across ? !ofFirst : ofFirst;
            int person = byFirst || secondCrowd == 0 ? random.nextInt(firstCrowd) : 1_000 + random.nextInt(secondCrowd);
            lines.add(line(person, post.hour() + random.nextDouble() * 3)
                    .put("id", name + "-boost-" + i)
                    .put("boost_of", post.id())
                    .toString());
        }
    }

    private ObjectNode line(int person, double hour) {
        return JSON.createObjectNode()
                .put("account", name + "_" + person + "@" + name.toLowerCase(Locale.ROOT) + ".example")
                .put("created_at", START.plusMillis((long) (hour * 3_600_000)).toString());
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.toString().strip();
    }

    private String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String letters(long seed) {
        return "Q" + (char) ('a' + seed / 26) + (char) ('a' + seed % 26);
    }
}
