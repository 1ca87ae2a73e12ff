package org.groundswell.waves;

import java.util.List;
import java.util.Optional;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.StatusId;

/**
 * The facts about the beginning of a wave.
 *
 * @param onset its first minute, since the epoch
 * @param before how many people used the tag in the hour before
 * @param after how many people used it in the hour from then on
 * @param first its first posts by people who may be named
 * @param tipping the most boosted of the posts up to the end of the peak hour, or so far; empty if there is none
 * @param link the page linked by most people in its first posts, or the first previewed in them; empty if there is none
 * @param firstHour the accounts of that hour
 * @param earlier what the posts held here tell about the time before
 */
public record Beginning(
        int onset,
        int before,
        int after,
        List<StatusId> first,
        Optional<Tipping> tipping,
        Optional<SharedLink> link,
        FirstHour firstHour,
        Earlier earlier) {

    /** What the posts held here tell about the time before a wave. */
    public enum Earlier {
        /** Those of this server, where they were written. */
        COMPLETE,
        /** Most of the first were imported: of the time before, too, there may be posts that are not held here. */
        PARTIAL,
        /** No post of an hour before, or earlier, is held here. */
        NONE
    }

    /**
     * A much boosted post.
     *
     * @param boosts how often it was boosted
     * @param beforePeak whether the wave has had its peak, by the end of which it was written
     */
    public record Tipping(StatusId post, long boosts, boolean beforePeak) {}

    /**
     * A page.
     *
     * @param people how many of the first people linked to it
     * @param card its preview; empty if it has none
     */
    public record SharedLink(LinkUrl page, int people, Optional<Card> card) {}

    /**
     * Signs of coordination in the first hour. They may have innocent reasons, too.
     *
     * @param posts how many posts were examined: all, or a sample of {@value Beginnings#MOST_LOOKED_AT}
     * @param newAccounts accounts created less than a day before they posted
     * @param postsOfNew how many posts are by new accounts
     * @param copiers how many accounts posted nearly the same text
     * @param copies how many posts have nearly that text
     */
    public record FirstHour(int posts, int newAccounts, int postsOfNew, int copiers, int copies) {
        private static final int LEAST_ACCOUNTS = 5;
        private static final double LEAST_SHARE = 0.1;

        /** Whether the share of posts by new accounts is high enough to mention. */
        public boolean isNewRemarkable() {
            return newAccounts >= LEAST_ACCOUNTS && postsOfNew >= LEAST_SHARE * posts;
        }

        /** Whether the share of copied text is high enough to mention. */
        public boolean isCopyingRemarkable() {
            return copiers >= LEAST_ACCOUNTS && copies >= LEAST_SHARE * posts;
        }
    }
}
