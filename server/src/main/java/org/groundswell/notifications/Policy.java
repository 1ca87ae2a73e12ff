package org.groundswell.notifications;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What becomes of an account's notifications, by their senders.
 *
 * @param notFollowing those of accounts that the recipient doesn't follow
 * @param notFollowers those of accounts that don't follow the recipient
 * @param newAccounts those of accounts younger than thirty days
 * @param privateMentions direct posts of accounts that the recipient doesn't follow, unless they reply to a direct post of
 *     the recipient
 * @param limitedAccounts those of accounts that moderators have limited
 * @param off the types that the recipient doesn't want at all
 */
public record Policy(
        Choice notFollowing,
        Choice notFollowers,
        Choice newAccounts,
        Choice privateMentions,
        Choice limitedAccounts,
        Set<NotificationType> off) {
    /** The policy of an account that has chosen nothing. */
    public static final Policy DEFAULT =
            new Policy(Choice.ACCEPT, Choice.ACCEPT, Choice.ACCEPT, Choice.FILTER, Choice.FILTER, Set.of());

    /** What becomes of a notification, the mildest first. */
    public enum Choice {
        ACCEPT,
        /** Hold it in the sender's request. */
        FILTER,
        DROP;

        /** The name in the API and in the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Choice> parse(String word) {
            for (Choice each : values()) {
                if (each.word().equals(word)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        Choice stricter(Choice other) {
            return compareTo(other) >= 0 ? this : other;
        }
    }

    public Policy withoutTypes(Set<NotificationType> types) {
        return new Policy(notFollowing, notFollowers, newAccounts, privateMentions, limitedAccounts, Set.copyOf(types));
    }
}
