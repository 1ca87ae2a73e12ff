package org.groundswell.trends.relate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How closely the names of two tags follow a common pattern, such as #NotAllMen and #YesAllWomen, #MeToo and #HimToo,
 * or #JeSuisCharlie and #JeNeSuisPasCharlie.
 */
public final class NamePattern {
    /** The same words, except that some are negated or replaced by their opposites. */
    public static final double OPPOSITE = 1;
    /** The same words, except one. */
    public static final double REPLACED = 0.7;
    /** A long word in common. */
    static final double SHARED_WORD = 0.4;

    private static final int LONG_WORD = 5;
    private static final Pattern BOUNDARY =
            Pattern.compile("[_·]+|(?<=\\p{Ll})(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{L})(?=\\p{N})"
                    + "|(?<=\\p{N})(?=\\p{L})");

    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "dont", "isnt", "arent", "wont", "cant", "anti", "stop", "against", "nunca", "contra",
            "ne", "pas", "jamais", "contre", "nicht", "kein", "keine", "nie", "gegen", "não", "nao", "hindi", "wag",
            "huwag", "non", "mai");

    private static final List<Set<String>> OPPOSITES = List.of(
            Set.of("yes", "not", "no"),
            Set.of("always", "never"),
            Set.of("pro", "anti"),
            Set.of("for", "against"),
            Set.of("men", "women"),
            Set.of("man", "woman"),
            Set.of("him", "her"),
            Set.of("he", "she"),
            Set.of("his", "hers"),
            Set.of("boys", "girls"),
            Set.of("open", "close"),
            Set.of("leave", "remain"),
            Set.of("stop", "start"),
            Set.of("stay", "go"),
            Set.of("save", "kill"),
            Set.of("free", "jail"),
            Set.of("keep", "cancel"),
            Set.of("black", "white"),
            Set.of("si", "sí", "no"),
            Set.of("todas", "todos"),
            Set.of("las", "los"),
            Set.of("mujeres", "hombres"),
            Set.of("ellas", "ellos"),
            Set.of("oui", "non"),
            Set.of("toutes", "tous"),
            Set.of("femmes", "hommes"),
            Set.of("ja", "nein", "nicht"),
            Set.of("frauen", "männer"),
            Set.of("sim", "não", "nao"),
            Set.of("mulheres", "homens"),
            Set.of("oo", "hindi"),
            Set.of("babae", "lalaki"));

    private NamePattern() {}

    /** The strength of the pattern, from 0 (nothing in common) to 1. The order of the names makes no difference. */
    static double of(String one, String other) {
        List<String> left = words(one);
        List<String> right = words(other);
        // A name without capitals is split at the words of the other.
        if (left.size() == 1 && right.size() > 1) {
            left = split(left.getFirst(), right);
        } else if (right.size() == 1 && left.size() > 1) {
            right = split(right.getFirst(), left);
        }
        if (left.equals(right)) {
            return 0;
        }
        if (isOpposite(left, right)) {
            return OPPOSITE;
        }
        if (areAligned(left, right) && shared(left, right) == left.size() - 1) {
            return REPLACED;
        }
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        return common.stream().anyMatch(word -> word.length() >= LONG_WORD) ? SHARED_WORD : 0;
    }

    /**
     * The same as {@link #of}, and {@link #OPPOSITE} also for names that both are written without capitals, if they
     * contain negations or opposites. Such words may be parts of others, so that this is for caution, not for claims.
     */
    public static double cautious(String one, String other) {
        double pattern = of(one, other);
        boolean plain = words(one).size() == 1 && words(other).size() == 1;
        return pattern == 0 && plain && (isOppositeWithin(one, other) || isOppositeWithin(other, one))
                ? OPPOSITE
                : pattern;
    }

    private static boolean isOppositeWithin(String one, String other) {
        List<String> all = OPPOSITES.stream().flatMap(Set::stream).toList();
        List<String> right = split(other.toLowerCase(Locale.ROOT), split(one.toLowerCase(Locale.ROOT), all));
        List<String> left = split(one.toLowerCase(Locale.ROOT), right);
        return isOpposite(left, right);
    }

    static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : BOUNDARY.split(name, -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    private static boolean isOpposite(List<String> left, List<String> right) {
        if (isNegated(left, right) || isNegated(right, left)) {
            return true;
        }
        if (!areAligned(left, right)) {
            return false;
        }
        int shared = shared(left, right);
        int opposite = 0;
        for (int i = 0; i < left.size(); i++) {
            opposite += areOpposite(left.get(i), right.get(i)) ? 1 : 0;
        }
        boolean frame = shared > 0 || opposite > 2;
        return frame && opposite > 0 && shared + opposite == left.size();
    }

    private static boolean areAligned(List<String> left, List<String> right) {
        return left.size() == right.size() && left.size() > 1;
    }

    /** How many words are the same, at the same place. */
    private static int shared(List<String> left, List<String> right) {
        int shared = 0;
        for (int i = 0; i < left.size(); i++) {
            shared += left.get(i).equals(right.get(i)) ? 1 : 0;
        }
        return shared;
    }

    /** Whether the second list is the first with a negation added. */
    private static boolean isNegated(List<String> said, List<String> negated) {
        List<String> rest = new ArrayList<>(negated);
        boolean any = rest.removeIf(word -> NEGATIONS.contains(word) && !said.contains(word));
        return any && rest.equals(said);
    }

    private static boolean areOpposite(String one, String other) {
        return !one.equals(other) && OPPOSITES.stream().anyMatch(set -> set.contains(one) && set.contains(other));
    }

    /**
     * Splits a name without capitals into words of another name, negations, and opposites of the other name's words.
     */
    private static List<String> split(String name, List<String> known) {
        Set<String> words = new HashSet<>(known);
        words.addAll(NEGATIONS);
        OPPOSITES.stream().filter(set -> known.stream().anyMatch(set::contains)).forEach(words::addAll);
        List<String> split = new ArrayList<>();
        int from = 0;
        StringBuilder unknown = new StringBuilder();
        while (from < name.length()) {
            int start = from;
            String word = words.stream()
                    .filter(each -> name.startsWith(each, start))
                    .max((a, b) -> a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length()))
                    .orElse("");
            if (word.isEmpty()) {
                unknown.append(name.charAt(from));
                from++;
                continue;
            }
            flush(unknown, split);
            split.add(word);
            from += word.length();
        }
        flush(unknown, split);
        return split;
    }

    private static void flush(StringBuilder unknown, List<String> words) {
        if (!unknown.isEmpty()) {
            words.add(unknown.toString());
            unknown.setLength(0);
        }
    }
}
