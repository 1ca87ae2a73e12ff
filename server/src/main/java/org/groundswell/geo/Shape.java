package org.groundswell.geo;

import java.util.List;

/**
 * A country as it lies on the globe.
 *
 * @param code ISO 3166-1 alpha-2; XK for Kosovo
 * @param rings its borders, those of holes among them: a point is inside if it is inside an odd number of them
 */
record Shape(String code, List<Ring> rings) {
    boolean contains(double longitude, double latitude) {
        boolean inside = false;
        for (Ring ring : rings) {
            inside ^= ring.contains(longitude, latitude);
        }
        return inside;
    }

    /** The square of the distance to its border, in degrees of latitude; infinite if it is further than {@code most}. */
    double distanceSquared(double longitude, double latitude, double most) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Ring ring : rings) {
            nearest = Math.min(nearest, ring.distanceSquared(longitude, latitude, most));
        }
        return nearest;
    }
}
