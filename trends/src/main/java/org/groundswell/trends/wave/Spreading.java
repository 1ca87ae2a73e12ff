package org.groundswell.trends.wave;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Counts distinct people by place, post by post in the order of time. */
final class Spreading {
    private static final int NOWHERE = -1;
    private static final int UNKNOWN = 0;

    private final int[] moments;
    /** The first place of each person. Few people have others: those are in a set. */
    private final int[] home;

    private final Set<Long> elsewhere = new HashSet<>();
    private final BitSet located = new BitSet();
    private final Map<Integer, Counts> counts = new HashMap<>();

    /** The figures of a place. */
    private static final class Counts {
        private final int first;
        private final int[] newcomers;
        private int people;
        private int posts;

        Counts(int first, int frames) {
            this.first = first;
            this.newcomers = new int[frames];
        }
    }

    Spreading(int people, int[] moments) {
        this.moments = moments;
        this.home = new int[people];
        Arrays.fill(home, NOWHERE);
    }

    /** @param place its id, 0 if unknown */
    void add(int person, int place, int minute) {
        Counts there = counts.computeIfAbsent(place, _ -> new Counts(minute, moments.length));
        there.posts++;
        if (home[person] == place) {
            return;
        }
        if (home[person] == NOWHERE) {
            home[person] = place;
        } else if (!elsewhere.add((long) person << 32 | place)) {
            return;
        }
        if (place != UNKNOWN) {
            located.set(person);
        }
        there.people++;
        there.newcomers[frame(minute)]++;
    }

    /** @param code names a place by its id */
    Spread spread(IntFunction<String> code) {
        List<Spread.There> shown = new ArrayList<>();
        int fewer = 0;
        int unknown = 0;
        for (var entry : counts.entrySet()) {
            Counts there = entry.getValue();
            if (entry.getKey() == UNKNOWN) {
                unknown = there.people;
            } else if (there.people < Spread.LEAST_PEOPLE) {
                fewer++;
            } else {
                shown.add(new Spread.There(
                        code.apply(entry.getKey()), there.people, there.posts, there.first, growth(there.newcomers)));
            }
        }
        shown.sort(Comparator.comparingInt(Spread.There::people).reversed().thenComparing(Spread.There::code));
        return new Spread(Arrays.stream(moments).boxed().toList(), List.copyOf(shown), fewer, unknown, concentration());
    }

    private Concentration concentration() {
        int[] people = counts.entrySet().stream()
                .filter(place -> place.getKey() != UNKNOWN)
                .mapToInt(place -> place.getValue().people)
                .toArray();
        return Concentration.of(located.cardinality(), people);
    }

    private int frame(int minute) {
        int found = Arrays.binarySearch(moments, minute);
        // A frame ends before its moment: a post of that minute belongs to the next frame.
        return Math.min(moments.length - 1, found >= 0 ? found + 1 : -found - 1);
    }

    private static List<Integer> growth(int[] newcomers) {
        List<Integer> growth = new ArrayList<>(newcomers.length);
        int people = 0;
        for (int each : newcomers) {
            people += each;
            growth.add(people < Spread.LEAST_PEOPLE ? 0 : people);
        }
        return List.copyOf(growth);
    }
}
