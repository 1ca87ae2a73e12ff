package org.groundswell.trends.model;

import java.util.Optional;

/**
 * A cell of one degree of latitude and one of longitude, about 111 km from south to north and less from west to east. It
 * is the finest place that is kept of a post.
 *
 * @param south the latitude of its southern edge, in degrees from -90 to 89
 * @param west the longitude of its western edge, in degrees from -180 to 179
 */
public record DegreeCell(int south, int west) {
    /** The largest {@link #number}. */
    public static final int LARGEST_NUMBER = 180 * 360;

    private static final int COLUMNS = 360;

    public DegreeCell {
        if (south < -90 || south > 89 || west < -180 || west > 179) {
            throw new IllegalArgumentException("no cell of one degree: " + south + ", " + west);
        }
    }

    /**
     * The cell of a point. Empty if there is no such point on earth, and for 0°, 0°: in records it nearly always stands
     * for an unknown place, and nobody lives within a hundred kilometres of it.
     */
    public static Optional<DegreeCell> at(double latitude, double longitude) {
        boolean exists = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        if (!exists || (latitude == 0 && longitude == 0)) {
            return Optional.empty();
        }
        // The pole belongs to the cell south of it, the 180th degree in the east is that in the west.
        int south = (int) Math.min(89, Math.floor(latitude));
        int west = longitude == 180 ? -180 : (int) Math.floor(longitude);
        return Optional.of(new DegreeCell(south, west));
    }

    /** The cell's number, from 1: the rows from south to north, each from west to east. */
    public int number() {
        return 1 + (south + 90) * COLUMNS + west + 180;
    }

    /** The cell with a {@link #number}; empty for 0, which stands for an unknown place. */
    public static Optional<DegreeCell> ofNumber(int number) {
        if (number < 0 || number > LARGEST_NUMBER) {
            throw new IllegalArgumentException("no cell has the number " + number);
        }
        return number == 0
                ? Optional.empty()
                : Optional.of(new DegreeCell((number - 1) / COLUMNS - 90, (number - 1) % COLUMNS - 180));
    }

    /**
     * A number from 1 to {@link Whereabouts#LARGEST_SPOT} that cells share evenly: enough to see whether most of a crowd
     * are in the same cell, without storing which it is.
     */
    public int spot() {
        int mixed = number() * 0x9E3779B1;
        return 1 + (mixed >>> 8) % Whereabouts.LARGEST_SPOT;
    }

    /** Its name, as that of tiles of elevation data: the south-western corner, such as {@code N14E121}. */
    public String code() {
        return padded(south < 0 ? 'S' : 'N', Math.abs(south), 2) + padded(west < 0 ? 'W' : 'E', Math.abs(west), 3);
    }

    /**
     * The cell with a {@link #code}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static DegreeCell parse(String code) {
        if (!code.matches("[NS][0-9]{2}[EW][0-9]{3}")) {
            throw new IllegalArgumentException("not the code of a cell: " + code);
        }
        int south = Integer.parseInt(code.substring(1, 3));
        int west = Integer.parseInt(code.substring(4));
        return new DegreeCell(code.charAt(0) == 'S' ? -south : south, code.charAt(3) == 'W' ? -west : west);
    }

    private static String padded(char side, int degrees, int digits) {
        String number = Integer.toString(degrees);
        return side + "0".repeat(digits - number.length()) + number;
    }
}
