package org.groundswell.text;

import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.Refusal;

/**
 * An e-mail address in the form that identifies an account.
 *
 * <p>The grammar is RFC 5321's for a mailbox with a plain local part, with letters of all languages (RFC 6531): quoted
 * local parts and addresses in brackets are refused, dots in the local part may stand anywhere, since some providers
 * gave out such addresses. Checked in one pass over a text of at most {@link #LONGEST} characters.
 *
 * @param key in lower case and NFC
 */
public record EmailAddress(String key) {
    /** RFC 5321, section 4.5.3.1.3: a path has 256 characters, with its angle brackets. */
    public static final int LONGEST = 254;

    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_LABEL = 63;
    private static final String LOCAL_SIGNS = ".!#$%&'*+-/=?^_`{|}~";

    /** The problem of a typed address, if it is none. */
    public static Optional<Refusal.Problem> problem(String typed) {
        if (typed.isBlank()) {
            return Optional.of(new Refusal.Problem("email", Refusal.Fault.BLANK, "error.blank"));
        }
        return parse(typed).isPresent()
                ? Optional.empty()
                : Optional.of(new Refusal.Problem(
                        "email",
                        typed.length() > LONGEST ? Refusal.Fault.TOO_LONG : Refusal.Fault.INVALID,
                        "error.email"));
    }

    /** Reads an address; empty if it is none. */
    public static Optional<EmailAddress> parse(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = typed.strip();
        // NUL and half characters are no letters: they are gone before the text is normalised.
        if (!bare.codePoints().allMatch(c -> c == '@' || isLocal(c) || isDomain(c))) {
            return Optional.empty();
        }
        String key = PlainText.line("email", bare).toLowerCase(Locale.ROOT);
        int at = key.indexOf('@');
        boolean good = key.length() <= LONGEST
                && at >= 1
                && at <= LONGEST_LOCAL_PART
                && key.substring(0, at).codePoints().allMatch(EmailAddress::isLocal)
                && isDomain(key.substring(at + 1));
        return good ? Optional.of(new EmailAddress(key)) : Optional.empty();
    }

    private static boolean isDomain(String domain) {
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            boolean good = !label.isEmpty()
                    && label.length() <= LONGEST_LABEL
                    && !label.startsWith("-")
                    && !label.endsWith("-")
                    && label.codePoints().allMatch(c -> c != '.' && isDomain(c));
            if (!good) {
                return false;
            }
        }
        return labels.length > 1 || domain.equals("localhost");
    }

    private static boolean isLocal(int c) {
        return isLetter(c) || LOCAL_SIGNS.indexOf(c) >= 0;
    }

    private static boolean isDomain(int c) {
        return isLetter(c) || c == '-' || c == '.';
    }

    /** Letters and digits, and the marks that letters of some languages carry. */
    private static boolean isLetter(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}
