package org.groundswell.waves;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.VisibilitySql;

/** SQL for reactions to posts. */
final class VoiceStore {
    /** The id of each account's first status that boosts, replies to or quotes one of the posts. */
    Map<AccountId, StatusId> firstReactions(Tx tx, Collection<Long> posts, long until) {
        Map<AccountId, StatusId> firstReactions = new HashMap<>();
        tx.sql("""
                SELECT id, account_id FROM status WHERE boost_of_id IN (:posts) AND id < :until AND NOT_HIDDEN
                UNION SELECT id, account_id FROM status WHERE in_reply_to_id IN (:posts) AND id < :until AND NOT_HIDDEN
                UNION SELECT id, account_id FROM status WHERE quote_of_id IN (:posts) AND NOT quote_revoked AND id < :until
                   AND NOT_HIDDEN
                """.replace("NOT_HIDDEN", VisibilitySql.isNotHidden("status")))
                .setAll("posts", posts)
                .set("until", until)
                .each(row -> firstReactions.merge(
                        new AccountId(row.longOf("account_id")),
                        new StatusId(row.longOf("id")),
                        (a, b) -> a.compareTo(b) < 0 ? a : b));
        return firstReactions;
    }

    /** The texts of posts. */
    List<String> texts(Tx tx, Collection<Long> posts) {
        return tx.sql("SELECT text FROM status WHERE id IN (:posts) ORDER BY id")
                .setAll("posts", posts)
                .list(row -> row.textOf("text"));
    }
}
