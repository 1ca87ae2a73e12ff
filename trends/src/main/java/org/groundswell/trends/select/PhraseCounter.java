package org.groundswell.trends.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the phrases that enough people use, longer and longer ones: a phrase that is frequent consists of two frequent
 * ones that are a word shorter (Apriori: Agrawal, Srikant, "Fast algorithms for mining association rules", VLDB 1994).
 * Phrases are numbers, and longer ones pairs of numbers, so that the time is linear in the length of the texts, and memory in
 * the number of frequent phrases and of the words.
 */
final class PhraseCounter {
    private static final int NONE = -1;

    /** A frequent phrase: its key, the people who use it, by their numbers, and how it is written. */
    static final class Phrase {
        final String key;
        final List<Integer> people = new ArrayList<>();
        final Map<String, Integer> spellings = new TreeMap<>();
        /** The numbers of the two phrases that are a word shorter; of a word {@value #NONE}. */
        final int begin;

        final int end;
        double before;
        int peopleBefore;

        private Phrase(String key, int begin, int end) {
            this.key = key;
            this.begin = begin;
            this.end = end;
        }

        boolean isWord() {
            return begin == NONE;
        }
    }

    private final List<Phrase> phrases = new ArrayList<>();
    private final Map<String, Integer> words = new HashMap<>();
    private final Map<Long, Integer> longer = new HashMap<>();

    /**
     * @param texts of each person
     * @param least how many people must use a phrase
     */
    PhraseCounter(List<List<PhraseText>> texts, double least) {
        Map<String, Integer> counts = new HashMap<>();
        for (List<PhraseText> person : texts) {
            Set<String> own = new HashSet<>();
            person.forEach(text -> own.addAll(text.keys()));
            own.forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        counts.forEach((word, count) -> {
            if (count >= least) {
                words.put(word, add(new Phrase(word, NONE, NONE)));
            }
        });
        List<List<Run>> runs = texts.stream().map(this::runs).toList();
        collect(runs, 1);
        for (int size = 2; size <= PhraseText.LONGEST_UNSPACED && extend(runs, size, least); size++) {
            collect(runs, size);
        }
    }

    /** The frequent phrases, by their numbers. */
    List<Phrase> phrases() {
        return phrases;
    }

    Phrase get(int number) {
        return phrases.get(number);
    }

    /** The number of a frequent word, or a negative number. */
    int word(String key) {
        return words.getOrDefault(key, NONE);
    }

    /** The numbers of the frequent phrases in a person's texts, each once. */
    Set<Integer> in(List<PhraseText> person) {
        Set<Integer> found = new HashSet<>();
        for (Run run : runs(person)) {
            for (int size = 1; size <= run.words.longest(); size++) {
                if (size > 1) {
                    run.lengthen(longer);
                }
                boolean any = false;
                for (int i = 0; i + size <= run.numbers.length; i++) {
                    if (run.numbers[i] != NONE) {
                        found.add(run.numbers[i]);
                        any = true;
                    }
                }
                if (!any) {
                    break;
                }
            }
        }
        return found;
    }

    /** A run of words with the numbers of the phrases that begin at each, of the length that is counted. */
    private static final class Run {
        final PhraseText.Run words;
        final int[] numbers;

        Run(PhraseText.Run words, int[] numbers) {
            this.words = words;
            this.numbers = numbers;
        }

        long pair(int at) {
            boolean both = at + 1 < numbers.length && numbers[at] != NONE && numbers[at + 1] != NONE;
            return both ? (long) numbers[at] << Integer.SIZE | numbers[at + 1] : NONE;
        }

        void lengthen(Map<Long, Integer> longer) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = longer.getOrDefault(pair(i), NONE);
            }
        }
    }

    private List<Run> runs(List<PhraseText> person) {
        return person.stream()
                .flatMap(text -> text.runs().stream())
                .map(run ->
                        new Run(run, run.keys().stream().mapToInt(this::word).toArray()))
                .toList();
    }

    private int add(Phrase phrase) {
        phrases.add(phrase);
        return phrases.size() - 1;
    }

    /** Counts the phrases that are a word longer; whether some of them are frequent. */
    private boolean extend(List<List<Run>> people, int size, double least) {
        Map<Long, Integer> counts = new HashMap<>();
        for (List<Run> person : people) {
            Set<Long> own = new HashSet<>();
            for (Run run : person) {
                for (int i = 0; size <= run.words.longest() && i + size <= run.numbers.length; i++) {
                    own.add(run.pair(i));
                }
            }
            own.remove((long) NONE);
            own.forEach(pair -> counts.merge(pair, 1, Integer::sum));
        }
        counts.values().removeIf(count -> count < least);
        counts.keySet().forEach(pair -> {
            int begin = (int) (pair >> Integer.SIZE);
            int end = pair.intValue();
            String last = phrases.get(end).key;
            String key = phrases.get(begin).key + " " + last.substring(last.lastIndexOf(' ') + 1);
            longer.put(pair, add(new Phrase(key, begin, end)));
        });
        people.forEach(person -> person.forEach(run -> {
            if (size > run.words.longest()) {
                Arrays.fill(run.numbers, NONE);
            } else {
                run.lengthen(longer);
            }
        }));
        return !counts.isEmpty();
    }

    /** Notes who uses the phrases of the current length, and how they are written. */
    private void collect(List<List<Run>> people, int size) {
        for (int person = 0; person < people.size(); person++) {
            Set<Integer> own = new HashSet<>();
            for (Run run : people.get(person)) {
                for (int i = 0; i + size <= run.numbers.length; i++) {
                    if (run.numbers[i] != NONE && own.add(run.numbers[i])) {
                        Phrase phrase = phrases.get(run.numbers[i]);
                        phrase.people.add(person);
                        phrase.spellings.merge(run.words.shown(i, i + size), 1, Integer::sum);
                    }
                }
            }
        }
    }
}
