package org.groundswell.outgoing;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses (CIDR, RFC 4632).
 *
 * @param prefix the number of leading bits that all its addresses share
 */
public record AddressRange(InetAddress first, int prefix) {
    /** Parses a range, such as {@code 10.1.0.0/16}, or a single address. */
    public static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        try {
            InetAddress first = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits = first.getAddress().length * Byte.SIZE;
            int prefix = slash < 0 ? bits : Integer.parseInt(text.substring(slash + 1));
            return prefix >= 0 && prefix <= bits ? Optional.of(new AddressRange(first, prefix)) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = prefix / Byte.SIZE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = prefix % Byte.SIZE;
        return rest == 0 || (mine[whole] & 0xFF) >> (Byte.SIZE - rest) == (other[whole] & 0xFF) >> (Byte.SIZE - rest);
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
