package org.groundswell.geo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The world as shapes for an SVG, a country each, with what is too small to be seen left out.
 *
 * @param width of the picture
 * @param height of the picture: the Antarctic is not in it
 * @param countries ordered by code
 */
public record WorldMap(int width, int height, List<Country> countries) {
    private static final double SOUTH = -58;
    private static final double NORTH = 84;
    /** A country smaller than this square, in the picture's units, can't be pointed at, and is a dot. */
    private static final double SMALLEST_COUNTRY = 24;

    private static final double SMALLEST_ISLAND = 1.5;
    /** Points nearer to the last than this, in halves of a unit, would not be seen. */
    private static final int STEP = 3;

    /**
     * A country in the picture.
     *
     * @param code ISO 3166-1 alpha-2
     * @param path the data of an SVG path; empty for one that is a dot
     * @param x where its middle is
     */
    public record Country(String code, String path, double x, double y) {
        public boolean isDot() {
            return path.isEmpty();
        }
    }

    public static WorldMap of(Globe globe, int width) {
        double scale = width / (2 * Projection.X_MOST);
        double top = Projection.y(NORTH);
        int height = (int) Math.ceil((top - Projection.y(SOUTH)) * scale);
        List<Country> countries = new ArrayList<>();
        for (Shape shape : globe.countries()) {
            countries.add(country(shape, width / 2.0, top, scale));
        }
        countries.sort(Comparator.comparing(Country::code));
        return new WorldMap(width, height, List.copyOf(countries));
    }

    /** A point in the picture. */
    public record Point(double x, double y) {}

    /** Where a place is in the picture; outside of it in the Antarctic. */
    public Point at(double latitude, double longitude) {
        double scale = width / (2 * Projection.X_MOST);
        return new Point(
                width / 2.0 + Projection.x(longitude, latitude) * scale,
                (Projection.y(NORTH) - Projection.y(latitude)) * scale);
    }

    private static Country country(Shape shape, double middle, double top, double scale) {
        StringBuilder path = new StringBuilder();
        double all = 0;
        double largest = -1;
        double x = 0;
        double y = 0;
        for (Ring ring : shape.rings()) {
            Outline outline = Outline.of(ring, middle, top, scale);
            all += outline.area();
            if (outline.area() > largest) {
                largest = outline.area();
                x = outline.x();
                y = outline.y();
            }
            if (outline.area() >= SMALLEST_ISLAND) {
                path.append(outline.path());
            }
        }
        return new Country(shape.code(), all < SMALLEST_COUNTRY ? "" : path.toString(), x, y);
    }

    /**
     * A ring in the picture.
     *
     * @param area in square units
     * @param x the middle of that area
     */
    private record Outline(String path, double area, double x, double y) {
        static Outline of(Ring ring, double middle, double top, double scale) {
            StringBuilder path = new StringBuilder();
            double area = 0;
            double sumX = 0;
            double sumY = 0;
            double lastX = 0;
            double lastY = 0;
            long drawnX = 0;
            long drawnY = 0;
            for (int i = 0; i < ring.size(); i++) {
                double x = middle + Projection.x(ring.longitude(i), ring.latitude(i)) * scale;
                double y = (top - Projection.y(ring.latitude(i))) * scale;
                long atX = Math.round(x * 2);
                long atY = Math.round(y * 2);
                if (i == 0) {
                    path.append('M').append(half(atX)).append(' ').append(half(atY));
                } else {
                    double cross = lastX * y - x * lastY;
                    area += cross;
                    sumX += (lastX + x) * cross;
                    sumY += (lastY + y) * cross;
                }
                lastX = x;
                lastY = y;
                boolean far = Math.abs(atX - drawnX) >= STEP || Math.abs(atY - drawnY) >= STEP;
                if (i > 0 && far) {
                    // Steps from the last point take half as many letters as points.
                    path.append('l').append(half(atX - drawnX)).append(' ').append(half(atY - drawnY));
                }
                if (i == 0 || far) {
                    drawnX = atX;
                    drawnY = atY;
                }
            }
            boolean flat = Math.abs(area) < 1e-9;
            return new Outline(
                    path.append('z').toString(),
                    Math.abs(area) / 2,
                    flat ? lastX : sumX / (3 * area),
                    flat ? lastY : sumY / (3 * area));
        }

        private static String half(long halves) {
            return halves % 2 == 0 ? Long.toString(halves / 2) : Double.toString(halves / 2.0);
        }
    }
}
