package org.groundswell.dataimport;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Relationships;

/** Followed accounts, with the options of the follows. */
record FollowEntries(
        Targets targets,
        Accounts accounts,
        Follows follows,
        FollowLists lists,
        Relationships relationships,
        Positions positions)
        implements AccountEntries<Listed> {
    @Override
    public Added add(AccountId me, List<String> values) {
        Follows.Options options =
                new Follows.Options(flag(values.get(1)), flag(values.get(2)), languages(values.get(3)));
        return follow(me, account(values), options);
    }

    /** Follows an account; {@link Added#FOLLOW} if it was neither followed nor asked before. */
    Added follow(AccountId me, AccountId other, Follows.Options options) {
        boolean before = relationships.of(me, other).follow().isPresent();
        follows.follow(me, other, options);
        return before ? Added.NOTHING_NEW : Added.FOLLOW;
    }

    static Optional<Boolean> flag(String value) {
        return value.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(value));
    }

    private static Optional<List<String>> languages(String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(Stream.of(value.split(",", -1)).map(String::strip).toList());
    }

    @Override
    public List<Listed> page(AccountId me, Page page) {
        return lists.following(Optional.of(me), accounts.get(me), page);
    }

    @Override
    public Listed listed(Listed entry) {
        return entry;
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        follows.unfollow(me, new AccountId(entry.id()));
    }
}
