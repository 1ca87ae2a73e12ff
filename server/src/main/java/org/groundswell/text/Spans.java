package org.groundswell.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.TagName;

/**
 * Finds tags, mentions and links in a text, in one pass from left to right and in linear time.
 *
 * <p>A <b>link</b> is {@code http://} or {@code https://}, a host ({@link HostFinder}) and what follows
 * ({@link AddressFinder}), not glued to an ASCII word. A <b>tag</b> is {@code #} or its full-width form, not inside a
 * word, followed by letters, marks, digits and underscores of any script, and the signs that stand inside words; digits
 * alone are none, and a web address ends it. A <b>mention</b> is {@code @name} or {@code @name@domain}. What would be one
 * of them but is longer than they may be is plain text, and so is all of a web address that is no link.
 */
public final class Spans {
    /** Longer than this, in characters, it is no link. */
    static final int LONGEST_LINK = SafeUri.LONGEST;

    private final CharSequence text;
    private final AddressFinder addresses;
    private final List<Span> spans = new ArrayList<>();
    private int plainFrom;

    private Spans(CharSequence text) {
        this.text = text;
        addresses = new AddressFinder(text);
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
                case 'h', 'H' -> AddressFinder.schemeEnd(text, at) < 0 ? bareAddress(at) : link(at);
                default -> bareAddress(at);
            };
            at = end < 0 ? at + 1 : end;
        }
        flushPlain(text.length());
        return spans;
    }

    private int tag(int at) {
        if (at > 0 && isInsideWord(at)) {
            return -1;
        }
        int end = tagEnd(text, at + 1);
        if (end < 0 || isCharacterReference(at, end)) {
            return -1;
        }
        add(new Span.Tag(slice(at, end), slice(at + 1, end)), at, end);
        return end;
    }

    private boolean isInsideWord(int at) {
        int before = Character.codePointBefore(text, at);
        return Character.isLetterOrDigit(before) || Letters.isMark(before);
    }

    /** Whether a tag is one of HTML's references to a character, between an ampersand and a semicolon. */
    private boolean isCharacterReference(int at, int end) {
        return at > 0 && text.charAt(at - 1) == '&' && end < text.length() && text.charAt(end) == ';';
    }

    private static int tagEnd(CharSequence text, int from) {
        int at = from;
        int end = -1;
        boolean letter = false;
        while (at < text.length()) {
            int c = Character.codePointAt(text, at);
            boolean inner = at > from && isInnerSign(c);
            if (!inner && !isTagCharacter(c, at > from)
                    || (c == 'h' || c == 'H') && AddressFinder.schemeEnd(text, at) > 0) {
                break;
            }
            at += Character.charCount(c);
            letter |= Character.isLetter(c);
            end = inner ? end : at;
        }
        boolean possible = letter
                && end - from <= TagName.LONGEST
                && TagName.parse(text.subSequence(from, end).toString())
                        .filter(name -> isName(name.key()))
                        .isPresent();
        return possible ? end : -1;
    }

    /** Whether a key begins as tags do: some Arabic letters are marks alone, once they are folded. */
    private static boolean isName(String key) {
        return isTagCharacter(key.codePointAt(0), false) && key.codePoints().anyMatch(Character::isLetter);
    }

    private static boolean isTagCharacter(int c, boolean inside) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || Character.getType(c) == Character.LETTER_NUMBER
                || inside && (Letters.isMark(c) || isSign(c));
    }

    /** Signs that are part of a word, also at its end: they abbreviate, end a syllable, repeat it or change its sound. */
    private static boolean isSign(int c) {
        return switch (c) {
            case 0x05F3, // Hebrew geresh
                    0x0F0B, // Tibetan tsheg
                    0x0F0C,
                    0x3003, // 〃
                    0x309B, // Kana's sound marks, apart
                    0x309C -> true;
            default -> false;
        };
    }

    /** Signs that join two parts of a word, and are none of it at its end. */
    private static boolean isInnerSign(int c) {
        return switch (c) {
            case 0x00B7, // middle dot (Catalan)
                    0x05BE, // Hebrew maqaf
                    0x05F4, // Hebrew gershayim
                    0x200C, // zero-width joiners (Persian, Indic scripts)
                    0x200D,
                    0x301C, // wave dash, and as Windows writes it
                    0xFF5E,
                    0x30A0, // Katakana's hyphen and middle dots
                    0x30FB,
                    0xFF65,
                    0xA67E -> true; // Cyrillic kavyka
            default -> false;
        };
    }

    private int mention(int at) {
        if (at > 0 && (isInsideWord(at) || "_/&=@".indexOf(text.charAt(at - 1)) >= 0)) {
            return -1;
        }
        int end = nameEnd(at + 1);
        if (end < 0 || isLongerWord(end)) {
            return -1;
        }
        String name = slice(at + 1, end);
        if (end < text.length() && text.charAt(end) == '@') {
            int domainEnd = HostFinder.end(text, end + 1);
            Optional<Acct> remote = domainEnd < 0 ? Optional.empty() : Acct.of(name, slice(end + 1, domainEnd));
            if (remote.isPresent()) {
                add(new Span.Mention(slice(at, domainEnd), remote.get()), at, domainEnd);
                return domainEnd;
            }
        }
        add(new Span.Mention(slice(at, end), Acct.local(name)), at, end);
        return end;
    }

    /** Whether a candidate name is the start of a longer word with an accent, or the scheme of an address. */
    private boolean isLongerWord(int end) {
        if (end == text.length()) {
            return false;
        }
        int next = Character.codePointAt(text, end);
        return next >= 0x80 && Letters.isLatin(next)
                || next == ':' && end + 2 < text.length() && text.charAt(end + 1) == '/' && text.charAt(end + 2) == '/';
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
        int host = AddressFinder.schemeEnd(text, at);
        int hostEnd = isGlued(at) ? -1 : HostFinder.end(text, host);
        int end = hostEnd < 0 ? -1 : addresses.end(hostEnd);
        if (end < 0 || end - at > LONGEST_LINK) {
            // Passed over as a whole: what it is made of is no link, tag or mention either.
            return Math.max(end, addresses.passedOver(host));
        }
        while (at > 0 && text.charAt(at - 1) == '_' && end > hostEnd && text.charAt(end - 1) == '_') {
            end--;
        }
        add(new Span.Link(slice(at, end)), at, end);
        return end;
    }

    /** Whether an address is a part of something else, which a tag that it has just ended is not. */
    private boolean isGlued(int at) {
        boolean afterTag = plainFrom == at && !spans.isEmpty() && spans.getLast() instanceof Span.Tag;
        return at > 0
                && !afterTag
                && (Letters.isAsciiLetterOrDigit(text.charAt(at - 1)) || "@＠$#＃".indexOf(text.charAt(at - 1)) >= 0);
    }

    /** An address without its scheme is no link, but what its path is made of is no tag or mention either. */
    private int bareAddress(int at) {
        if (!Letters.isAsciiLetterOrDigit(text.charAt(at)) || at > 0 && isNameCharacter(text.charAt(at - 1))) {
            return -1;
        }
        int host = HostFinder.wellKnownEnd(text, at);
        boolean path = host > 0 && host < text.length() && (text.charAt(host) == '/' || text.charAt(host) == '?');
        return path ? addresses.end(host) : -1;
    }

    private static boolean isNameCharacter(char c) {
        return isAsciiWord(c) || c == '.' || c == '-';
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
