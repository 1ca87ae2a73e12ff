package org.groundswell.trends.wave;

import java.util.List;

/**
 * A person joining a wave, and the newcomers before and after. Times are in minutes since the epoch.
 *
 * @param person the person's number
 * @param posts ids of the person's first post and those of the next six hours, at most twenty
 * @param at the minute of the first post
 * @param reach how many followers the person has
 * @param boosted how often the person's posts in the wave were boosted
 * @param shareOfHour the person's share of all boosts of the posts of that hour, from 0 to 1
 * @param before how many people joined in the hour before
 * @param after how many people joined in the hour after
 * @param expected how many would have joined in the hour after if the trend of the hour before had continued
 * @param significance how many standard deviations {@code after} is above {@code expected}
 * @param rank the rank of {@code significance} among those of twenty placebo moments spread over the wave, except
 *     moments within an hour: 1 if no other was higher
 */
public record Joining(
        long person,
        List<Long> posts,
        int at,
        int reach,
        int boosted,
        double shareOfHour,
        int before,
        int after,
        double expected,
        double significance,
        int rank) {}
