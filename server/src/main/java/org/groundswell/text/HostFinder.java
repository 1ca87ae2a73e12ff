package org.groundswell.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundswell.model.DomainName;

/**
 * Finds where a host name ends that begins somewhere in a text: a name with a dot whose last label could be a top-level
 * domain. A name is found whole or not at all, except where writing without spaces goes on behind a top-level domain
 * ({@code example.comで}). International labels may hold letters of any script and emoji, and underscores may stand in the
 * labels of subdomains.
 */
final class HostFinder {
    /** No list of all of them, which changes monthly: those behind which text of another script surely is no label. */
    private static final Set<String> TOP_LEVEL = Stream.concat(
                    Stream.of(
                            "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "name", "eu", "uk", "app",
                            "blog", "cloud", "dev", "online", "page", "shop", "site", "social", "top", "xyz",
                            "example"),
                    Arrays.stream(Locale.getISOCountries()).map(country -> country.toLowerCase(Locale.ROOT)))
            .collect(Collectors.toUnmodifiableSet());

    private final CharSequence text;
    private final int from;
    private int at;
    private int labels;
    private int labelFrom;
    /** The position at which text of another script begins behind a possible top-level domain, in the current label. */
    private int foreignFrom = -1;

    private int lastUnderscore = -3;

    private HostFinder(CharSequence text, int from) {
        this.text = text;
        this.from = from;
        at = from;
        labelFrom = from;
    }

    /** The end of the host name that begins at {@code from}; −1 if none does, or it is longer than they are. */
    static int end(CharSequence text, int from) {
        return new HostFinder(text, from).find();
    }

    /** The end of an ASCII host name under a well-known top-level domain; −1 if there is none. */
    static int wellKnownEnd(CharSequence text, int from) {
        int end = from;
        int label = from;
        while (end < text.length() && end - from <= DomainName.LONGEST && isAsciiHost(text.charAt(end))) {
            label = text.charAt(end) == '.' ? end + 1 : label;
            end++;
        }
        return label > from + 1 && isTopLevel(text, label, end) ? end : -1;
    }

    private int find() {
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (c == '.') {
                if (!endLabel(at)) {
                    break;
                }
                at++;
                labelFrom = at;
            } else if (c == '-' || c == '_') {
                if (at == labelFrom) {
                    return -1;
                }
                lastUnderscore = c == '_' ? labels : lastUnderscore;
                at++;
            } else if (isHostCharacter(c)) {
                if (labels > 0 && foreignFrom < 0 && isForeign(c) && isAsciiLabel()) {
                    foreignFrom = at;
                    if (isTopLevel(text, labelFrom, at)) {
                        return foreignEnd();
                    }
                }
                at += Character.charCount(c);
            } else {
                break;
            }
            if (at - labelFrom > DomainName.LONGEST_LABEL || at - from > DomainName.LONGEST) {
                return foreignEnd();
            }
        }
        return lastEnd();
    }

    /** Whether a label ends before a dot, and another follows: two dots end the name. */
    private boolean endLabel(int end) {
        boolean followed = end + 1 < text.length() && text.charAt(end + 1) != '.' && end > labelFrom;
        if (!followed || !startsLabel(Character.codePointAt(text, end + 1))) {
            return false;
        }
        labels++;
        foreignFrom = -1;
        return true;
    }

    private static boolean startsLabel(int c) {
        return isHostCharacter(c) || c == '-' || c == '_';
    }

    private int lastEnd() {
        int end = at;
        if (end < text.length() && Character.isLetterOrDigit(Character.codePointAt(text, end))) {
            // Full-width letters, which browsers take for others.
            return -1;
        }
        if (foreignFrom >= 0) {
            return foreignEnd();
        }
        while (end > labelFrom && (text.charAt(end - 1) == '-' || text.charAt(end - 1) == '_')) {
            end--;
        }
        return labels > 0 && !hasBadUnderscore(end) && labelsEndWell() && couldBeTopLevel(end) ? end : -1;
    }

    private int foreignEnd() {
        return foreignFrom >= 0 && lastUnderscore < labels - 1 && labelsEndWell() ? foreignFrom : -1;
    }

    /** Underscores are for subdomains: neither a top-level domain nor what is registered below one has any. */
    private boolean hasBadUnderscore(int end) {
        boolean inLast = false;
        for (int i = labelFrom; i < end; i++) {
            inLast |= text.charAt(i) == '_';
        }
        return inLast || lastUnderscore == labels - 1;
    }

    /** Whether no label but the last one ends with a hyphen or an underscore. */
    private boolean labelsEndWell() {
        for (int i = from + 1; i < labelFrom; i++) {
            char before = text.charAt(i - 1);
            if (text.charAt(i) == '.' && (before == '-' || before == '_')) {
                return false;
            }
        }
        return true;
    }

    /** Letters alone, of one script or Latin ones, or the ASCII form of such a label. */
    private boolean couldBeTopLevel(int end) {
        int letters = 0;
        boolean ascii = false;
        boolean foreign = false;
        if (isPunycode(text, labelFrom, end)) {
            return true;
        }
        for (int i = labelFrom; i < end; ) {
            int c = Character.codePointAt(text, i);
            if (!Character.isLetter(c) && !Letters.isMark(c)) {
                return false;
            }
            letters++;
            ascii |= Letters.isAsciiLetter(c);
            foreign |= isForeign(c);
            i += Character.charCount(c);
        }
        return letters > 1 && !(ascii && foreign);
    }

    /** Whether the label that is read could be a top-level domain so far. */
    private boolean isAsciiLabel() {
        if (isPunycode(text, labelFrom, at)) {
            return true;
        }
        for (int i = labelFrom; i < at; i++) {
            if (!Letters.isAsciiLetter(text.charAt(i))) {
                return false;
            }
        }
        return at - labelFrom > 1;
    }

    private static boolean isTopLevel(CharSequence text, int from, int to) {
        return isPunycode(text, from, to)
                || to - from > 1
                        && to - from <= "example".length()
                        && TOP_LEVEL.contains(
                                text.subSequence(from, to).toString().toLowerCase(Locale.ROOT));
    }

    private static boolean isPunycode(CharSequence text, int from, int to) {
        if (to - from <= "xn--".length()) {
            return false;
        }
        boolean prefix = (text.charAt(from) | 0x20) == 'x'
                && (text.charAt(from + 1) | 0x20) == 'n'
                && text.charAt(from + 2) == '-'
                && text.charAt(from + 3) == '-';
        for (int i = from; prefix && i < to; i++) {
            char c = text.charAt(i);
            prefix = c != '_' && isAsciiHost(c);
        }
        return prefix;
    }

    private static boolean isHostCharacter(int c) {
        if (c < 0x80) {
            return Letters.isAsciiLetterOrDigit(c);
        }
        return (Character.isLetterOrDigit(c) || Letters.isMark(c) || Letters.isEmoji(c)) && !Letters.isFullWidth(c);
    }

    private static boolean isAsciiHost(char c) {
        return Letters.isAsciiLetterOrDigit(c) || c == '-' || c == '_' || c == '.';
    }

    private static boolean isForeign(int c) {
        return c >= 0x80 && !Letters.isMark(c) && !Letters.isLatin(c);
    }
}
