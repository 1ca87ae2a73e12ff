package org.groundswell.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.model.DomainName;

/**
 * The host of a web address in the form in which it is compared: in lower case, international labels in their ASCII form
 * ({@code xn--...}). Unlike a server's name ({@link DomainName}) it may have underscores inside its labels, and emoji.
 */
final class WebHost {
    /** Letters that the JDK's tables make others of, while browsers don't: the host would be another one. */
    private static final String DEVIATING = "ßẞς\u200C\u200D";

    private WebHost() {}

    /** Reads a host as a person wrote it; empty if it is none. */
    static Optional<String> ascii(String written) {
        if (written.length() > DomainName.LONGEST || written.chars().anyMatch(c -> DEVIATING.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(IDN.toASCII(written, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT))
                    .filter(WebHost::hasGoodLabels);
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }

    private static boolean hasGoodLabels(String host) {
        int label = 0;
        char before = '.';
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            boolean joins = c == '-' || c == '_';
            boolean misplaced = (before == '.' || before == '-' || before == '_') && c == '.' || before == '.' && joins;
            if (misplaced || !(joins || c == '.' || Letters.isAsciiLetterOrDigit(c))) {
                return false;
            }
            label = c == '.' ? 0 : label + 1;
            if (label > DomainName.LONGEST_LABEL) {
                return false;
            }
            before = c;
        }
        return label > 0 && before != '-' && before != '_' && host.length() <= DomainName.LONGEST;
    }
}
