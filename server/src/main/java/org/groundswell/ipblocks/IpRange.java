package org.groundswell.ipblocks;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses in the form of CIDR (RFC 4632): the addresses that share their first bits. An IPv4 address written
 * as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address. IPv6 ranges have at most 64 bits: a /64 is the smallest network
 * that providers assign to a customer, who can use any address in it.
 *
 * @param prefix the first bits, beginning with the highest; all others are 0
 * @param length the number of bits that the addresses share
 */
public record IpRange(Family family, long prefix, int length) {
    /** The two kinds of addresses, with the number of bits that ranges tell apart. */
    public enum Family {
        V4(32),
        V6(64);

        private final int bits;

        Family(int bits) {
            this.bits = bits;
        }

        public int bits() {
            return bits;
        }
    }

    /** In characters: longer than any address with the length of a prefix. */
    private static final int LONGEST = 50;
    /** Bits before the IPv4 address in {@code ::ffff:192.0.2.1} (RFC 4291, section 2.5.5.2). */
    private static final int MAPPED = 96;

    private static final int ADDRESS_BITS = 128;

    public IpRange {
        if (length < 0 || length > family.bits()) {
            throw new IllegalArgumentException("no length of a prefix: " + length);
        }
        prefix &= mask(length);
    }

    /** The range of one address: of IPv6, its /64 network. */
    public static IpRange of(InetAddress address) {
        byte[] bytes = address.getAddress();
        Family family = address instanceof Inet4Address ? Family.V4 : Family.V6;
        long bits = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            bits = bits << Byte.SIZE | (i < bytes.length ? bytes[i] & 0xFF : 0);
        }
        return new IpRange(family, bits, family.bits());
    }

    /**
     * Parses an address, or an address with the length of a prefix ({@code 192.0.2.0/24}, {@code 2001:db8::/32}). Bits after
     * the prefix are ignored.
     *
     * @return empty if it is neither; names are never looked up
     */
    public static Optional<IpRange> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        int slash = stripped.indexOf('/');
        String address = slash < 0 ? stripped : stripped.substring(0, slash);
        return literal(address).flatMap(ip -> {
            int written = address.indexOf(':') < 0 ? Family.V4.bits() : ADDRESS_BITS;
            return (slash < 0 ? Optional.of(written) : length(stripped.substring(slash + 1), written))
                    .flatMap(length -> range(ip, length, written));
        });
    }

    private static Optional<IpRange> range(InetAddress ip, int length, int written) {
        IpRange whole = of(ip);
        boolean mapped = whole.family() == Family.V4 && written == ADDRESS_BITS;
        if (mapped && length < MAPPED) {
            return Optional.empty();
        }
        int bits = Math.min(mapped ? length - MAPPED : length, whole.family().bits());
        return Optional.of(new IpRange(whole.family(), whole.prefix(), bits));
    }

    /** Java also accepts "5" and "1.2" as IPv4 addresses, and brackets and zones in IPv6 addresses. */
    private static Optional<InetAddress> literal(String text) {
        boolean v4 = text.indexOf(':') < 0;
        boolean plain = text.chars().allMatch(c -> c == '.' || c == ':' || Character.digit(c, 16) >= 0 && c < 0x80);
        if (!plain || v4 && text.chars().filter(c -> c == '.').count() != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> length(String text, int most) {
        boolean number = !text.isEmpty() && text.length() <= 3 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.valueOf(text)).filter(length -> length <= most) : Optional.empty();
    }

    /** Whether all addresses of another range are in this one. */
    public boolean contains(IpRange other) {
        return family == other.family && length <= other.length && prefix == (other.prefix & mask(length));
    }

    /** The range that contains this one and shares fewer bits. */
    IpRange shortened(int bits) {
        return new IpRange(family, prefix, bits);
    }

    private static long mask(int length) {
        return length == 0 ? 0 : -1L << (Long.SIZE - length);
    }

    /** As in {@code 192.0.2.0/24} or {@code 2001:db8::/32} (RFC 5952). */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (family == Family.V4) {
            for (int i = 1; i <= 4; i++) {
                text.append(i == 1 ? "" : ".").append(prefix >>> (Long.SIZE - i * Byte.SIZE) & 0xFF);
            }
        } else {
            // The second half of the address is 0, so the longest row of zeros is the one at the end.
            for (long rest = prefix; rest != 0; rest <<= Short.SIZE) {
                text.append(Long.toHexString(rest >>> (Long.SIZE - Short.SIZE))).append(':');
            }
            text.append(text.isEmpty() ? "::" : ":");
        }
        return text.append('/').append(length).toString();
    }
}
