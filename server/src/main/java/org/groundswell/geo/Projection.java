package org.groundswell.geo;

/**
 * Equal Earth: areas are true to each other, and shapes bearable (Šavrič, Patterson, Jenny: <i>The Equal Earth map
 * projection</i>, International Journal of Geographical Information Science 33, 2019).
 */
final class Projection {
    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double M = Math.sqrt(3) / 2;

    /** Half the width of the world. */
    static final double X_MOST = x(180, 0);

    private Projection() {}

    /** @param longitude in degrees, as the latitude */
    static double x(double longitude, double latitude) {
        double theta = theta(latitude);
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return Math.toRadians(longitude) * Math.cos(theta) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
    }

    /** Growing to the north. */
    static double y(double latitude) {
        double theta = theta(latitude);
        double t2 = theta * theta;
        double t6 = t2 * t2 * t2;
        return theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
    }

    private static double theta(double latitude) {
        return Math.asin(M * Math.sin(Math.toRadians(latitude)));
    }
}
