package org.groundswell.geo;

import java.util.ArrayList;
import java.util.List;

/** Cuts what lies on both sides of the date line in two, so that everything is between 180° west and east. */
final class DateLine {
    private static final double HALF = 180;
    private static final double ROUND = 360;

    private DateLine() {}

    /** @param points longitude and latitude of each; from one to the next it is never more than half round the globe */
    static List<Ring> cut(List<double[]> points) {
        List<double[]> unrolled = unrolled(points);
        double west = unrolled.stream().mapToDouble(point -> point[0]).min().orElse(0);
        double east = unrolled.stream().mapToDouble(point -> point[0]).max().orElse(0);
        List<Ring> rings = new ArrayList<>();
        for (double shift = -ROUND; shift <= ROUND; shift += ROUND) {
            if (west + shift < HALF && east + shift > -HALF) {
                List<double[]> piece = cutAt(cutAt(shifted(unrolled, shift), HALF, true), -HALF, false);
                if (piece.size() > 3) {
                    rings.add(ring(piece));
                }
            }
        }
        return rings;
    }

    /** The same without jumps, beyond 180° where need be. */
    private static List<double[]> unrolled(List<double[]> points) {
        List<double[]> unrolled = new ArrayList<>(points.size());
        double turned = 0;
        for (int i = 0; i < points.size(); i++) {
            double step = i == 0 ? 0 : points.get(i)[0] - points.get(i - 1)[0];
            turned -= step > HALF ? ROUND : step < -HALF ? -ROUND : 0;
            unrolled.add(new double[] {points.get(i)[0] + turned, points.get(i)[1]});
        }
        return unrolled;
    }

    private static List<double[]> shifted(List<double[]> points, double shift) {
        return points.stream()
                .map(point -> new double[] {point[0] + shift, point[1]})
                .toList();
    }

    /** The part west, or else east, of a meridian (Sutherland and Hodgman 1974). */
    private static List<double[]> cutAt(List<double[]> points, double meridian, boolean west) {
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            double[] before = points.get(i == 0 ? points.size() - 1 : i - 1);
            boolean in = isOn(point[0], meridian, west);
            if (in != isOn(before[0], meridian, west)) {
                double share = (meridian - before[0]) / (point[0] - before[0]);
                kept.add(new double[] {meridian, before[1] + share * (point[1] - before[1])});
            }
            if (in) {
                kept.add(point);
            }
        }
        if (!kept.isEmpty()) {
            kept.add(kept.getFirst());
        }
        return kept;
    }

    private static boolean isOn(double longitude, double meridian, boolean west) {
        return west ? longitude <= meridian : longitude >= meridian;
    }

    private static Ring ring(List<double[]> points) {
        return new Ring(
                points.stream().mapToDouble(point -> point[0]).toArray(),
                points.stream().mapToDouble(point -> point[1]).toArray());
    }
}
