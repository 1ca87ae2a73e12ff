package org.groundswell.importing;

import java.util.BitSet;

/**
 * A set of addresses as a Bloom filter of one hash: it may say yes of an address that isn't in it, which costs a query, but
 * never no of one that is. 2 MB, however many there are.
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
