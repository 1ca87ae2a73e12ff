package org.groundswell.crossnetwork;

import java.util.List;

/**
 * What another network had to say with a tag: never counted among this server's own.
 *
 * @param people distinct people in each stretch of the wave's series, oldest first
 */
public record ExternalCount(Total total, List<Integer> people) {
    /**
     * All of it.
     *
     * @param network its name
     * @param people how many distinct
     */
    public record Total(String network, int posts, int people) {}
}
