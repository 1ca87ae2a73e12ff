package org.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.words.Acct;

/**
 * Finds tags, mentions and links in a text, in one pass from left to right.
 *
 * <p>A <b>link</b> is {@code http://} or {@code https://}, a host with a dot, and what follows up to white space, quotes
 * or angle brackets, without the punctuation that ends the sentence around it. A <b>tag</b> is {@code #} or its
 * full-width form, not inside a word, followed by letters, marks, digits and underscores of any script; middle dots and
 * joiners may stand inside it; digits alone are none. A <b>mention</b> is {@code @name} or {@code @name@domain}.
 */
public final class Spans {
    /** Longer than this, in characters, it is no tag. */
    public static final int LONGEST_TAG = 100;

    private final String text;
    private final List<Span> spans = new ArrayList<>();
    private int plainFrom;

    private Spans(String text) {
        this.text = text;
    }

    public static List<Span> of(String text) {
        return new Spans(text).parse();
    }

    /** The name of a tag that fills {@code text} wholly, with or without its {@code #}; empty if it can't be one. */
    public static Optional<String> tagName(String text) {
        String bare = text.startsWith("#") || text.startsWith("＃") ? text.substring(1) : text;
        int end = tagEnd(bare, 0);
        return end == bare.length() && end > 0 ? Optional.of(bare) : Optional.empty();
    }

    private List<Span> parse() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int end = switch (c) {
                case '#', '＃' -> tag(at);
                case '@' -> mention(at);
                case 'h', 'H' -> link(at);
                default -> -1;
            };
            at = end < 0 ? at + 1 : end;
        }
        flushPlain(text.length());
        return spans;
    }

    private int tag(int at) {
        if (at > 0 && glues(text.codePointBefore(at))) {
            return -1;
        }
        int end = tagEnd(text, at + 1);
        if (end < 0) {
            return -1;
        }
        add(new Span.Tag(text.substring(at, end), text.substring(at + 1, end)), at, end);
        return end;
    }

    private static int tagEnd(String text, int from) {
        int at = from;
        int end = -1;
        boolean letter = false;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            boolean inner = isJoiner(c) && at > from;
            if (!isTagCharacter(c, at > from) && !inner) {
                break;
            }
            at += Character.charCount(c);
            letter |= Character.isLetter(c);
            if (!inner) {
                end = at;
            }
        }
        return letter && end - from <= LONGEST_TAG ? end : -1;
    }

    private static boolean isTagCharacter(int c, boolean inside) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || Character.getType(c) == Character.LETTER_NUMBER
                || (inside && isMark(c));
    }

    /** Marks belong to the letter before them; emoji's variation selectors and the keycap do not. */
    private static boolean isMark(int c) {
        int type = Character.getType(c);
        boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return mark && !(c >= 0xFE00 && c <= 0xFE0F) && !(c >= 0xE0100 && c <= 0xE01EF);
    }

    /** Middle dots (Catalan, Katakana) and the zero-width joiners that Persian and Indic scripts need inside words. */
    private static boolean isJoiner(int c) {
        return c == 0x00B7 || c == 0x30FB || c == 0x200C || c == 0x200D;
    }

    private int mention(int at) {
        if (at > 0 && (glues(text.codePointBefore(at)) || text.charAt(at - 1) == '@')) {
            return -1;
        }
        int end = nameEnd(at + 1);
        if (end < 0) {
            return -1;
        }
        String domain = "";
        if (end < text.length() && text.charAt(end) == '@') {
            int domainEnd = hostEnd(end + 1);
            if (domainEnd > end + 1) {
                domain = text.substring(end + 1, domainEnd).toLowerCase(Locale.ROOT);
                Span.Mention mention =
                        new Span.Mention(text.substring(at, domainEnd), new Acct(text.substring(at + 1, end), domain));
                add(mention, at, domainEnd);
                return domainEnd;
            }
        }
        add(new Span.Mention(text.substring(at, end), new Acct(text.substring(at + 1, end), domain)), at, end);
        return end;
    }

    private int nameEnd(int from) {
        int end = -1;
        for (int at = from; at < text.length() && at - from < 64; at++) {
            char c = text.charAt(at);
            if (isAsciiWord(c)) {
                end = at + 1;
            } else if (!(at > from && (c == '.' || c == '-'))) {
                break;
            }
        }
        return end;
    }

    private int link(int at) {
        int host = schemeEnd(at);
        if (host < 0 || (at > 0 && Character.isLetterOrDigit(text.codePointBefore(at)))) {
            return -1;
        }
        int hostEnd = hostEnd(host);
        if (hostEnd < 0) {
            return -1;
        }
        int end = hostEnd;
        while (end < text.length() && isUrlCharacter(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end > hostEnd && "/?#:".indexOf(text.charAt(hostEnd)) < 0) {
            end = hostEnd;
        }
        end = withoutTrailingPunctuation(host, end);
        add(new Span.Link(text.substring(at, end)), at, end);
        return end;
    }

    private int schemeEnd(int at) {
        if (text.regionMatches(true, at, "https://", 0, 8)) {
            return at + 8;
        }
        return text.regionMatches(true, at, "http://", 0, 7) ? at + 7 : -1;
    }

    /** Where a host name with at least one dot ends; −1 if there is none. */
    private int hostEnd(int from) {
        int end = -1;
        boolean dot = false;
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                at += Character.charCount(c);
                end = dot ? at : end;
            } else if (at > from && (c == '.' || c == '-') && text.charAt(at - 1) != '.') {
                dot |= c == '.';
                at++;
            } else {
                break;
            }
        }
        return end;
    }

    private int withoutTrailingPunctuation(int from, int to) {
        int end = to;
        while (end > from) {
            char c = text.charAt(end - 1);
            boolean unopened = c == ')'
                    && text.substring(from, end).chars().filter(x -> x == '(').count()
                            < text.substring(from, end)
                                    .chars()
                                    .filter(x -> x == ')')
                                    .count();
            if (".,;:!?'\"…。、！？]}*_~".indexOf(c) < 0 && !unopened) {
                return end;
            }
            end--;
        }
        return to;
    }

    private static boolean isUrlCharacter(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && "<>\"`{}|\\^«»“”„「」『』（）".indexOf(c) < 0;
    }

    /** After one of these, {@code #} and {@code @} belong to the word before them. */
    private static boolean glues(int c) {
        return Character.isLetterOrDigit(c) || isMark(c) || c == '_' || c == '/' || c == '&' || c == '=';
    }

    private static boolean isAsciiWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private void add(Span span, int from, int to) {
        flushPlain(from);
        spans.add(span);
        plainFrom = to;
    }

    private void flushPlain(int to) {
        if (to > plainFrom) {
            spans.add(new Span.Plain(text.substring(plainFrom, to)));
        }
    }
}
