package org.groundswell.trends.model;

/**
 * Packs {@link AccountTraits} into a {@code long}, the form in which tables of people store them. From the lowest bit:
 * 5 bits of trust, 21 of the hour in which the account was made (enough until the year 2209), 19 of the server, 19 of
 * the circle. Higher bits of an hour, a server or a circle are cut off.
 */
public final class Traits {
    /** The largest circle number that fits. */
    public static final int LARGEST_CIRCLE = (1 << 19) - 1;

    private static final int TRUST_BITS = 5;
    private static final int HOUR_BITS = 21;
    private static final int ORIGIN_BITS = 19;
    private static final int CIRCLE_BITS = 19;

    private static final int HOUR_AT = TRUST_BITS;
    private static final int ORIGIN_AT = HOUR_AT + HOUR_BITS;
    private static final int CIRCLE_AT = ORIGIN_AT + ORIGIN_BITS;

    private Traits() {}

    public static long of(AccountTraits account) {
        return account.trust()
                | low(account.bornHour(), HOUR_BITS) << HOUR_AT
                | low(account.origin(), ORIGIN_BITS) << ORIGIN_AT
                | low(account.circle(), CIRCLE_BITS) << CIRCLE_AT;
    }

    /** The person's weight, in sixteenths of a person ({@link AccountTraits#FULL} is a whole one). */
    public static int trust(long traits) {
        return (int) low(traits, TRUST_BITS);
    }

    /** When the account was created, in hours since the epoch; 0 if unknown. */
    public static int bornHour(long traits) {
        return (int) low(traits >>> HOUR_AT, HOUR_BITS);
    }

    /** The number of the person's server; 0 for this one. */
    public static int origin(long traits) {
        return (int) low(traits >>> ORIGIN_AT, ORIGIN_BITS);
    }

    /** The number of the person's closed circle; 0 if there is none. */
    public static int circle(long traits) {
        return (int) low(traits >>> CIRCLE_AT, CIRCLE_BITS);
    }

    private static long low(long value, int bits) {
        return value & (1L << bits) - 1;
    }
}
