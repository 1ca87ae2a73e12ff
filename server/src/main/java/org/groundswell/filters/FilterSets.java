package org.groundswell.filters;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Optional;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/**
 * The compiled filters of viewers. They are kept under the version of the account's filters, which every read looks up: one
 * row by its key, and nothing more for an account that never had a filter.
 */
public final class FilterSets {
    private static final long MOST_BYTES = 16 << 20;

    private record Known(long version, FilterSet filters) {}

    private final FilterStore store = new FilterStore();
    private final Cache<AccountId, Known> sets = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((AccountId _, Known known) -> known.filters().bytes() + 200)
            .build();

    public FilterSet load(Tx tx, AccountId account) {
        Optional<Long> version = store.version(tx, account);
        if (version.isEmpty()) {
            return FilterSet.EMPTY;
        }
        Known known = sets.getIfPresent(account);
        if (known != null && known.version() == version.get()) {
            return known.filters();
        }
        // The rows are read after the version: at worst they are newer than it, and are read again by the next reader.
        FilterSet filters = new FilterSet(store.all(tx, account));
        sets.put(account, new Known(version.get(), filters));
        return filters;
    }
}
