package org.groundswell.dataimport;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.model.AccountId;
import org.groundswell.relationships.FollowLists;
import org.groundswell.relationships.Follows;
import org.groundswell.relationships.Listed;
import org.groundswell.relationships.Relationships;

/** Followed accounts, with the options of the follows. */
final class FollowEntries implements Entries {
    private final Targets targets;
    private final Accounts accounts;
    private final Follows follows;
    private final FollowLists lists;
    private final Relationships relationships;
    private final Positions positions;

    FollowEntries(
            Targets targets,
            Accounts accounts,
            Follows follows,
            FollowLists lists,
            Relationships relationships,
            Positions positions) {
        this.targets = targets;
        this.accounts = accounts;
        this.follows = follows;
        this.lists = lists;
        this.relationships = relationships;
        this.positions = positions;
    }

    @Override
    public Added add(AccountId me, List<String> values) {
        Follows.Options options =
                new Follows.Options(flag(values.get(1)), flag(values.get(2)), languages(values.get(3)));
        return follow(me, targets.account(values.getFirst()), options);
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
    public Set<String> keys(List<String> values) {
        return Set.of(Targets.accountKey(values.getFirst()));
    }

    @Override
    public String begin() {
        return positions.now();
    }

    @Override
    public Part existing(AccountId me, String position, int limit) {
        Account owner = accounts.get(me);
        return positions.part(
                page -> lists.following(Optional.of(me), owner, page),
                position,
                limit,
                Listed::pageId,
                listed -> Positions.entry(listed.account()));
    }

    @Override
    public void remove(AccountId me, Existing entry) {
        follows.unfollow(me, new AccountId(entry.id()));
    }
}
