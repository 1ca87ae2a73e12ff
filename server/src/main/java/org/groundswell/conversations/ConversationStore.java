package org.groundswell.conversations;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.VisibilitySql;

/** SQL on the tables {@code conversation_entry}, {@code conversation_read} and {@code conversation_mute}. */
final class ConversationStore {
    /** The conversation of a status; empty if the status is gone. */
    Optional<ConversationId> of(Tx tx, StatusId status) {
        return tx.sql("SELECT coalesce(conversation_id, id) AS conversation FROM status WHERE id = :status")
                .set("status", status.value())
                .first(row -> new ConversationId(row.longOf("conversation")));
    }

    void add(Tx tx, AccountId account, ConversationId conversation, StatusId status) {
        tx.sql("""
                INSERT INTO conversation_entry (account_id, conversation_id, status_id)
                VALUES (:account, :conversation, :status) ON CONFLICT DO NOTHING
                """)
                .set("account", account.value())
                .set("conversation", conversation.value())
                .set("status", status.value())
                .run();
    }

    void remove(Tx tx, AccountId account, ConversationId conversation, StatusId status) {
        tx.sql("""
                DELETE FROM conversation_entry
                 WHERE account_id = :account AND conversation_id = :conversation AND status_id = :status
                """)
                .set("account", account.value())
                .set("conversation", conversation.value())
                .set("status", status.value())
                .run();
    }

    /** A page of an account's conversations by their latest status, the newest first. */
    List<DirectConversation> of(Tx tx, AccountId account, Exclusions exclusions, Page page) {
        String sql = latest(exclusions, "") + """
                 HAVING max(e.status_id) < :max AND max(e.status_id) > :after
                 ORDER BY last
                """ + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
        List<DirectConversation> found = exclusions
                .bind(tx.sql(sql))
                .set("viewer", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(ConversationStore::conversation);
        return page.isForward() ? found.reversed() : found;
    }

    /** One of an account's conversations. */
    Optional<DirectConversation> find(Tx tx, AccountId account, Exclusions exclusions, ConversationId id) {
        return exclusions
                .bind(tx.sql(latest(exclusions, " AND e.conversation_id = :conversation")))
                .set("viewer", account.value())
                .set("conversation", id.value())
                .first(ConversationStore::conversation);
    }

    private static String latest(Exclusions exclusions, String which) {
        return """
                SELECT e.conversation_id, max(e.status_id) AS last,
                       max(CASE WHEN s.account_id <> :viewer THEN e.status_id ELSE 0 END) AS last_of_others,
                       (SELECT r.last_read_id FROM conversation_read r
                         WHERE r.account_id = :viewer AND r.conversation_id = e.conversation_id) AS last_read
                  FROM conversation_entry e JOIN status s ON s.id = e.status_id
                 WHERE e.account_id = :viewer AND VISIBLE
                 GROUP BY e.conversation_id
                """.replace(
                "VISIBLE", VisibilitySql.visibleTo("s") + VisibilitySql.andShown(exclusions, "s.account_id") + which);
    }

    private static DirectConversation conversation(Row row) {
        long last = row.longOf("last");
        boolean ofAnother = row.longOf("last_of_others") == last;
        return new DirectConversation(
                new ConversationId(row.longOf("conversation_id")),
                new StatusId(last),
                ofAnother && last > row.longOf("last_read"));
    }

    /** Removes a conversation from an account's list; false if it isn't there. A new status brings it back. */
    boolean delete(Tx tx, AccountId account, ConversationId id) {
        return tx.sql("DELETE FROM conversation_entry WHERE account_id = :account AND conversation_id = :conversation")
                        .set("account", account.value())
                        .set("conversation", id.value())
                        .run()
                > 0;
    }

    void setRead(Tx tx, AccountId account, ConversationId id, StatusId last) {
        tx.sql("""
                INSERT INTO conversation_read (account_id, conversation_id, last_read_id)
                VALUES (:account, :conversation, :last)
                ON CONFLICT (account_id, conversation_id) DO UPDATE SET last_read_id = excluded.last_read_id
                 WHERE excluded.last_read_id > conversation_read.last_read_id
                """)
                .set("account", account.value())
                .set("conversation", id.value())
                .set("last", last.value())
                .run();
    }

    void mute(Tx tx, AccountId account, ConversationId id) {
        tx.sql("""
                INSERT INTO conversation_mute (account_id, conversation_id) VALUES (:account, :conversation)
                ON CONFLICT DO NOTHING
                """)
                .set("account", account.value())
                .set("conversation", id.value())
                .run();
    }

    void unmute(Tx tx, AccountId account, ConversationId id) {
        tx.sql("DELETE FROM conversation_mute WHERE account_id = :account AND conversation_id = :conversation")
                .set("account", account.value())
                .set("conversation", id.value())
                .run();
    }
}
