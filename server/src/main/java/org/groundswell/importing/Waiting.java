package org.groundswell.importing;

import java.util.BitSet;

/**
 * Which questions replies wait for, as a filter of one hash: it may say yes where nobody waits, which costs a query, but
 * never no where somebody does. 2 MB, however many wait.
 */
final class Waiting {
    private static final int BITS = 1 << 24;

    private final BitSet hashes = new BitSet(BITS);

    void add(String uri) {
        hashes.set(hash(uri));
    }

    boolean mayWaitFor(String uri) {
        return hashes.get(hash(uri));
    }

    private static int hash(String uri) {
        int hash = uri.hashCode() * 0x9E3779B9;
        return (hash ^ (hash >>> 15)) & (BITS - 1);
    }
}
