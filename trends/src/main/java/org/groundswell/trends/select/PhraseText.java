package org.groundswell.trends.select;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text as runs of words, from which phrases are taken: a phrase does not go across punctuation, line breaks, links,
 * addresses, mentions, tags, pictographs or numbers. In scripts without spaces between words (Chinese, Japanese, Thai ...), each
 * letter with its marks is a word of its own. Takes time linear in the text's length.
 */
final class PhraseText {
    /** The most words of a phrase, and the most letters of one in a script without spaces. */
    static final int LONGEST = 4;

    static final int LONGEST_UNSPACED = 10;
    /** How many characters of a text are read. */
    private static final int LONGEST_TEXT = 500;
    /** The most letters of a word; longer ones belong to no phrase. */
    private static final int LONGEST_WORD = 40;
    /** The most digits of a word that belongs to a phrase, such as a year. */
    private static final int MOST_DIGITS = 4;

    /**
     * Links; words with mentions, tags and e-mail addresses; and names of hosts. Each is only looked for where it can begin:
     * otherwise a text without spaces would take quadratic time.
     */
    private static final Pattern NOT_OWN = Pattern.compile("https?://\\S++"
            + "|(?<!\\S)[^\\s@#＃]*+[@#＃]\\S*+"
            + "|(?<![\\p{L}\\p{N}_.-])(?:[\\p{L}\\p{N}_-]++\\.)++\\p{L}{2,}+(?:/\\S*+)?");

    private static final String BREAK = "\n";

    /**
     * A word.
     *
     * @param key the same for its spellings in upper and lower case
     */
    private record Word(String key, String shown, boolean unspaced, boolean number) {}

    /** Words that can be a phrase together. */
    record Run(List<Word> words) {
        List<String> keys() {
            return words.stream().map(Word::key).toList();
        }

        /** The most words of a phrase. */
        int longest() {
            return isUnspaced() ? LONGEST_UNSPACED : LONGEST;
        }

        boolean isUnspaced() {
            return words.getFirst().unspaced();
        }

        /** Some of its words, as they are written. */
        String shown(int from, int to) {
            return words.subList(from, to).stream()
                    .map(Word::shown)
                    .collect(Collectors.joining(isUnspaced() ? "" : " "));
        }
    }

    private final List<Run> runs = new ArrayList<>();

    private PhraseText() {}

    static PhraseText of(String text) {
        String begin = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        PhraseText read = new PhraseText();
        for (String run : NOT_OWN.matcher(begin).replaceAll(BREAK).split("\\R", -1)) {
            read.scan(run);
        }
        return read;
    }

    /** How many words it has; in scripts without spaces, two letters count as one. */
    int words() {
        return runs.stream()
                .mapToInt(run -> run.isUnspaced()
                        ? Math.max(1, run.words().size() / 2)
                        : run.words().size())
                .sum();
    }

    /** The keys of its words, in their order. */
    List<String> keys() {
        return runs.stream().flatMap(run -> run.keys().stream()).toList();
    }

    List<Run> runs() {
        return runs;
    }

    /** Whether a key is of a phrase, rather than a number, or one letter of a script without spaces. */
    static boolean isPhrase(String key) {
        boolean single = key.codePointCount(0, key.length()) == 1;
        return key.chars().anyMatch(c -> c != ' ' && !Character.isDigit(c))
                && !(single && Tokens.isUnspaced(key.codePointAt(0)));
    }

    private void scan(String text) {
        List<Word> run = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c)) {
                int end = Tokens.isUnspaced(c) ? afterLetter(text, at) : afterWord(text, at);
                run = add(run, text.substring(at, end), Tokens.isUnspaced(c));
                at = end;
            } else {
                if (!isSpace(c)) {
                    run = closed(run);
                }
                at += Character.charCount(c);
            }
        }
        closed(run);
    }

    private List<Word> add(List<Word> run, String shown, boolean unspaced) {
        if (shown.length() > LONGEST_WORD
                || shown.chars().filter(Character::isDigit).count() > MOST_DIGITS) {
            return closed(run);
        }
        String key = key(shown);
        boolean number = key.chars().allMatch(Character::isDigit);
        boolean afterNumber = !run.isEmpty() && run.getLast().number();
        List<Word> into = run;
        // Two numbers in a row can be a phone number.
        if (!run.isEmpty() && run.getLast().unspaced() != unspaced || number && afterNumber) {
            into = closed(run);
        }
        into.add(new Word(key, shown, unspaced, number));
        return into;
    }

    private List<Word> closed(List<Word> run) {
        if (!run.isEmpty()) {
            runs.add(new Run(run));
        }
        return new ArrayList<>();
    }

    private static int afterLetter(String text, int from) {
        int at = from + Character.charCount(text.codePointAt(from));
        while (at < text.length() && isMark(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Apostrophes and hyphens belong to a word if they are within it. */
    private static int afterWord(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean within = Character.isLetterOrDigit(c) && !Tokens.isUnspaced(c) || isMark(c);
            if (!within && !(isJoint(c) && at + 1 < text.length() && isPlainLetter(text.codePointAt(at + 1)))) {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    private static boolean isPlainLetter(int c) {
        return Character.isLetterOrDigit(c) && !Tokens.isUnspaced(c);
    }

    private static boolean isJoint(int c) {
        return c == '\'' || c == '’' || c == '-';
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT -> true;
            default -> false;
        };
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** The same for spellings in upper and lower case, and with look-alike letters and apostrophes. */
    static String key(String word) {
        String normal = Normalizer.isNormalized(word, Normalizer.Form.NFKC)
                ? word
                : Normalizer.normalize(word, Normalizer.Form.NFKC);
        String plain = normal.toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) != Character.FORMAT) {
                key.append(c == '’' ? '\'' : c);
            }
        }
        return key.toString();
    }
}
