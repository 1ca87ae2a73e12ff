package org.groundswell.trends.model;

/**
 * The account behind a use, as the trust signals saw it when the use was made. {@link Traits} packs it into one number.
 *
 * @param trust the person's weight in sixteenths: {@link #FULL} for a known account, less for one that is new or that
 *     nobody has ever answered, followed or boosted
 * @param bornHour when the account was made, hours since the epoch; 0 if unknown
 * @param origin a number for the account's server; 0 for this one
 * @param circle a number for the group of accounts that only amplify each other, if the account is in one; 0 otherwise
 */
public record Who(int trust, int bornHour, int origin, int circle) {
    /** The weight of one whole person. */
    public static final int FULL = 16;

    /** An account of this server that no signal speaks against. */
    public static final Who KNOWN = new Who(FULL, 0, 0, 0);

    public Who {
        if (trust < 0 || trust > FULL) {
            throw new IllegalArgumentException("trust must be between 0 and 16: " + trust);
        }
    }
}
