package org.groundswell.ipblocks;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A range of addresses that moderators have blocked.
 *
 * @param comment the moderators' reason; may be empty
 * @param expiresAt the moment from which it no longer holds; empty if it has no end
 */
public record IpBlock(
        long id, IpRange range, Severity severity, String comment, Instant createdAt, Optional<Instant> expiresAt) {
    /** What a block prevents, the weakest first. Each includes the ones before it. */
    public enum Severity {
        /** New accounts wait for the approval of an administrator. */
        SIGN_UP_REQUIRES_APPROVAL,
        /** No new accounts. */
        SIGN_UP_BLOCK,
        /** No requests. */
        NO_ACCESS;

        /** The name in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Severity> parse(String word) {
            for (Severity severity : values()) {
                if (severity.word().equals(word)) {
                    return Optional.of(severity);
                }
            }
            return Optional.empty();
        }
    }

    /** Whether it holds at a moment. */
    public boolean isInForce(Instant at) {
        return expiresAt.filter(end -> !at.isBefore(end)).isEmpty();
    }
}
