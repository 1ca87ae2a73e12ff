package org.groundswell.http.connection;

import java.time.Duration;
import java.util.Set;

/**
 * The limits of a connection.
 *
 * @param head time for a request's head, from its first byte or from the start of the connection
 * @param body time for a request's body, beside the time that large bodies take at the slowest pace permitted
 * @param largestBody bytes of the largest body that a route takes
 * @param perAddress open connections per address (IPv6: per /64 network); 0 for no limit
 * @param trustedProxies addresses of proxies, to which {@code perAddress} does not apply
 */
public record ConnectionLimits(
        Duration head, Duration body, long largestBody, int perAddress, Set<Address> trustedProxies) {
    public ConnectionLimits {
        trustedProxies = Set.copyOf(trustedProxies);
    }
}
