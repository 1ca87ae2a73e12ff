package org.groundswell.trends.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the phrases that set the posts of a wave apart from the posts before it. People are counted, each once per
 * phrase. Posts with a {@link Penalty} and copies of earlier posts are not read, so a phrase can't be bought by copying a
 * text; nor by many new accounts, since those who use it must together have the trust of three known people. Takes time
 * linear in the length of the texts.
 */
public final class TellingPhrases {
    /*
     * The measure is the log-likelihood ratio G² (Dunning, "Accurate methods for the statistics of surprise and
     * coincidence", Computational Linguistics 19, 1993) of the table
     *
     *                  with the phrase   without
     *     wave                k           n - k
     *     before              b           m - b        people
     *
     * divided by 2n·ln 2 it is the information gain of the phrase about whether a post is of the wave. Its floor, 24,
     * corresponds to p = 10⁻⁶ with one degree of freedom: some ten thousand phrases are tested.
     *
     * Where a wave speaks another language than most people before, every word of that language would gain. People before are
     * weighed so that each language has the share that it has in the wave (direct standardisation; texts in an unknown
     * language, such as very short ones, count as in that of most people of the wave), and b and m are
     * scaled to the effective size of that weighted sample, (Σw)²/Σw² (Kish, Survey Sampling, 1965). Posts in languages
     * with too few people before are not compared.
     *
     * A phrase that most of its people use within a longer one is a fragment of that, also if the longer one is not said,
     * such as one with the tag.
     */

    /** Phrases that fewer people use could identify one of them. */
    public static final int LEAST_PEOPLE = 5;

    /** The floor of G². */
    static final double LEAST_GAIN = 24;
    /** How many times as often a phrase must be used as before. */
    static final double LEAST_TIMES = 3;
    /** The same of a phrase of common words, such as "me too". */
    static final double LEAST_TIMES_OF_COMMON_WORDS = 8;
    /** The fewest people before, in a language, that are compared with. */
    static final int FEWEST_BEFORE = 20;
    /** The least share of the people of the wave. */
    private static final double LEAST_SHARE = 0.01;
    /** In known people: a new account that nobody follows has an eighth. */
    private static final double LEAST_TRUST = 3;
    /** From this share of people of one server on, those who use a phrase may all be of it. */
    private static final double ONE_SERVER = 0.9;
    /** A single word that this share of people used before, or may have used, is one of any text. */
    private static final double COMMON_WORD = 0.02;
    /** What nobody of n people did, at most so many in n do (Hanley, Lippman-Hand, JAMA 249, 1983). */
    private static final double RULE_OF_THREE = 3;

    private static final int SHORTEST_WORD = 3;
    /** The share of those who use a phrase that must use the longer one, for it to be taken instead. */
    private static final double MOSTLY = 0.7;
    /** The same people from this share on: a second phrase of the same sentences says nothing new. */
    private static final double SAME_PEOPLE = 0.8;

    private static final double HALF = 0.5;

    /**
     * A post that is read.
     *
     * @param author a number that identifies the author
     * @param server the author's server; empty for this one
     * @param language ISO 639, as stated or detected; empty if unknown
     * @param trust the author's weight, from 0 to 1
     */
    public record Post(long author, String server, String text, String language, double trust) {}

    /**
     * What was found.
     *
     * @param people how many people of the wave were read, without those whose posts are all spam or copies
     * @param before how many people before were compared with
     * @param phrases by G², the highest first
     */
    public record Found(int people, int before, List<TellingPhrase> phrases) {
        public static final Found NOTHING = new Found(0, 0, List.of());
    }

    private record Person(String server, double trust, String language, List<PhraseText> texts) {
        /** @param unknown the language of those whose language is not known */
        String in(String unknown) {
            return language.isEmpty() ? unknown : language;
        }
    }

    private record Scored(PhraseCounter.Phrase use, TellingPhrase phrase) {}

    private final TagWords tag;
    private final List<Person> people;
    private final boolean ofOneServer;
    private final PhraseCounter counter;
    private int before;
    private double weightBefore;
    private double squaresBefore;

    private TellingPhrases(Collection<Post> wave, Collection<Post> earlier, TagWords tag) {
        this.tag = tag;
        List<Person> ofWave = people(
                wave.stream().filter(post -> Penalty.of(post.text()).isEmpty()).toList());
        String main = mainLanguage(ofWave);
        List<Person> ofBefore = people(earlier);
        Map<String, Integer> languages = new HashMap<>();
        ofBefore.forEach(person -> languages.merge(person.in(main), 1, Integer::sum));
        this.people = ofWave.stream()
                .filter(person -> languages.getOrDefault(person.in(main), 0) >= FEWEST_BEFORE)
                .toList();
        this.ofOneServer = isOfOneServer(people);
        Map<String, Integer> now = new HashMap<>();
        people.forEach(person -> now.merge(person.in(main), 1, Integer::sum));
        this.counter = new PhraseCounter(
                people.stream().map(Person::texts).toList(), Math.max(LEAST_PEOPLE, LEAST_SHARE * people.size()));
        for (Person person : ofBefore) {
            compare(person, (double) now.getOrDefault(person.in(main), 0) / languages.getOrDefault(person.in(main), 1));
        }
    }

    /**
     * The phrases of a wave's posts.
     *
     * @param wave a sample of its posts, some thousand at most
     * @param before the same of the posts from the days before
     * @param tags the spellings of its tag: neither they nor their words are phrases
     * @param most how many phrases are wanted
     */
    public static Found in(Collection<Post> wave, Collection<Post> before, Collection<String> tags, int most) {
        TellingPhrases found = new TellingPhrases(wave, before, new TagWords(tags));
        return new Found(found.people.size(), found.before, found.best(most));
    }

    /** By author, with the posts that are no copies of another person's. */
    private static List<Person> people(Collection<Post> posts) {
        Map<Long, Person> people = new LinkedHashMap<>();
        CopyFilter copies = new CopyFilter();
        for (Post post : posts) {
            PhraseText text = PhraseText.of(post.text());
            if (post.trust() > 0 && text.words() > 0 && !copies.isCopy(post.author(), text)) {
                people.computeIfAbsent(
                                post.author(),
                                _ -> new Person(
                                        post.server(), post.trust(), language(post.language()), new ArrayList<>()))
                        .texts()
                        .add(text);
            }
        }
        return List.copyOf(people.values());
    }

    private static String mainLanguage(List<Person> people) {
        Map<String, Integer> languages = new TreeMap<>();
        people.stream()
                .filter(person -> !person.language().isEmpty())
                .forEach(person -> languages.merge(person.language(), 1, Integer::sum));
        return languages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Without a region: variants of a language are compared. */
    private static String language(String tag) {
        int region = tag.indexOf('-');
        return region < 0 ? tag : tag.substring(0, region);
    }

    private void compare(Person person, double weight) {
        if (weight == 0) {
            return;
        }
        before++;
        weightBefore += weight;
        squaresBefore += weight * weight;
        for (int number : counter.in(person.texts())) {
            counter.get(number).before += weight;
            counter.get(number).peopleBefore++;
        }
    }

    private List<TellingPhrase> best(int most) {
        if (weightBefore == 0) {
            return List.of();
        }
        Set<PhraseCounter.Phrase> fragments = new HashSet<>();
        for (PhraseCounter.Phrase phrase : counter.phrases()) {
            if (!phrase.isWord()) {
                for (int number : new int[] {phrase.begin, phrase.end}) {
                    PhraseCounter.Phrase shorter = counter.get(number);
                    if (phrase.people.size() >= MOSTLY * shorter.people.size()) {
                        fragments.add(shorter);
                    }
                }
            }
        }
        List<Scored> sorted = counter.phrases().stream()
                .filter(each -> !fragments.contains(each))
                .map(this::scored)
                .filter(this::isTelling)
                .sorted(Comparator.<Scored>comparingDouble(
                                each -> -each.phrase().gain())
                        .thenComparing(each -> each.use().key))
                .toList();
        List<Scored> chosen = new ArrayList<>();
        for (Scored each : sorted) {
            if (chosen.size() < most && chosen.stream().noneMatch(other -> isAlike(each, other))) {
                chosen.add(each);
            }
        }
        return chosen.stream().map(Scored::phrase).toList();
    }

    private Scored scored(PhraseCounter.Phrase use) {
        int count = use.people.size();
        double shareBefore = use.before / weightBefore;
        double effectiveBefore = weightBefore * weightBefore / squaresBefore;
        double gain = gain(count, people.size(), shareBefore * effectiveBefore, effectiveBefore);
        double times = use.before == 0 ? 0 : (double) count / people.size() / shareBefore;
        String shown = use.spellings.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(
                                Map.Entry.<String, Integer>comparingByKey().reversed()))
                .map(Map.Entry::getKey)
                .orElse(use.key);
        return new Scored(use, new TellingPhrase(shown, count, use.peopleBefore, times, gain));
    }

    private boolean isTelling(Scored each) {
        TellingPhrase phrase = each.phrase();
        boolean moreOften = phrase.before() == 0
                || phrase.times() >= (isOfCommonWords(each.use().key) ? LEAST_TIMES_OF_COMMON_WORDS : LEAST_TIMES);
        return PhraseText.isPhrase(each.use().key)
                && moreOften
                && phrase.gain() >= LEAST_GAIN
                && !isCommonWord(each)
                && each.use().people.stream()
                                .mapToDouble(i -> people.get(i).trust())
                                .sum()
                        >= LEAST_TRUST
                && isFromSeveralServers(each.use())
                && !tag.isIn(each.use().key)
                && !isTagWithCommonWords(each.use().key)
                && SpamRules.isSayable(phrase.text());
    }

    /** Whether it is a single word that may be one of any text. */
    private boolean isCommonWord(Scored each) {
        boolean single = each.use().key.indexOf(' ') < 0;
        return single && (each.use().key.length() < SHORTEST_WORD || shareBeforeAtMost(each) >= COMMON_WORD);
    }

    /** The upper end of the interval of 95 % for the share of people before, by the rule of three where it is zero. */
    private double shareBeforeAtMost(Scored each) {
        double effectiveBefore = weightBefore * weightBefore / squaresBefore;
        return each.use().before / weightBefore + RULE_OF_THREE / effectiveBefore;
    }

    private boolean isOfCommonWords(String key) {
        return Arrays.stream(key.split(" ", -1)).allMatch(this::isCommon);
    }

    /** "the march" says no more than the tag. */
    private boolean isTagWithCommonWords(String key) {
        Set<String> words = new HashSet<>(List.of(key.split(" ", -1)));
        return words.removeIf(tag::isIn) && words.stream().allMatch(this::isCommon);
    }

    private boolean isCommon(String word) {
        int number = counter.word(word);
        return number >= 0 && counter.get(number).before / weightBefore >= COMMON_WORD;
    }

    /** Where the people of the wave are of several servers, those who use a phrase must be, too. */
    private boolean isFromSeveralServers(PhraseCounter.Phrase use) {
        return ofOneServer
                || use.people.stream()
                                .map(i -> people.get(i).server())
                                .distinct()
                                .count()
                        > 1;
    }

    private static boolean isOfOneServer(List<Person> people) {
        Map<String, Integer> servers = new HashMap<>();
        people.forEach(person -> servers.merge(person.server(), 1, Integer::sum));
        return servers.values().stream().anyMatch(count -> count >= ONE_SERVER * people.size());
    }

    /** Whether two phrases are mostly of the same people, or share words and half of the people. */
    private static boolean isAlike(Scored one, Scored other) {
        Set<Integer> both = new HashSet<>(one.use().people);
        both.retainAll(other.use().people);
        int fewer = Math.min(one.use().people.size(), other.use().people.size());
        Set<String> words = new HashSet<>(List.of(one.use().key.split(" ", -1)));
        words.retainAll(List.of(other.use().key.split(" ", -1)));
        int all = one.use().people.size() + other.use().people.size() - both.size();
        return both.size() >= SAME_PEOPLE * all || !words.isEmpty() && both.size() >= HALF * fewer;
    }

    /** G² of a table of two by two. */
    static double gain(double k, double n, double b, double m) {
        double with = k + b;
        double without = n - k + m - b;
        double all = n + m;
        return 2
                * (term(k, n * with / all)
                        + term(b, m * with / all)
                        + term(n - k, n * without / all)
                        + term(m - b, m * without / all));
    }

    private static double term(double seen, double expected) {
        return seen <= 0 || expected <= 0 ? 0 : seen * StrictMath.log(seen / expected);
    }
}
