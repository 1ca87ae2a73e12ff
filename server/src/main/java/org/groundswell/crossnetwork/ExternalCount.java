package org.groundswell.crossnetwork;

import java.util.List;

/**
 * The posts of another network with a tag, counted separately from this server's own.
 *
 * @param people distinct people in each interval of the wave's series, oldest first
 */
public record ExternalCount(Total total, List<Integer> people) {
    /**
     * The totals.
     *
     * @param network the network's name
     * @param people the number of distinct people
     */
    public record Total(String network, int posts, int people) {}
}
