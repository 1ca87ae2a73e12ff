package org.groundswell.bench.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.groundswell.trends.engine.Overlaps;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.fold.Affinity;
import org.groundswell.trends.fold.Links;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;

/** The posts of an evening of five hours; sizes, times, and who writes which tags are drawn for each. */
final class Evening {
    private static final long START = 1_500_000_000_000L / 60_000 * 60_000;
    private static final long MINUTE = 60_000;
    private static final int LONG = 300;
    private static final int LEAST_PEOPLE = 5;

    private final Random random;
    private final TagNames names;
    private final Set<String> tags = new LinkedHashSet<>();
    private final List<Use> uses = new ArrayList<>();

    private Evening(long seed) {
        this.random = new Random(seed * 6_151 + 3);
        this.names = new TagNames(random);
    }

    /** An evening of a kind. The same seed makes the same one. */
    static Evening of(EveningKind kind, long seed) {
        Evening evening = new Evening(seed * 100 + kind.ordinal());
        evening.happen(kind);
        evening.uses.sort(Comparator.comparingLong(Use::at));
        return evening;
    }

    /** The topics of the tags that at least five people have used, after some minutes. */
    List<Links.Group> topicsAfter(int minutes) {
        return topicsBetween(minutes, minutes).getFirst();
    }

    /** The topics after each minute from the first to the last one. */
    List<List<Links.Group>> topicsBetween(int first, int last) {
        TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);
        List<List<Links.Group>> topics = new ArrayList<>();
        int next = 0;
        for (int minutes = first; minutes <= last; minutes++) {
            long end = START + minutes * MINUTE;
            while (next < uses.size() && uses.get(next).at() < end) {
                engine.use(uses.get(next));
                next++;
            }
            engine.advanceTo(end);
            topics.add(topics(engine.overlaps()));
        }
        return topics;
    }

    private List<Links.Group> topics(Overlaps overlaps) {
        List<String> list = tags.stream()
                .filter(tag -> overlaps.people(key(tag)) >= LEAST_PEOPLE)
                .toList();
        Map<String, Integer> people = new HashMap<>();
        Map<String, Map<String, Integer>> affinities = new HashMap<>();
        for (String one : list) {
            people.put(one, overlaps.people(key(one)));
            for (String other : list) {
                int affinity = Affinity.of(one, other, moment -> overlaps.of(key(one), key(other), moment));
                if (!one.equals(other) && affinity > 0) {
                    affinities.computeIfAbsent(one, _ -> new HashMap<>()).put(other, affinity);
                }
            }
        }
        return new Links(people, affinities).fold(list);
    }

    private static String key(String tag) {
        return tag.toLowerCase(Locale.ROOT);
    }

    private void happen(EveningKind kind) {
        switch (kind) {
            case SPELLINGS -> event(0, between(80, 2_000), between(2, 6), 0, false);
            case FEW_PEOPLE -> event(0, between(60, 250), between(3, 8), 0, true);
            case COMPANIONS -> event(0, between(80, 2_000), 0, between(2, 8), false);
            case NIGHT -> event(0, between(800, 4_000), 7, 12, false);
            case OPPOSITE -> {
                String head = names.next(2);
                answer(head, names.negated(head), 0.1, 0.7);
            }
            case ANSWER -> answer(names.next(), names.next(), 0.05, 0.4);
            case RIVAL -> {
                String[] rivals = names.rivals();
                answer(rivals[0], rivals[1], 0.05, 0.45);
            }
            case SHOWS_IN_TURN -> shows(between(90, 150));
            case SHOWS_AT_ONCE -> shows(between(0, 20));
            case NAMESAKES -> namesakes();
            case GENERAL -> general();
            case BUSY_PEOPLE -> busy();
        }
    }

    /** One event with spellings and companions of its tag. */
    private void event(int first, int people, int spellings, int companions, boolean few) {
        String head = names.next(2);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < spellings; i++) {
            others.add(names.spelling(head));
        }
        double[] withHead = new double[companions];
        for (int i = 0; i < companions; i++) {
            others.add(names.next());
            withHead[i] = 0.45 + 0.5 * random.nextDouble();
        }
        double keep = 0.7 + 0.25 * random.nextDouble();
        for (int person = 0; person < people; person++) {
            int own = random.nextDouble() < (few ? 0.75 : 0.45) ? -1 : random.nextInt(others.size());
            for (int post = postsOfOne(); post > 0; post--) {
                int tag = random.nextDouble() < keep ? own : random.nextInt(others.size() + 1) - 1;
                int minute = minute(30, LONG);
                if (tag < 0) {
                    write(first + person, minute, head);
                } else if (tag >= spellings && random.nextDouble() < withHead[tag - spellings]) {
                    write(first + person, minute, others.get(tag), head);
                } else {
                    write(first + person, minute, others.get(tag));
                }
            }
        }
    }

    /** A crowd answers a tag, and names it in some of its posts. */
    private void answer(String head, String answer, double least, double most) {
        int people = between(100, 1_500);
        int answering = between(40, people);
        int begins = between(60, 150);
        double naming = least + (most - least) * random.nextDouble();
        for (int person = 0; person < people; person++) {
            for (int post = postsOfOne(); post > 0; post--) {
                write(person, minute(10, LONG), head);
            }
        }
        for (int i = 0; i < answering; i++) {
            // A few used the tag before they answered it.
            int person = random.nextDouble() < 0.1 ? random.nextInt(people) : people + i;
            for (int post = postsOfOne(); post > 0; post--) {
                if (random.nextDouble() < naming) {
                    write(person, minute(begins, LONG), answer, head);
                } else {
                    write(person, minute(begins, LONG), answer);
                }
            }
        }
    }

    /** One crowd watches two shows, and compares them now and then. */
    private void shows(int apart) {
        String one = names.next();
        String two = names.next();
        int people = between(60, 800);
        double both = 0.7 + 0.3 * random.nextDouble();
        double comparing = 0.08 * random.nextDouble();
        for (int person = 0; person < people; person++) {
            for (int post = postsOfOne() + postsOfOne(); post > 0; post--) {
                write(person, minute(10, 140), one);
            }
            for (int post = random.nextDouble() < both ? postsOfOne() + postsOfOne() : 0; post > 0; post--) {
                int minute = minute(10 + apart, 140 + apart);
                if (random.nextDouble() < comparing) {
                    write(person, minute, two, one);
                } else {
                    write(person, minute, two);
                }
            }
        }
    }

    private void namesakes() {
        String one = names.next(2);
        String two = random.nextBoolean() ? one + names.next(1) : one + "Kids";
        int people = between(60, 800);
        int shared = (int) (people * 0.2 * random.nextDouble());
        crowd(0, people, one, 0, "");
        crowd(people - shared, between(60, 800), two, 0, "");
    }

    private void general() {
        String general = names.next(1);
        crowd(0, between(60, 600), names.next(), 0.3 * random.nextDouble(), general);
        crowd(600, between(60, 600), names.next(), 0.3 * random.nextDouble(), general);
        crowd(0, between(800, 1_500), general, 0, "");
    }

    /** Three events, of which people who write of everything write as well. */
    private void busy() {
        int people = between(60, 400);
        for (int event = 0; event < 3; event++) {
            String tag = names.next();
            crowd(1_000 * (event + 1), between(30, people), tag, 0, "");
            crowd(0, people, tag, 0, "");
        }
    }

    private void crowd(int first, int people, String tag, double share, String with) {
        int begins = between(10, 90);
        for (int person = 0; person < people; person++) {
            for (int post = postsOfOne(); post > 0; post--) {
                if (random.nextDouble() < share) {
                    write(first + person, minute(begins, LONG), tag, with);
                } else {
                    write(first + person, minute(begins, LONG), tag);
                }
            }
        }
    }

    private void write(int person, int minute, String... with) {
        long at = START + minute * MINUTE + random.nextInt((int) MINUTE);
        for (String tag : with) {
            tags.add(tag);
            uses.add(Use.of(key(tag), person, at, ""));
        }
    }

    private int postsOfOne() {
        return 1 + (int) Math.min(8, -1.2 * Math.log(1 - random.nextDouble()));
    }

    private int minute(int from, int to) {
        return from + random.nextInt(to - from);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
