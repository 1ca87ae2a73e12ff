package org.groundswell.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.Message;

/**
 * The content of an e-mail, as messages of the bundles: a subject, paragraphs and links. It becomes plain text and simple
 * HTML. Immutable; each method returns a longer letter.
 *
 * @param locale the language to write it in, as far as there are messages in it
 * @param unsubscribe the path of a page on which the recipient turns this kind of e-mail off, and which does so at a POST
 *     without cookies (RFC 8058); empty for letters about the account's security
 * @param usefulUntil the time from which it is not sent any more, such as the expiry of its link
 */
public record Letter(
        Message subject, List<Part> parts, Locale locale, Optional<String> unsubscribe, Optional<Instant> usefulUntil) {
    /** A part of a letter's body. */
    public sealed interface Part {
        /** A paragraph. */
        record Paragraph(Message text) implements Part {}

        /** A link to a page of this server, shown as a button in HTML and as an address in plain text. */
        record Link(Message label, String path) implements Part {
            public Link {
                requirePath(path);
            }
        }
    }

    public Letter {
        parts = List.copyOf(parts);
        unsubscribe.ifPresent(Letter::requirePath);
    }

    public static Letter about(Message subject) {
        return new Letter(subject, List.of(), Locale.ENGLISH, Optional.empty(), Optional.empty());
    }

    public Letter paragraph(Message text) {
        return with(new Part.Paragraph(text));
    }

    /** @param path of a page of this server, with a slash at its beginning */
    public Letter link(Message label, String path) {
        return with(new Part.Link(label, path));
    }

    /** @param path of a page of this server, with a slash at its beginning */
    public Letter unsubscribedAt(String path) {
        return new Letter(subject, parts, locale, Optional.of(path), usefulUntil);
    }

    public Letter in(Locale language) {
        return new Letter(subject, parts, language, unsubscribe, usefulUntil);
    }

    public Letter usefulUntil(Instant end) {
        return new Letter(subject, parts, locale, unsubscribe, Optional.of(end));
    }

    private Letter with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new Letter(subject, longer, locale, unsubscribe, usefulUntil);
    }

    /** Letters only link to this server: a path can't name another, nor end the header or markup that it stands in. */
    private static void requirePath(String path) {
        boolean good = path.startsWith("/")
                && !path.startsWith("//")
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '<' && c != '>' && c != '"');
        if (!good) {
            throw new IllegalArgumentException("a letter links to a path of this server, not to " + path);
        }
    }
}
