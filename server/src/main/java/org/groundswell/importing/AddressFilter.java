package org.groundswell.importing;

import java.util.BitSet;

/**
 * A set of addresses as a Bloom filter with one hash. It may report an address that isn't in it, which costs a query, but
 * never misses one that is. It takes 2 MB, whatever the number of addresses.
 */
final class AddressFilter {
    private static final int BITS = 1 << 24;

    private final BitSet hashes = new BitSet(BITS);

    void add(String uri) {
        hashes.set(hash(uri));
    }

    boolean mayContain(String uri) {
        return hashes.get(hash(uri));
    }

    private static int hash(String uri) {
        int hash = uri.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (BITS - 1);
    }
}
