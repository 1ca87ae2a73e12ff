package org.groundswell.http.connection;

import java.time.Duration;
import java.util.Set;

/**
 * What a connection may cost.
 *
 * @param head how long a request's head may take as a whole, from its first byte or from the connection's beginning
 * @param body how long a body may take as a whole
 * @param perAddress connections an address (IPv6: a network of /64) may have at once; 0 for any number
 * @param trustedProxies addresses that speak for many, and to which {@code perAddress} does not apply
 */
public record ConnectionLimits(Duration head, Duration body, int perAddress, Set<Address> trustedProxies) {
    public ConnectionLimits {
        trustedProxies = Set.copyOf(trustedProxies);
    }
}
