package org.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.words.Acct;
import org.groundswell.words.DomainName;
import org.groundswell.words.TagName;

/**
 * Finds tags, mentions and links in a text, in one pass from left to right: in linear time, whatever the text is.
 *
 * <p>A <b>link</b> is {@code http://} or {@code https://}, a host with a dot, and what follows up to white space, quotes
 * or angle brackets, without the punctuation that ends the sentence around it. A <b>tag</b> is {@code #} or its
 * full-width form, not inside a word, followed by letters, marks, digits and underscores of any script; middle dots and
 * joiners may stand inside it; digits alone are none. A <b>mention</b> is {@code @name} or {@code @name@domain}. What would
 * be one of them but is longer than they may be is plain text.
 */
public final class Spans {
    /** Longer than this, in characters, it is no link. */
    static final int LONGEST_LINK = SafeUri.LONGEST;

    private final CharSequence text;
    private final List<Span> spans = new ArrayList<>();
    private int plainFrom;

    private Spans(CharSequence text) {
        this.text = text;
    }

    /** @param text a string, but for tests, which count how often it is looked at */
    static List<Span> of(CharSequence text) {
        return new Spans(text).parse();
    }

    /** The name of a tag that fills {@code text} wholly, with or without its {@code #}; empty if it can't be one. */
    public static Optional<String> tagName(String text) {
        String bare = text.startsWith("#") || text.startsWith("＃") ? text.substring(1) : text;
        if (bare.length() > TagName.LONGEST) {
            return Optional.empty();
        }
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
        if (at > 0 && glues(Character.codePointBefore(text, at))) {
            return -1;
        }
        int end = tagEnd(text, at + 1);
        if (end < 0) {
            return -1;
        }
        add(new Span.Tag(slice(at, end), slice(at + 1, end)), at, end);
        return end;
    }

    private static int tagEnd(CharSequence text, int from) {
        int at = from;
        int end = -1;
        boolean letter = false;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
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
        boolean possible = letter
                && end - from <= TagName.LONGEST
                && TagName.parse(text.subSequence(from, end).toString()).isPresent();
        return possible ? end : -1;
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
        if (at > 0 && (glues(Character.codePointBefore(text, at)) || text.charAt(at - 1) == '@')) {
            return -1;
        }
        int end = nameEnd(at + 1);
        if (end < 0) {
            return -1;
        }
        String name = slice(at + 1, end);
        if (end < text.length() && text.charAt(end) == '@') {
            int domainEnd = hostEnd(end + 1);
            Optional<Acct> remote = domainEnd < 0 ? Optional.empty() : Acct.of(name, slice(end + 1, domainEnd));
            if (remote.isPresent()) {
                add(new Span.Mention(slice(at, domainEnd), remote.get()), at, domainEnd);
                return domainEnd;
            }
        }
        add(new Span.Mention(slice(at, end), Acct.local(name)), at, end);
        return end;
    }

    private int nameEnd(int from) {
        int end = -1;
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (at - from >= Acct.LONGEST_USERNAME) {
                return isAsciiWord(c) ? -1 : end;
            }
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
        if (host < 0 || (at > 0 && Character.isLetterOrDigit(Character.codePointBefore(text, at)))) {
            return -1;
        }
        int hostEnd = hostEnd(host);
        if (hostEnd < 0) {
            return -1;
        }
        int end = hostEnd;
        if (end < text.length() && "/?#:".indexOf(text.charAt(end)) >= 0) {
            while (end < text.length() && isUrlCharacter(Character.codePointAt(text, end))) {
                end += Character.charCount(Character.codePointAt(text, end));
            }
        }
        int linkEnd = withoutTrailingPunctuation(host, end);
        if (linkEnd - at > LONGEST_LINK) {
            // Passed over as a whole: what it is made of is no link, tag or mention either.
            return end;
        }
        add(new Span.Link(slice(at, linkEnd)), at, linkEnd);
        return linkEnd;
    }

    private int schemeEnd(int at) {
        if (startsWith("https://", at)) {
            return at + "https://".length();
        }
        return startsWith("http://", at) ? at + "http://".length() : -1;
    }

    private boolean startsWith(String scheme, int at) {
        if (text.length() - at < scheme.length()) {
            return false;
        }
        for (int i = 0; i < scheme.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c) != scheme.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Where a host name with at least one dot ends; −1 if there is none, or it is longer than they are. */
    private int hostEnd(int from) {
        int end = -1;
        int label = from;
        boolean dot = false;
        int at = from;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            if (Character.isLetterOrDigit(c) || isMark(c)) {
                at += Character.charCount(c);
                end = dot ? at : end;
            } else if (at > from && (c == '.' || c == '-') && text.charAt(at - 1) != '.') {
                dot |= c == '.';
                at++;
                label = c == '.' ? at : label;
            } else {
                break;
            }
            if (at - from > DomainName.LONGEST || at - label > DomainName.LONGEST_LABEL) {
                return -1;
            }
        }
        return end;
    }

    private int withoutTrailingPunctuation(int from, int to) {
        int unclosed = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            unclosed += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        int end = to;
        while (end > from) {
            char c = text.charAt(end - 1);
            boolean unopened = c == ')' && unclosed < 0;
            if (".,;:!?'\"…。、！？]}*_~".indexOf(c) < 0 && !unopened) {
                return end;
            }
            unclosed += unopened ? 1 : 0;
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

    private String slice(int from, int to) {
        return text.subSequence(from, to).toString();
    }

    private void add(Span span, int from, int to) {
        flushPlain(from);
        spans.add(span);
        plainFrom = to;
    }

    private void flushPlain(int to) {
        if (to > plainFrom) {
            spans.add(new Span.Plain(slice(plainFrom, to)));
        }
    }
}
