package org.groundswell.waves;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.StatusId;

/**
 * How a wave began: facts, from which everybody may draw their own conclusions.
 *
 * @param onset its first minute, since the epoch
 * @param before how many people used the tag in the hour before
 * @param after how many in the hour from then on
 * @param first its first posts, of people who may be named
 * @param tipping the post that was passed on most before it was at its peak, if one was
 * @param link the page that most people pointed to in its first posts, if some did
 * @param firstHour who it came from in that hour
 */
public record Beginning(
        int onset,
        int before,
        int after,
        List<StatusId> first,
        Optional<Tipping> tipping,
        Optional<SharedLink> link,
        FirstHour firstHour) {

    /** @param boosts how often it was boosted */
    public record Tipping(StatusId post, long boosts) {}

    /** @param people how many pointed to it */
    public record SharedLink(String url, int people) {}

    /**
     * Who the first hour came from. What stands out here may have been arranged; it need not.
     *
     * @param posts how many were looked at: all, or {@value Beginnings#MOST_LOOKED_AT} of them
     * @param newAccounts accounts that were made less than a day before they posted
     * @param postsOfNew how many posts are theirs
     * @param copiers accounts that posted nearly the same text
     * @param copies how many posts have that text
     */
    public record FirstHour(int posts, int newAccounts, int postsOfNew, int copiers, int copies) {
        private static final int LEAST_ACCOUNTS = 5;
        private static final double LEAST_SHARE = 0.1;

        /** Whether so much came from new accounts that it should be said. */
        public boolean isNewRemarkable() {
            return newAccounts >= LEAST_ACCOUNTS && postsOfNew >= LEAST_SHARE * posts;
        }

        /** Whether so much was copied that it should be said. */
        public boolean isCopyingRemarkable() {
            return copiers >= LEAST_ACCOUNTS && copies >= LEAST_SHARE * posts;
        }
    }
}
