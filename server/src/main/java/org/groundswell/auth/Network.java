package org.groundswell.auth;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a client is, as far as limits go: an IPv4 address, or the first 64 bits of an IPv6 address, since whoever has one
 * IPv6 address has all 2<sup>64</sup> of its network (RFC 4291, section 2.5.4).
 *
 * @param key the address or network, as a text
 */
public record Network(String key) {
    private static final int PREFIX_BYTES = 8;
    /** More than any address has, with its zone; what is longer is none. */
    private static final int LONGEST = 100;

    /** @param address an IP address, with or without brackets or a zone; anything else stands for itself, shortened */
    public static Network of(String address) {
        String text = address.strip();
        if (text.length() > LONGEST) {
            return new Network(text.substring(0, LONGEST));
        }
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        try {
            // An IPv6 address that stands for an IPv4 one (::ffff:192.0.2.1) is read as that.
            byte[] bytes = InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone))
                    .getAddress();
            return bytes.length == 4
                    ? new Network((bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + "."
                            + (bytes[3] & 0xFF))
                    : new Network(HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, PREFIX_BYTES)) + "/64");
        } catch (IllegalArgumentException noAddress) {
            return new Network(text);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
