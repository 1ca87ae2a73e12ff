package org.groundswell.mail;

import java.time.Instant;
import java.util.Optional;
import org.groundswell.text.EmailAddress;

/**
 * A finished message and its recipient. Nothing in it can end a header: the address has passed {@link EmailAddress}, and
 * control characters of the subject have become spaces.
 *
 * @param messageId of RFC 5322, with angle brackets; the same for each attempt, so that mail programs recognize a message
 *     that was sent twice
 * @param unsubscribe the address for {@code List-Unsubscribe} (RFC 2369)
 * @param usefulUntil the time from which it is not sent any more
 */
record Envelope(
        EmailAddress to,
        String subject,
        String text,
        String html,
        String messageId,
        Instant date,
        Optional<String> unsubscribe,
        Optional<Instant> usefulUntil) {
    /** In characters. Longer subjects are cut. */
    private static final int LONGEST_SUBJECT = 200;

    Envelope {
        subject = line(subject);
        if (!messageId.matches("<[A-Za-z0-9._-]+@[A-Za-z0-9.:\\[\\]-]+>")) {
            throw new IllegalArgumentException("no message id: " + messageId);
        }
        unsubscribe.ifPresent(address -> {
            if (!address.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != '<' && c != '>')) {
                throw new IllegalArgumentException("no address to unsubscribe: " + address);
            }
        });
    }

    /** Whether it is too late to send it. */
    boolean isUseless(Instant now) {
        return usefulUntil.filter(end -> !end.isAfter(now)).isPresent();
    }

    /** Line and paragraph separators are no control characters, and break lines all the same. */
    private static String line(String subject) {
        String line =
                subject.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cs}]+", " ").strip();
        return line.length() <= LONGEST_SUBJECT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, LONGEST_SUBJECT) - 1)) + "…";
    }
}
