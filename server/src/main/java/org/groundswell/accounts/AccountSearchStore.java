package org.groundswell.accounts;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** Finds accounts by the words of their names, by what {@link AccountNameStore} keeps of them. */
final class AccountSearchStore {
    /** By how many words are sought, less one. */
    private static final List<String> BY_WORDS = IntStream.rangeClosed(1, NameWords.MOST_SOUGHT)
            .mapToObj(words -> AccountRows.SELECT + " WHERE a.id IN (SELECT account_id FROM ("
                    + AccountNameStore.found(words) + ") AS found)")
            .toList();

    /** Search among followed accounts: starts from the follows, which are fewer than the accounts a word matches. */
    private static final List<String> FOLLOWED_BY_WORDS = IntStream.rangeClosed(1, NameWords.MOST_SOUGHT)
            .mapToObj(words ->
                    AccountRows.SELECT + " WHERE a.id IN (SELECT followee_id FROM follow WHERE follower_id = :follower)"
                            + AccountNameStore.named("a.id", words))
            .toList();

    private static final String BEST_FIRST = " ORDER BY (a.domain = '') DESC, c.followers DESC, a.id LIMIT :limit";
    /** Accounts that the viewer follows come before all others. */
    private static final String FOLLOWED_FIRST = BEST_FIRST.replace(
            "ORDER BY",
            "ORDER BY EXISTS (SELECT 1 FROM follow mf WHERE mf.follower_id = :me AND mf.followee_id = a.id) DESC,");

    private final AccountRows rows = new AccountRows();

    /** Accounts of whose names a word begins with each of some ({@link NameWords#sought}); those that the viewer follows first, then local ones. */
    List<Account> matching(Tx tx, Optional<AccountId> viewer, List<String> words, Exclusions exclusions, int limit) {
        if (words.isEmpty()) {
            return List.of();
        }
        Sql sql = found(tx, BY_WORDS.get(words.size() - 1), words, exclusions, viewer.isPresent());
        return viewer.map(me -> sql.set("me", me.value()))
                .orElse(sql)
                .set("limit", limit)
                .list(rows::account);
    }

    private static Sql found(Tx tx, String query, List<String> words, Exclusions exclusions, boolean followedFirst) {
        String sql = query + VisibilitySql.andShown(exclusions, "a.id") + " AND a.suspended_at IS NULL"
                + (followedFirst ? FOLLOWED_FIRST : BEST_FIRST);
        return exclusions.bind(AccountNameStore.setWords(tx.sql(sql), words));
    }

    /** Accounts matching the words, among those the follower follows. */
    List<Account> matchingFollowed(Tx tx, AccountId follower, List<String> words, int limit) {
        return words.isEmpty()
                ? List.of()
                : found(tx, FOLLOWED_BY_WORDS.get(words.size() - 1), words, Exclusions.NONE, false)
                        .set("follower", follower.value())
                        .set("limit", limit)
                        .list(rows::account);
    }

    boolean isFollowed(Tx tx, AccountId follower, AccountId account) {
        return tx.sql("SELECT count(*) FROM follow WHERE follower_id = :follower AND followee_id = :account")
                        .set("follower", follower.value())
                        .set("account", account.value())
                        .number()
                > 0;
    }
}
