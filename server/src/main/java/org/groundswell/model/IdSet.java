package org.groundswell.model;

import java.util.Arrays;
import java.util.Collection;

/** An unchanging set of ids, in eight bytes each. Lookup is a binary search. */
public final class IdSet {
    public static final IdSet EMPTY = new IdSet(new long[0]);

    private final long[] sorted;

    private IdSet(long[] sorted) {
        this.sorted = sorted;
    }

    public static IdSet of(Collection<Long> ids) {
        return ids.isEmpty()
                ? EMPTY
                : new IdSet(ids.stream()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .distinct()
                        .toArray());
    }

    public boolean contains(AccountId account) {
        return Arrays.binarySearch(sorted, account.value()) >= 0;
    }

    public boolean isEmpty() {
        return sorted.length == 0;
    }

    public int size() {
        return sorted.length;
    }

    /** The ids in their order. */
    public long[] toArray() {
        return sorted.clone();
    }
}
