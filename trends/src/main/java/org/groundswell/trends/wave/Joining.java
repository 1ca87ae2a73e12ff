package org.groundswell.trends.wave;

import java.util.List;

/**
 * Somebody joined a wave, and what came after. Times are in minutes since the epoch.
 *
 * @param person who
 * @param posts with which post, and those of the next six hours, twenty at most
 * @param at when
 * @param reach how many followers the person has
 * @param boosted how often the person's posts in the wave were boosted
 * @param shareOfHour which part of all boosts of the posts of that hour these of the person have, from 0 to 1
 * @param before how many people joined in the hour before
 * @param after how many in the hour after
 * @param expected how many would have, had it gone on as in the hour before
 * @param significance how many deviations {@code after} is above that
 * @param rank what place that has among the same at twenty moments spread over the wave, those within an hour
 *     left out: 1 if at none it was more
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
