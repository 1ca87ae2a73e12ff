package org.groundswell.trends.model;

/**
 * What the trust signals know of the person behind a use, as it was when the use was made.
 *
 * @param trust how much the person weighs, in sixteenths: 16 for somebody known, less for an account that is new or that
 *     nobody has ever answered, followed or boosted
 * @param bornHour when the account was made, hours since the epoch; 0 if unknown
 * @param origin a number for the server the person is at; 0 for this one
 * @param circle a number for the group of accounts that only amplify each other, if the person is in one; 0 otherwise
 */
public record Who(int trust, int bornHour, int origin, int circle) {
    /** The weight of one whole person. */
    public static final int FULL = 16;

    /** Somebody of this server of whom nothing speaks against. */
    public static final Who KNOWN = new Who(FULL, 0, 0, 0);

    public Who {
        if (trust < 0 || trust > FULL) {
            throw new IllegalArgumentException("trust must be between 0 and 16: " + trust);
        }
    }

    /** All of it in one number: 5 bits of trust, 21 of the hour, 19 of the server, 19 of the circle. */
    public long packed() {
        return trust | (bornHour & 0x1F_FFFFL) << 5 | (origin & 0x7_FFFFL) << 26 | (circle & 0x7_FFFFL) << 45;
    }
}
