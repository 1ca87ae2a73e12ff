package org.groundswell.http.connection;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** An IP address. An IPv4 address written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address. */
public record Address(InetAddress ip) {
    /** Maximum length: longer than any IPv6 address with a zone and a port. */
    private static final int LONGEST = 80;
    /** Bytes of an IPv6 network, /64: the smallest that providers assign to a customer. */
    private static final int NETWORK = 8;

    /**
     * Parses an address in the form of proxies, also with a port ({@code 192.0.2.1:5000}, {@code [2001:db8::1]:5000}).
     *
     * @return empty if it is not an IP address; names are never looked up
     */
    public static Optional<Address> parse(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = withoutPort(stripped);
        boolean v4 = bare.indexOf(':') < 0;
        // Java, like inet_aton, also accepts "5" and "1.2" as IPv4 addresses.
        if (v4 && bare.chars().filter(c -> c == '.').count() != 3) {
            return Optional.empty();
        }
        int zone = bare.indexOf('%');
        try {
            return Optional.of(new Address(InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone))));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** The address of a socket's peer. */
    public static Optional<Address> of(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                ? Optional.of(new Address(withoutZone(inet.getAddress())))
                : Optional.empty();
    }

    /** Whether it is a loopback address. */
    public boolean isLoopback() {
        return ip.isLoopbackAddress();
    }

    /** The key for limits: the address, or the /64 network of an IPv6 address, within which a customer can use any address. */
    public String network() {
        if (ip instanceof Inet6Address) {
            byte[] network = Arrays.copyOf(Arrays.copyOf(ip.getAddress(), NETWORK), ip.getAddress().length);
            return at(network).getHostAddress() + "/64";
        }
        return ip.getHostAddress();
    }

    private static String withoutPort(String text) {
        if (text.startsWith("[")) {
            int close = text.indexOf(']');
            return close < 0 ? text : text.substring(1, close);
        }
        int colon = text.indexOf(':');
        return colon > 0 && colon == text.lastIndexOf(':') ? text.substring(0, colon) : text;
    }

    private static InetAddress withoutZone(InetAddress ip) {
        return ip instanceof Inet6Address ? at(ip.getAddress()) : ip;
    }

    private static InetAddress at(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }
}
