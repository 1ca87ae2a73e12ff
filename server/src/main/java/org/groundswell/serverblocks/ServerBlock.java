package org.groundswell.serverblocks;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.text.Sha256;

/**
 * What moderators have decided about another server and the servers with names below it.
 *
 * @param domain in lower case; international names as {@code xn--}
 */
public record ServerBlock(long id, String domain, Policy policy, Instant createdAt) {
    /** The restriction of the accounts of a blocked server. */
    public enum Severity {
        /** None: only the other decisions of the block hold. */
        NOOP,
        /** Their posts are not listed. */
        SILENCE,
        /** Their posts are hidden. */
        SUSPEND;

        /** The name in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Severity> parse(String word) {
            return Arrays.stream(values())
                    .filter(severity -> severity.word().equals(word))
                    .findFirst();
        }
    }

    /**
     * The decisions of a block.
     *
     * @param rejectMedia media of the server are not taken over
     * @param rejectReports reports from the server are not taken over
     * @param privateComment for moderators; may be empty
     * @param publicComment for everyone; may be empty
     * @param obfuscate whether the public list shows only a part of the domain
     */
    public record Policy(
            Severity severity,
            boolean rejectMedia,
            boolean rejectReports,
            String privateComment,
            String publicComment,
            boolean obfuscate) {}

    /** SHA-256 of the domain, by which it can be recognised in the public list. */
    public String digest() {
        return Sha256.hex(domain);
    }

    /** The domain as the public list shows it: the middle of an obfuscated one is replaced, except for dots. */
    public String publicDomain() {
        if (!policy.obfuscate()) {
            return domain;
        }
        int shown = domain.length() / 4;
        StringBuilder text = new StringBuilder(domain);
        for (int i = shown; i < domain.length() - shown; i++) {
            if (domain.charAt(i) != '.') {
                text.setCharAt(i, '*');
            }
        }
        return text.toString();
    }
}
