package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A tag in the API. {@code posts}, {@code people}, {@code key} and {@code trend} are our own additions.
 *
 * @param name as most people write it
 * @param history the last seven days, newest first
 * @param key what all its spellings have in common
 * @param posts public statuses with it, exactly
 * @param people their distinct authors, exactly
 * @param trend why it is in a list of trends; only there
 */
record TagEntity(
        String id,
        String name,
        String url,
        List<Day> history,
        String key,
        long posts,
        long people,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean following,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean featuring,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TrendEntity trend) {

    /** A day: where it begins, in seconds since the epoch. All are strings: so the API wants it. */
    record Day(String day, String accounts, String uses) {}

    /**
     * Why a tag trends.
     *
     * @param place country code, language code, or empty for the world
     * @param windowMinutes in how many minutes people are counted, the same for all entries of lists
     * @param people distinct people in the window now
     * @param boosts how often posts were boosted in the window: shown beside, never added
     * @param decidedBy the window that decided that the tag trends
     * @param since when it began to rise
     * @param significance how many standard deviations the deciding window is above what was usual lately; null if hardly
     *     anybody used the tag before, so that nothing is known to vary
     * @param hours distinct people in each of the last 24 hours, oldest first
     * @param hoursUsualLately how many people were usual lately in an hour at this time
     * @param began the country of most of the first who used it; empty if too few say
     * @param countries people of the last six hours in each country with at least five
     * @param statuses ids of three posts that show what it is about
     * @param discounts why people count for less
     * @param sentence all of it in words
     * @param also the other tags of the same event, which are left out of the list
     */
    record TrendEntity(
            String place,
            int windowMinutes,
            int people,
            long boosts,
            DecidedEntity decidedBy,
            String since,
            @Nullable Double significance,
            List<Integer> hours,
            double hoursUsualLately,
            String began,
            Map<String, Integer> countries,
            List<String> statuses,
            List<DiscountEntity> discounts,
            String sentence,
            List<MemberEntity> also) {}

    /** A tag that was folded into another one's entry, with the people of its own window. */
    record MemberEntity(String name, String url, String key, int people, int windowMinutes) {}

    /**
     * The window in which a tag stands out most.
     *
     * @param windowMinutes its length
     * @param people distinct people in it now
     * @param countedAs how many people they count for, after discounts
     * @param usualLately how many were usual lately at this time of the day and day of the week
     */
    record DecidedEntity(int windowMinutes, int people, double countedAs, double usualLately) {}

    /** Why some people count for less. */
    record DiscountEntity(String reason, int people, double countedAs) {}
}
