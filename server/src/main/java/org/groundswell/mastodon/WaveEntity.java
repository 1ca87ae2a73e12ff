package org.groundswell.mastodon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag's life in the API; our own.
 *
 * @param url where its page is
 * @param tags how the tags that are counted together are written
 * @param posts all public statuses, exactly
 * @param people their distinct authors, exactly
 * @param firstAt when the first was posted; null if there is none
 * @param state quiet, rising, peaking, ebbing or over
 * @param waves oldest first
 * @param shown which of them {@code part} is, the first being 1; null if it is something else
 * @param countedAt when all this was counted
 * @param method where it is said how
 */
record WaveEntity(
        String name,
        String url,
        List<String> tags,
        int posts,
        int people,
        @Nullable String firstAt,
        @Nullable String lastAt,
        String state,
        List<Wave> waves,
        @Nullable Integer shown,
        Part part,
        String countedAt,
        String method) {

    /**
     * @param onset when it began
     * @param peak the hour with most people
     * @param peakPeople how many
     * @param end when it was over; null while it is running
     * @param days on how many days it has run
     */
    record Wave(
            String onset,
            String peak,
            int peakPeople,
            @Nullable String end,
            int days,
            int posts,
            int people) {}

    /** A part of its life, looked at closely. */
    record Part(
            String from,
            String to,
            int posts,
            int people,
            SeriesEntity series,
            SpreadEntity countries,
            SpreadEntity languages,
            OriginsEntity origins) {}

    /**
     * @param start where the first stretch begins
     * @param seconds how long each is
     * @param people distinct people in each, oldest first
     * @param expected how many were to be expected
     * @param high up to how many would have been nothing special
     */
    record SeriesEntity(
            String start,
            long seconds,
            List<Integer> posts,
            List<Integer> people,
            List<Double> expected,
            List<Double> high) {}

    /**
     * @param moments when frames end, oldest first
     * @param there places with at least five people, most first
     * @param fewer how many places have fewer
     * @param unknown people of whom it is not known
     */
    record SpreadEntity(List<String> moments, List<There> there, int fewer, int unknown) {}

    /**
     * @param firstAt the minute of the first post there
     * @param growth people up to each moment, 0 while they were fewer than five
     */
    record There(String code, int people, int posts, String firstAt, List<Integer> growth) {}

    /**
     * @param servers on how many servers the people are
     * @param bots how many of them say that they are automated
     * @param largest the server with most of them
     * @param largestPeople how many that are
     */
    record OriginsEntity(int servers, int bots, String largest, int largestPeople) {}
}
