package org.groundswell.notifications;

import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * Whether what an event says is still so. Consumers may lag, and events may be replayed: a notification is not made of what
 * was undone since.
 */
final class CauseStore {
    boolean isFollowing(Tx tx, AccountId follower, AccountId followee) {
        return exists(tx.sql("SELECT count(*) FROM follow WHERE follower_id = :account AND followee_id = :other")
                .set("account", follower.value())
                .set("other", followee.value()));
    }

    boolean hasRequestedToFollow(Tx tx, AccountId follower, AccountId followee) {
        return exists(
                tx.sql("SELECT count(*) FROM follow_request WHERE follower_id = :account AND followee_id = :other")
                        .set("account", follower.value())
                        .set("other", followee.value()));
    }

    boolean isFavourited(Tx tx, AccountId account, StatusId status) {
        return exists(tx.sql("SELECT count(*) FROM favourite WHERE account_id = :account AND status_id = :status")
                .set("account", account.value())
                .set("status", status.value()));
    }

    /** Whether an account has muted the conversation that a status belongs to. */
    boolean isMuted(Tx tx, AccountId account, StatusId status) {
        return exists(tx.sql("""
                        SELECT count(*) FROM status s JOIN conversation_mute m
                            ON m.conversation_id = coalesce(s.conversation_id, s.id) AND m.account_id = :account
                         WHERE s.id = :status
                        """).set("account", account.value()).set("status", status.value()));
    }

    private static boolean exists(Sql count) {
        return count.number() > 0;
    }
}
