package org.groundswell.bench.topics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Draws names of tags in several scripts, and other spellings of them. */
final class TagNames {
    private static final List<List<String>> WORDS = List.of(
            List.of(
                    "Harbour",
                    "Golden",
                    "River",
                    "Market",
                    "Thunder",
                    "Winter",
                    "Castle",
                    "Summit",
                    "Rocket",
                    "Garden",
                    "Mayor",
                    "Teachers",
                    "Railway",
                    "Finals",
                    "Festival",
                    "Lantern",
                    "Orchard",
                    "Bridge",
                    "Voyage",
                    "Parade",
                    "Copper",
                    "Valley"),
            List.of("Город", "Весна", "Выборы", "Парад", "Ночь", "Музей", "Победа", "Река", "Театр", "Поезд", "Снег"),
            List.of("مدينة", "ربيع", "انتخابات", "مهرجان", "ليلة", "متحف", "قطار", "مسرح", "سوق", "جسر", "شتاء"),
            List.of("台風", "花火", "選挙", "紅白", "大会", "地震", "速報", "祭り", "決勝", "新春", "夏季", "東京", "大阪"));
    private static final int ALPHABETS = 3;

    private final Random random;
    private final Set<String> used = new HashSet<>();
    private final List<String> words;
    private final boolean alphabet;

    TagNames(Random random) {
        this.random = random;
        int script = random.nextInt(10) < 6 ? 0 : random.nextInt(WORDS.size());
        this.words = new ArrayList<>(WORDS.get(script));
        this.alphabet = script < ALPHABETS;
    }

    /** A name of one to three words that shares none with names before. */
    String next() {
        return next(1 + random.nextInt(3));
    }

    String next(int count) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < count && !words.isEmpty(); i++) {
            name.append(words.remove(random.nextInt(words.size())));
        }
        if (name.isEmpty()) {
            name.append("Extra").append((char) ('A' + random.nextInt(26))).append(random.nextInt(100));
        }
        used.add(name.toString());
        return name.toString();
    }

    /** The same name with one word replaced; the name has at least two. */
    String[] rivals() {
        String frame = next(2);
        String one = next(1) + frame;
        String other = next(1) + frame;
        return new String[] {one, other};
    }

    String negated(String name) {
        return (random.nextBoolean() ? "No" : "Stop") + name;
    }

    /** Another spelling of a name: a letter left out, doubled or changed, two that change places, a year, an ending. */
    String spelling(String name) {
        for (int attempt = 0; attempt < 100; attempt++) {
            String spelling = misspelt(name);
            if (used.add(spelling)) {
                return spelling;
            }
        }
        throw new IllegalStateException("no other spelling of " + name);
    }

    private String misspelt(String name) {
        int at = 1 + random.nextInt(Math.max(1, name.length() - 2));
        return switch (alphabet && name.length() >= 10 ? random.nextInt(6) : random.nextInt(2)) {
            case 0 -> name + (2000 + random.nextInt(30));
            case 1 -> alphabet ? name + "s".repeat(1) : name + random.nextInt(20);
            case 2 -> name.substring(0, at) + name.substring(at + 1);
            case 3 -> name.substring(0, at) + name.charAt(at) + name.substring(at);
            case 4 -> name.substring(0, at) + name.charAt((at + 2) % name.length()) + name.substring(at + 1);
            default -> name.substring(0, at - 1) + name.charAt(at) + name.charAt(at - 1) + name.substring(at + 1);
        };
    }
}
