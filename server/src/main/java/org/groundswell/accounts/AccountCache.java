package org.groundswell.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.groundswell.model.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Accounts as they were last read. A profile is taken from here only if the row's version is the one it was read with; counts
 * are always read. A version is drawn at random, so a profile that was read in a transaction that failed is never taken for
 * another.
 */
final class AccountCache {
    private static final long MOST_BYTES = 8 << 20;
    /** The objects of an account without its texts. */
    private static final int OVERHEAD = 800;

    private record Known(long version, Account account) {
        int weight() {
            Account.Profile profile = account.profile();
            int fields = profile.fields().stream()
                    .mapToInt(field -> field.name().length() + field.value().length())
                    .sum();
            return OVERHEAD
                    + 2
                            * (profile.note().text().length()
                                    + profile.note().html().html().length()
                                    + described(profile.pictures().avatar())
                                    + described(profile.pictures().header())
                                    + fields);
        }
    }

    private static int described(Optional<Account.Picture> picture) {
        return picture.map(each -> each.description().length()).orElse(0);
    }

    private final Cache<AccountId, Known> accounts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((AccountId _, Known known) -> known.weight())
            .build();

    /** The account with what was just read of it; null if it is not known, or its profile has changed. */
    @Nullable
    Account find(AccountId id, long version, Instant createdAt, Account.Counts counts) {
        Known known = accounts.getIfPresent(id);
        if (known == null
                || known.version() != version
                || !known.account().createdAt().equals(createdAt)) {
            return null;
        }
        if (known.account().counts().equals(counts)) {
            return known.account();
        }
        Account counted = known.account().withCounts(counts);
        put(version, counted);
        return counted;
    }

    void put(long version, Account account) {
        accounts.put(account.id(), new Known(version, account));
    }
}
