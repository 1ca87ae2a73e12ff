package org.groundswell.outgoing;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Decides which addresses this server connects to on behalf of others: public ones, and private ones that the operator has
 * allowed. Otherwise a stranger could have it send requests inside its own network (server-side request forgery).
 *
 * <p>Public IPv4 addresses are all but those of IANA's Special-Purpose Address Registry (RFC 6890), multicast and reserved
 * ones. Public IPv6 addresses are those of the block from which IANA allocates global unicast addresses (RFC 4291, section
 * 2.4), without the special ones in it. So loopback, link-local and unique local addresses are refused, and all that carry
 * an IPv4 address: NAT64 (RFC 6052, RFC 8215), 6to4, Teredo, compatible ones. Java makes IPv4 addresses of mapped ones.
 *
 * @param allowed private ranges to which it may connect
 */
public record AddressGuard(List<AddressRange> allowed) {
    /** Public addresses only. */
    public static final AddressGuard PUBLIC = new AddressGuard(List.of());

    private static final List<AddressRange> SPECIAL = ranges(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.31.196.0/24",
            "192.52.193.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "192.175.48.0/24",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "2620:4f:8000::/48",
            "3fff::/20");
    private static final AddressRange GLOBAL_UNICAST = ranges("2000::/3").getFirst();

    public AddressGuard {
        allowed = List.copyOf(allowed);
    }

    /** Whether the server may connect to an address. */
    public boolean permits(InetAddress address) {
        return isPublic(address) || permitsPrivate(address);
    }

    /** Whether the operator has allowed an address: requests to it need no TLS. */
    public boolean permitsPrivate(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address));
    }

    private static boolean isPublic(InetAddress address) {
        return (!(address instanceof Inet6Address) || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... ranges) {
        return Stream.of(ranges)
                .map(range -> AddressRange.parse(range).orElseThrow())
                .toList();
    }
}
