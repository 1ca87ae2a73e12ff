package org.groundswell.trends.select;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds phrases in a text. A text takes a bounded number of look-ups for each of its tokens and letters. */
final class PhraseBook {
    /** The most tokens of a phrase, and the most letters of one in a script without spaces. */
    static final int LONGEST = 5;

    static final int LONGEST_UNSPACED = 12;

    private static final String NO_SIGN = "NONE";

    private final Map<String, Optional<Sign>> phrases;

    /** @param phrases by phrase, its tokens separated by spaces; empty for phrases that hide shorter ones */
    PhraseBook(Map<String, Optional<Sign>> phrases) {
        this.phrases = phrases;
    }

    /**
     * A phrase in a text.
     *
     * @param from the number of its first token
     */
    record Found(Sign sign, String phrase, int from) {}

    /** The phrases of resources next to this class: a sign in brackets, then one phrase per line. */
    static PhraseBook ofResources(String... names) {
        Map<String, Optional<Sign>> phrases = new HashMap<>();
        for (String name : names) {
            try (InputStream in = Objects.requireNonNull(PhraseBook.class.getResourceAsStream(name), name);
                    BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                read(lines, phrases);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new PhraseBook(Map.copyOf(phrases));
    }

    private static void read(BufferedReader lines, Map<String, Optional<Sign>> phrases) throws IOException {
        Optional<Sign> sign = Optional.empty();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("[")) {
                String name = line.substring(1, line.indexOf(']'));
                sign = name.equals(NO_SIGN) ? Optional.empty() : Optional.of(Sign.valueOf(name));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                List<String> tokens = Tokens.of(line).all();
                if (tokens.isEmpty() || tokens.size() > LONGEST) {
                    throw new IllegalStateException("A phrase has 1 to " + LONGEST + " words: " + line);
                }
                phrases.put(String.join(" ", tokens), sign);
            }
        }
    }

    /** The phrases in a text, in their order. Of phrases that begin at the same place the longest is found. */
    List<Found> in(List<String> tokens) {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            at += Tokens.isUnspaced(tokens.get(at).codePointAt(0))
                    ? unspaced(tokens.get(at), at, found)
                    : spaced(tokens, at, found);
        }
        return found;
    }

    /** Looks for a phrase at one place, and returns how many tokens to go on. */
    private int spaced(List<String> tokens, int at, List<Found> found) {
        for (int size = Math.min(LONGEST, tokens.size() - at); size > 0; size--) {
            String phrase = String.join(" ", tokens.subList(at, at + size));
            Optional<Sign> sign = phrases.get(phrase);
            if (sign != null) {
                sign.ifPresent(each -> found.add(new Found(each, phrase, at)));
                return size;
            }
        }
        return 1;
    }

    private int unspaced(String token, int at, List<Found> found) {
        for (int from = 0; from < token.length(); from++) {
            for (int to = Math.min(token.length(), from + LONGEST_UNSPACED); to > from + 1; to--) {
                String phrase = token.substring(from, to);
                Optional<Sign> sign = phrases.get(phrase);
                if (sign != null) {
                    sign.ifPresent(each -> found.add(new Found(each, phrase, at)));
                    break;
                }
            }
        }
        return 1;
    }
}
