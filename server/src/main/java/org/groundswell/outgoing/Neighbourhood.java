package org.groundswell.outgoing;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * What hosts have in common that one owner can have in any number: for a name, the domain that was registered, by the
 * registries' part of the <a href="https://publicsuffix.org">Public Suffix List</a>, or the last two labels if it ends with
 * none of them; for an address, its network of 24 bits for IPv4 and 48 for IPv6, which is what one customer of a provider
 * usually gets.
 */
public final class Neighbourhood {
    private static final int IPV4_BYTES = 24 / Byte.SIZE;
    private static final int IPV6_BYTES = 48 / Byte.SIZE;

    private Neighbourhood() {}

    /** @param host as it stands in a URI */
    public static String of(String host) {
        return literal(host).map(Neighbourhood::network).orElseGet(() -> domain(host));
    }

    /** The address that a host of a URI is; empty for a name. */
    static Optional<InetAddress> literal(String host) {
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            return Optional.of(InetAddress.ofLiteral(bracketed ? host.substring(1, host.length() - 1) : host));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    private static String network(InetAddress address) {
        int kept = address instanceof Inet6Address ? IPV6_BYTES : IPV4_BYTES;
        return Arrays.toString(Arrays.copyOf(address.getAddress(), kept));
    }

    private static String domain(String host) {
        // A name may end with the dot of the root. The list has names in their own scripts.
        String name = IDN.toUnicode(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        if (InternetDomainName.isValid(name)) {
            InternetDomainName valid = InternetDomainName.from(name);
            if (valid.isUnderRegistrySuffix()) {
                return valid.topDomainUnderRegistrySuffix().toString();
            }
        }
        int last = name.lastIndexOf('.');
        return last > 0 ? name.substring(name.lastIndexOf('.', last - 1) + 1) : name;
    }
}
