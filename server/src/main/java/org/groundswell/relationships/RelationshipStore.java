package org.groundswell.relationships;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** Reads all relations between one account and some others: four queries, however many there are. */
final class RelationshipStore {
    /** A relation that is there or isn't. */
    private enum Flag {
        FOLLOWED_BY,
        REQUESTED_BY,
        BLOCKING,
        BLOCKED_BY,
        DOMAIN_BLOCKING,
        ENDORSED
    }

    private static final String FLAGS = """
            SELECT 'FOLLOWED_BY' AS flag, follower_id AS other FROM follow
             WHERE followee_id = :account AND follower_id IN (:others)
            UNION ALL
            SELECT 'REQUESTED_BY', follower_id FROM follow_request
             WHERE followee_id = :account AND follower_id IN (:others)
            UNION ALL
            SELECT 'BLOCKING', target_id FROM block WHERE account_id = :account AND target_id IN (:others)
            UNION ALL
            SELECT 'BLOCKED_BY', account_id FROM block WHERE target_id = :account AND account_id IN (:others)
            UNION ALL
            SELECT 'DOMAIN_BLOCKING', a.id FROM account a
              JOIN account_domain_block d ON d.account_id = :account AND d.domain = a.domain
             WHERE a.id IN (:others) AND a.domain <> ''
            UNION ALL
            SELECT 'ENDORSED', target_id FROM endorsement WHERE account_id = :account AND target_id IN (:others)
            """;
    private static final String FOLLOWS = """
            SELECT followee_id AS other, reblogs, notify, languages, FALSE AS requested FROM follow
             WHERE follower_id = :account AND followee_id IN (:others)
            UNION ALL
            SELECT followee_id, reblogs, notify, languages, TRUE FROM follow_request
             WHERE follower_id = :account AND followee_id IN (:others)
            """;

    private record Follow(Relationship.FollowOptions options, boolean requested) {}

    /** The relationships of an account to others, in the order asked for. */
    List<Relationship> between(Tx tx, AccountId account, Collection<AccountId> others) {
        if (others.isEmpty()) {
            return List.of();
        }
        Map<Flag, Set<AccountId>> flags = flags(tx, account, others);
        Map<AccountId, Follow> follows = follows(tx, account, others);
        Map<AccountId, Relationship.Mute> mutes = mutes(tx, account, others);
        Map<AccountId, String> notes = notes(tx, account, others);
        List<Relationship> between = new ArrayList<>();
        for (AccountId other : others) {
            Optional<Follow> follow = Optional.ofNullable(follows.get(other));
            between.add(new Relationship(
                    other,
                    follow.map(Follow::options),
                    follow.filter(Follow::requested).isPresent(),
                    is(flags, Flag.FOLLOWED_BY, other),
                    is(flags, Flag.REQUESTED_BY, other),
                    is(flags, Flag.BLOCKING, other),
                    is(flags, Flag.BLOCKED_BY, other),
                    Optional.ofNullable(mutes.get(other)),
                    is(flags, Flag.DOMAIN_BLOCKING, other),
                    is(flags, Flag.ENDORSED, other),
                    notes.getOrDefault(other, "")));
        }
        return between;
    }

    private static boolean is(Map<Flag, Set<AccountId>> flags, Flag flag, AccountId other) {
        return flags.getOrDefault(flag, Set.of()).contains(other);
    }

    private static Map<Flag, Set<AccountId>> flags(Tx tx, AccountId account, Collection<AccountId> others) {
        Map<Flag, Set<AccountId>> flags = new EnumMap<>(Flag.class);
        bound(tx.sql(FLAGS), account, others)
                .each(row -> flags.computeIfAbsent(Flag.valueOf(row.textOf("flag")), _ -> new HashSet<>())
                        .add(new AccountId(row.longOf("other"))));
        return flags;
    }

    private static Map<AccountId, Follow> follows(Tx tx, AccountId account, Collection<AccountId> others) {
        Map<AccountId, Follow> follows = new HashMap<>();
        bound(tx.sql(FOLLOWS), account, others)
                .each(row -> follows.put(
                        new AccountId(row.longOf("other")),
                        new Follow(FollowStore.options(row), row.booleanOf("requested"))));
        return follows;
    }

    private static Map<AccountId, Relationship.Mute> mutes(Tx tx, AccountId account, Collection<AccountId> others) {
        Map<AccountId, Relationship.Mute> mutes = new HashMap<>();
        bound(tx.sql("""
                                SELECT target_id, notifications, expires_at FROM mute
                                 WHERE account_id = :account AND target_id IN (:others)
                                """), account, others)
                .each(row -> mutes.put(new AccountId(row.longOf("target_id")), MuteStore.mute(row)));
        return mutes;
    }

    private static Map<AccountId, String> notes(Tx tx, AccountId account, Collection<AccountId> others) {
        Map<AccountId, String> notes = new HashMap<>();
        bound(
                        tx.sql(
                                "SELECT target_id, note FROM account_note WHERE account_id = :account AND target_id IN (:others)"),
                        account,
                        others)
                .each(row -> notes.put(new AccountId(row.longOf("target_id")), row.textOf("note")));
        return notes;
    }

    private static Sql bound(Sql sql, AccountId account, Collection<AccountId> others) {
        return sql.set("account", account.value())
                .setAll("others", others.stream().map(AccountId::value).toList());
    }
}
