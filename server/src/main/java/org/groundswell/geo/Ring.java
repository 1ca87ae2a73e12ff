package org.groundswell.geo;

/** A closed line on the globe, in degrees; its last point is its first. */
final class Ring {
    private final double[] longitudes;
    private final double[] latitudes;
    private double west = Double.POSITIVE_INFINITY;
    private double east = Double.NEGATIVE_INFINITY;
    private double south = Double.POSITIVE_INFINITY;
    private double north = Double.NEGATIVE_INFINITY;

    Ring(double[] longitudes, double[] latitudes) {
        this.longitudes = longitudes;
        this.latitudes = latitudes;
        for (int i = 0; i < longitudes.length; i++) {
            west = Math.min(west, longitudes[i]);
            east = Math.max(east, longitudes[i]);
            south = Math.min(south, latitudes[i]);
            north = Math.max(north, latitudes[i]);
        }
    }

    int size() {
        return longitudes.length;
    }

    double longitude(int i) {
        return longitudes[i];
    }

    double latitude(int i) {
        return latitudes[i];
    }

    /** Whether a ray to the east crosses the line an odd number of times. */
    boolean contains(double longitude, double latitude) {
        if (longitude < west || longitude > east || latitude < south || latitude > north) {
            return false;
        }
        boolean inside = false;
        for (int i = 1; i < longitudes.length; i++) {
            double from = latitudes[i - 1];
            double to = latitudes[i];
            if (from > latitude != to > latitude) {
                double share = (latitude - from) / (to - from);
                inside ^= longitude < longitudes[i - 1] + share * (longitudes[i] - longitudes[i - 1]);
            }
        }
        return inside;
    }

    /** The square of the distance to the line, in degrees of latitude; infinite if it is further than {@code most}. */
    double distanceSquared(double longitude, double latitude, double most) {
        double shrink = Math.cos(Math.toRadians(latitude));
        double wide = most / Math.max(0.01, shrink);
        boolean near = longitude >= west - wide
                && longitude <= east + wide
                && latitude >= south - most
                && latitude <= north + most;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 1; near && i < longitudes.length; i++) {
            double x = (longitudes[i - 1] - longitude) * shrink;
            double y = latitudes[i - 1] - latitude;
            double dx = (longitudes[i] - longitude) * shrink - x;
            double dy = latitudes[i] - latitude - y;
            double length = dx * dx + dy * dy;
            double along = length == 0 ? 0 : Math.clamp(-(x * dx + y * dy) / length, 0, 1);
            double px = x + along * dx;
            double py = y + along * dy;
            nearest = Math.min(nearest, px * px + py * py);
        }
        return nearest <= most * most ? nearest : Double.POSITIVE_INFINITY;
    }
}
