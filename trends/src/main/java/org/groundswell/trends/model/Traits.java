package org.groundswell.trends.model;

/**
 * Packs {@link AccountTraits} into a {@code long}, the form in which tables of people store them. From the lowest bit:
 * 5 bits of trust, 27 of the minute in which the account was made (enough until the year 2225), 16 of the server, 16 of
 * the circle. Higher bits of a minute, a server or a circle are cut off.
 */
public final class Traits {
    /** The largest number of a server that fits. */
    public static final int LARGEST_ORIGIN = (1 << 16) - 1;

    /** The largest number of a circle that fits. */
    public static final int LARGEST_CIRCLE = (1 << 16) - 1;

    private static final int TRUST_BITS = 5;
    private static final int MINUTE_BITS = 27;
    private static final int ORIGIN_BITS = 16;
    private static final int CIRCLE_BITS = 16;

    private static final int MINUTE_AT = TRUST_BITS;
    private static final int ORIGIN_AT = MINUTE_AT + MINUTE_BITS;
    private static final int CIRCLE_AT = ORIGIN_AT + ORIGIN_BITS;

    private Traits() {}

    public static long of(AccountTraits account) {
        return account.trust()
                | low(account.bornMinute(), MINUTE_BITS) << MINUTE_AT
                | low(account.origin(), ORIGIN_BITS) << ORIGIN_AT
                | low(account.circle(), CIRCLE_BITS) << CIRCLE_AT;
    }

    /** The person's weight, in sixteenths of a person ({@link AccountTraits#FULL} is a whole one). */
    public static int trust(long traits) {
        return (int) low(traits, TRUST_BITS);
    }

    /** When the account was created, in minutes since the epoch; 0 if unknown. */
    public static int bornMinute(long traits) {
        return (int) low(traits >>> MINUTE_AT, MINUTE_BITS);
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
