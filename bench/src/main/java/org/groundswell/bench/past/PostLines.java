package org.groundswell.bench.past;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invented posts of other servers as JSON lines: everyday talk, waves, and crowds of new accounts with one text. */
final class PostLines {
    private static final int PEOPLE = 300;
    private static final int SERVERS = 12;
    private static final int TAGS = 70;
    private static final List<String> COUNTRIES = List.of("PH", "US", "KE", "BR", "");
    private static final List<String> LANGUAGES = List.of("en", "tl", "pt", "");
    private static final List<String> WORDS = List.of(
            "river", "morning", "quiet", "bridge", "people", "street", "rain", "voice", "market", "stone", "window",
            "train", "harbour", "light", "garden", "paper", "winter", "story", "school", "table");

    private final Random random;
    private final List<Instant> bursts = new ArrayList<>();
    private int posts;

    PostLines(Random random) {
        this.random = random;
    }

    /** When something happened: moments at which lists are not empty. */
    List<Instant> bursts() {
        return bursts;
    }

    /** Everyday posts at random moments of a period. */
    String everyday(int count, Instant from, Instant to) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            String tags = "#" + everydayTag() + (random.nextInt(3) == 0 ? " #" + everydayTag() : "");
            add(lines, random.nextInt(PEOPLE), between(from, to), words() + tags);
        }
        return lines.toString();
    }

    /** Some people who write with one tag within an hour or two. */
    String wave(Instant from, Instant to) {
        Instant begin = between(from, to);
        bursts.add(begin);
        Duration length = Duration.ofMinutes(20 + random.nextInt(100));
        String tag = random.nextInt(4) == 0 ? everydayTag() : "Wave" + random.nextInt(60);
        boolean bought = random.nextInt(4) == 0;
        String text = words();
        int people = 6 + random.nextInt(bought ? 60 : 35);
        int first = bought ? 10_000 + random.nextInt(400) : random.nextInt(PEOPLE);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < people; i++) {
            add(lines, first + i, between(begin, begin.plus(length)), (bought ? text : words()) + "#" + tag);
        }
        return lines.toString();
    }

    private void add(StringBuilder lines, int person, Instant at, String text) {
        boolean isNew = person >= 10_000;
        lines.append("{\"id\":\"past")
                .append(posts++)
                .append("\",\"account\":\"p")
                .append(person)
                .append("@s")
                .append(person % SERVERS)
                .append(".example\",\"created_at\":\"")
                .append(at)
                .append("\",\"country\":\"")
                .append(COUNTRIES.get(person % COUNTRIES.size()))
                .append("\",\"language\":\"")
                .append(LANGUAGES.get(person % LANGUAGES.size()))
                .append("\",\"followers\":")
                .append(isNew ? 0 : person % 7);
        // Of some, the age becomes known with a later post only.
        if (isNew || person % 3 == 0 || person % 3 == 1 && posts > 4_000) {
            lines.append(",\"account_created_at\":\"")
                    .append(
                            isNew
                                    ? at.minus(Duration.ofHours(person % 90))
                                    : Instant.parse("2015-01-01T00:00:00Z").plus(Duration.ofHours(person * 50L)))
                    .append('"');
        }
        lines.append(",\"text\":\"").append(text).append("\"}\n");
    }

    private String everydayTag() {
        double skewed = Math.pow(random.nextDouble(), 2.5);
        return "tag" + (int) (skewed * TAGS);
    }

    private String words() {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            words.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
        }
        return words.toString();
    }

    Instant between(Instant from, Instant to) {
        return from.plusMillis(
                (long) (random.nextDouble() * Duration.between(from, to).toMillis()));
    }
}
