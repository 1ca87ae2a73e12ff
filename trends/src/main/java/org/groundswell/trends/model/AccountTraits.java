package org.groundswell.trends.model;

/**
 * The properties of an account that the trust signals use, as of the time of a use. {@link Traits} packs them into one
 * number.
 *
 * @param trust the person's weight in sixteenths: {@link #FULL} for a known account, less for one that is new or has
 *     never been replied to, followed or boosted
 * @param bornMinute when the account was created, minutes since the epoch; 0 if unknown
 * @param origin a number for the account's server; 0 for this one
 * @param circle a number for the group of accounts that only amplify each other, if the account is in one; 0 otherwise
 */
public record AccountTraits(int trust, int bornMinute, int origin, int circle) {
    /** The weight of one whole person. */
    public static final int FULL = 16;

    /** An account of this server that no signal speaks against. */
    public static final AccountTraits KNOWN = new AccountTraits(FULL, 0, 0, 0);

    public AccountTraits {
        if (trust < 0 || trust > FULL) {
            throw new IllegalArgumentException("trust must be between 0 and 16: " + trust);
        }
    }
}
