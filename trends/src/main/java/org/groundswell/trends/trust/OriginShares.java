package org.groundswell.trends.trust;

/** How large a part of a place's active people each server has. */
public interface OriginShares {
    /**
     * A server's usual share of the people who are active in a place, from 0 to 1.
     *
     * @param place the place's id; 0 for the world
     * @param origin the server's number
     */
    double of(int place, int origin);
}
