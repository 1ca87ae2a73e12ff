package org.groundswell.stories;

import java.util.List;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** The tables {@code story_consent} and {@code not_quoted}. */
final class ConsentStore {
    private static final String COLUMNS = """
            SELECT story_id, status_id, account_id, asked_by, asked_at, answer FROM story_consent
            """;

    /** Adds a request; false if the author has been asked about this post before. */
    boolean ask(Tx tx, Consent consent) {
        return tx.sql("""
                        INSERT INTO story_consent (story_id, status_id, account_id, asked_by, asked_at, answer)
                        VALUES (:story, :post, :account, :by, :at, :answer)
                        ON CONFLICT DO NOTHING
                        """)
                        .set("story", consent.story())
                        .set("post", consent.post().value())
                        .set("account", consent.account().value())
                        .set("by", consent.askedBy().value())
                        .set("at", consent.askedAt())
                        .set("answer", consent.answer().stored())
                        .run()
                > 0;
    }

    /** Records an answer; false if the account was not asked. */
    boolean answer(Tx tx, AccountId account, long story, StatusId post, Consent.Answer answer) {
        return tx.sql("""
                        UPDATE story_consent SET answer = :answer
                         WHERE story_id = :story AND status_id = :post AND account_id = :account
                        """)
                        .set("answer", answer.stored())
                        .set("story", story)
                        .set("post", post.value())
                        .set("account", account.value())
                        .run()
                > 0;
    }

    List<Consent> of(Tx tx, long story) {
        return tx.sql(COLUMNS + "WHERE story_id = :story").set("story", story).list(ConsentStore::consent);
    }

    /** The quote requests to an account, newest first. */
    List<Consent> askedOf(Tx tx, AccountId account, int limit) {
        return tx.sql(COLUMNS + "WHERE account_id = :account ORDER BY asked_at DESC, status_id DESC LIMIT :limit")
                .set("account", account.value())
                .set("limit", limit)
                .list(ConsentStore::consent);
    }

    /** Whether an account is never to be named or quoted. */
    boolean isQuotable(Tx tx, AccountId account) {
        return tx.sql("SELECT count(*) FROM not_quoted WHERE account_id = :account")
                        .set("account", account.value())
                        .number()
                == 0;
    }

    void setQuotable(Tx tx, AccountId account, boolean quotable) {
        tx.sql(
                        quotable
                                ? "DELETE FROM not_quoted WHERE account_id = :account"
                                : "INSERT INTO not_quoted (account_id) VALUES (:account) ON CONFLICT DO NOTHING")
                .set("account", account.value())
                .run();
    }

    private static Consent consent(Row row) {
        return new Consent(
                row.longOf("story_id"),
                new StatusId(row.longOf("status_id")),
                new AccountId(row.longOf("account_id")),
                new AccountId(row.longOf("asked_by")),
                row.instantOf("asked_at"),
                Consent.Answer.ofStored(row.textOf("answer")));
    }
}
