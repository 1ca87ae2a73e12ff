package org.groundswell.trends.select;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text as tokens, with what else is in it counted. Takes time linear in the text's length.
 *
 * <p>Tokens are words in lower case, without accents and apostrophes and with plain letters for look-alike ones
 * (𝗙𝗼𝗹𝗹𝗼𝘄); {@value #TAG} before the name of a tag; {@value #MENTION} and {@value #LINK} for mentions and links;
 * {@value #AMOUNT} for sums of money; {@value #QUOTE} for quotation marks; and pictographs.
 *
 * @param words how many words there are outside tags, mentions and links; in scripts without spaces, two letters count
 *     as one
 */
record Tokens(List<String> all, int words, int tags, int links) {
    static final String TAG = "#";
    static final String MENTION = "@";
    static final String LINK = "://";
    static final String AMOUNT = "$";
    static final String QUOTE = "\"";

    /** How many characters of a text are read. */
    static final int LONGEST = 4_000;
    /** The most letters of a word: normalisation takes time quadratic in a run of combining marks. */
    private static final int LONGEST_WORD = 40;

    private static final String QUOTES = "\"“”„«»‹›「」『』";

    static Tokens of(CharSequence text) {
        return new Scanner(text).scan();
    }

    private static final class Scanner {
        private final CharSequence text;
        private final int end;
        private final List<String> all = new ArrayList<>();
        private int at;
        private int words;
        private int tags;
        private int links;

        Scanner(CharSequence text) {
            this.text = text;
            this.end = Math.min(text.length(), LONGEST);
        }

        Tokens scan() {
            while (at < end) {
                int c = Character.codePointAt(text, at);
                if (isLetter(c)) {
                    word(c);
                } else {
                    symbol(c);
                }
            }
            return new Tokens(List.copyOf(all), words, tags, links);
        }

        private void word(int first) {
            if ((first == 'h' || first == 'H') && (isNext("http://") || isNext("https://"))) {
                links++;
                all.add(LINK);
                skipToSpace();
                return;
            }
            String word = readWord();
            all.add(word);
            words += isUnspaced(first) ? Math.max(1, word.length() / 2) : 1;
        }

        private void symbol(int c) {
            int size = Character.charCount(c);
            boolean letterFollows = at + size < end && isLetter(Character.codePointAt(text, at + size));
            if ((c == '#' || c == '＃') && letterFollows) {
                at += size;
                tags++;
                all.add(TAG);
                all.add(readWord());
            } else if (c == '@' && letterFollows) {
                all.add(MENTION);
                skipToSpace();
            } else if (Character.getType(c) == Character.CURRENCY_SYMBOL && isAmount(at + size)) {
                all.add(AMOUNT);
                at += size;
                readWord();
            } else if (QUOTES.indexOf(c) >= 0) {
                all.add(QUOTE);
                at += size;
            } else {
                if (Character.getType(c) == Character.OTHER_SYMBOL) {
                    all.add(Character.toString(c));
                }
                at += size;
            }
        }

        private boolean isAmount(int from) {
            return from < end && Character.isDigit(text.charAt(from));
        }

        /** Reads to the end of the word; of a very long one, the first letters are its token. */
        private String readWord() {
            StringBuilder word = new StringBuilder();
            while (at < end) {
                int c = Character.codePointAt(text, at);
                if (!isInWord(c)) {
                    break;
                }
                if (word.length() < LONGEST_WORD && Character.getType(c) != Character.FORMAT) {
                    word.appendCodePoint(c);
                }
                at += Character.charCount(c);
            }
            return folded(word);
        }

        private boolean isNext(String prefix) {
            if (at + prefix.length() > end) {
                return false;
            }
            for (int i = 0; i < prefix.length(); i++) {
                if (Character.toLowerCase(text.charAt(at + i)) != prefix.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        private void skipToSpace() {
            while (at < end && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }
    }

    private static boolean isLetter(int c) {
        return Character.isLetterOrDigit(c);
    }

    /** Marks and invisible characters belong to the word that they are in. */
    private static boolean isInWord(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONNECTOR_PUNCTUATION -> true;
            default -> isLetter(c) || c == '\'' || c == '’';
        };
    }

    /** In lower case, without accents and apostrophes, and with plain letters for look-alike ones. */
    private static String folded(CharSequence word) {
        String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK && c != '\'' && c != '’') {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    /** Whether words of the letter's script are not separated by spaces. */
    static boolean isUnspaced(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
