package org.groundswell.accounts;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code account_name} and {@code account_name_missing}: accounts by the words of their names. */
final class AccountNameStore {
    /** An account whose names are not indexed yet. */
    record Missing(AccountId id, String username, String displayName) {}

    /**
     * Looks at so many accounts at the most, those first whose name is just the word: one letter alone may begin the names
     * of half of all accounts. Walks the primary key.
     */
    private static final int MOST_LOOKED_AT = 5_000;

    /**
     * A query for the ids of accounts that have a word beginning with each of some. Its parameters are set by
     * {@link #setWords}.
     */
    static String found(int count) {
        StringBuilder sql = new StringBuilder("""
                SELECT w.account_id FROM account_name w
                 WHERE w.word >= :word0 AND w.word < :end0
                """);
        for (int i = 1; i < count; i++) {
            sql.append(String.format(Locale.ROOT, """
                       AND EXISTS (SELECT 1 FROM account_name n
                                    WHERE n.account_id = w.account_id AND n.word >= :word%1$d AND n.word < :end%1$d)
                    """, i));
        }
        return sql.append(" ORDER BY w.word, w.account_id LIMIT " + MOST_LOOKED_AT)
                .toString();
    }

    /** A condition: each of some words begins one of an account's names. Its parameters are set by {@link #setWords}. */
    static String named(String account, int count) {
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < count; i++) {
            sql.append(String.format(
                    Locale.ROOT,
                    " AND EXISTS (SELECT 1 FROM account_name n WHERE n.account_id = %s AND n.word >= :word%2$d"
                            + " AND n.word < :end%2$d)",
                    account,
                    i));
        }
        return sql.toString();
    }

    static Sql setWords(Sql sql, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            sql.set("word" + i, words.get(i)).set("end" + i, after(words.get(i)));
        }
        return sql;
    }

    void insert(Tx tx, AccountId account, Collection<String> words) {
        for (String word : words) {
            tx.sql("INSERT INTO account_name (word, account_id) VALUES (:word, :account) ON CONFLICT DO NOTHING")
                    .set("word", word)
                    .set("account", account.value())
                    .run();
        }
    }

    void replace(Tx tx, AccountId account, Collection<String> words) {
        tx.sql("DELETE FROM account_name WHERE account_id = :account")
                .set("account", account.value())
                .run();
        insert(tx, account, words);
    }

    List<Missing> missing(Tx tx, int limit) {
        return tx.sql("""
                SELECT m.account_id, coalesce(a.username, '') AS username, coalesce(a.display_name, '') AS display_name
                  FROM account_name_missing m LEFT JOIN account a ON a.id = m.account_id
                 ORDER BY m.account_id LIMIT :limit
                """)
                .set("limit", limit)
                .list(row -> new Missing(
                        new AccountId(row.longOf("account_id")), row.textOf("username"), row.textOf("display_name")));
    }

    /** Takes an account off the list of those missing; false if another thread has. */
    boolean noLongerMissing(Tx tx, AccountId account) {
        return tx.sql("DELETE FROM account_name_missing WHERE account_id = :account")
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** Above all words that begin with a prefix: both databases compare them by code point. */
    private static String after(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }
}
