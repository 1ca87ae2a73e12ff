package org.groundswell.filters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/** SQL on the tables {@code post_filter}, {@code post_filter_keyword}, {@code post_filter_status} and their version. */
final class FilterStore {
    private static final String FILTERS = "SELECT f.id, f.title, f.contexts, f.action, f.expires_at FROM post_filter f";
    private static final String KEYWORDS = "SELECT k.filter_id, k.id, k.keyword, k.whole_word FROM post_filter f"
            + " JOIN post_filter_keyword k ON k.filter_id = f.id";
    private static final String POSTS = "SELECT p.filter_id, p.id, p.status_id FROM post_filter f"
            + " JOIN post_filter_status p ON p.filter_id = f.id";

    /** The number of filters of an account, and of the keywords and posts in them. */
    record Totals(long filters, long keywords, long posts) {}

    /** The version of an account's filters; empty if it never had one. */
    Optional<Long> version(Tx tx, AccountId account) {
        return tx.sql("SELECT version FROM post_filter_version WHERE account_id = :account")
                .set("account", account.value())
                .first(row -> row.longOf("version"));
    }

    /** Draws a new version, and locks the account's filters until the end of the transaction. */
    void change(Tx tx, AccountId account) {
        tx.sql("""
                INSERT INTO post_filter_version (account_id, version) VALUES (:account, :version)
                ON CONFLICT (account_id) DO UPDATE SET version = excluded.version
                """)
                .set("account", account.value())
                .set("version", ThreadLocalRandom.current().nextLong())
                .run();
    }

    /** The filters of an account, oldest first: three queries. */
    List<Filter> all(Tx tx, AccountId account) {
        return filters(tx, account, Optional.empty());
    }

    Optional<Filter> byId(Tx tx, AccountId account, long id) {
        return filters(tx, account, Optional.of(id)).stream().findFirst();
    }

    /** @param one the filter; empty for all */
    private static List<Filter> filters(Tx tx, AccountId account, Optional<Long> one) {
        Map<Long, List<Filter.Keyword>> keywords = new HashMap<>();
        of(tx, KEYWORDS, account, one, "k.id")
                .each(row -> keywords.computeIfAbsent(row.longOf("filter_id"), _ -> new ArrayList<>())
                        .add(keyword(row)));
        Map<Long, List<Filter.FilteredPost>> posts = new HashMap<>();
        of(tx, POSTS, account, one, "p.id")
                .each(row -> posts.computeIfAbsent(row.longOf("filter_id"), _ -> new ArrayList<>())
                        .add(new Filter.FilteredPost(row.longOf("id"), new StatusId(row.longOf("status_id")))));
        return of(tx, FILTERS, account, one, "f.id")
                .list(row -> new Filter(
                        row.longOf("id"),
                        row.textOf("title"),
                        FilterContext.stored(row.textOf("contexts")),
                        FilterAction.parse(row.textOf("action")).orElse(FilterAction.WARN),
                        Optional.ofNullable(row.instantOrNull("expires_at")),
                        keywords.getOrDefault(row.longOf("id"), List.of()),
                        posts.getOrDefault(row.longOf("id"), List.of())));
    }

    private static Sql of(Tx tx, String select, AccountId account, Optional<Long> one, String order) {
        String where = " WHERE f.account_id = :account" + (one.isPresent() ? " AND f.id = :id" : "");
        Sql sql = of(tx, select + where + " ORDER BY " + order, account);
        return one.map(id -> sql.set("id", id)).orElse(sql);
    }

    private static Sql of(Tx tx, String sql, AccountId account) {
        return tx.sql(sql).set("account", account.value());
    }

    private static Filter.Keyword keyword(Row row) {
        return new Filter.Keyword(row.longOf("id"), row.textOf("keyword"), row.booleanOf("whole_word"));
    }

    /** The filter of an account that has a keyword. */
    Optional<Long> filterOfKeyword(Tx tx, AccountId account, long keyword) {
        return filterOf(tx, account, keyword, "post_filter_keyword");
    }

    /** The filter of an account that has an entry for a post. */
    Optional<Long> filterOfPost(Tx tx, AccountId account, long entry) {
        return filterOf(tx, account, entry, "post_filter_status");
    }

    private static Optional<Long> filterOf(Tx tx, AccountId account, long part, String table) {
        return of(
                        tx,
                        "SELECT f.id FROM " + table + " p JOIN post_filter f ON f.id = p.filter_id"
                                + " WHERE p.id = :part AND f.account_id = :account",
                        account)
                .set("part", part)
                .first(row -> row.longOf("id"));
    }

    Totals totals(Tx tx, AccountId account) {
        return new Totals(
                count(tx, account, "post_filter f"),
                count(tx, account, "post_filter f JOIN post_filter_keyword k ON k.filter_id = f.id"),
                count(tx, account, "post_filter f JOIN post_filter_status p ON p.filter_id = f.id"));
    }

    private static long count(Tx tx, AccountId account, String from) {
        return of(tx, "SELECT count(*) FROM " + from + " WHERE f.account_id = :account", account)
                .number();
    }

    /** Stores a filter without its keywords and posts, or its new state. */
    void put(Tx tx, AccountId account, Filter filter) {
        tx.sql("""
                INSERT INTO post_filter (id, account_id, title, contexts, action, expires_at)
                VALUES (:id, :account, :title, :contexts, :action, :expiresAt)
                ON CONFLICT (id) DO UPDATE SET title = excluded.title, contexts = excluded.contexts,
                                               action = excluded.action, expires_at = excluded.expires_at
                """)
                .set("id", filter.id())
                .set("account", account.value())
                .set("title", filter.title())
                .set("contexts", names(filter.contexts()))
                .set("action", filter.action().apiName())
                .set("expiresAt", filter.expiresAt().orElse(null))
                .run();
    }

    private static String names(Set<FilterContext> contexts) {
        return contexts.stream().sorted().map(FilterContext::apiName).collect(Collectors.joining(" "));
    }

    void delete(Tx tx, long filter) {
        tx.sql("DELETE FROM post_filter WHERE id = :id").set("id", filter).run();
    }

    void putKeyword(Tx tx, long filter, Filter.Keyword keyword) {
        tx.sql("""
                INSERT INTO post_filter_keyword (id, filter_id, keyword, whole_word)
                VALUES (:id, :filter, :keyword, :wholeWord)
                ON CONFLICT (id) DO UPDATE SET keyword = excluded.keyword, whole_word = excluded.whole_word
                """)
                .set("id", keyword.id())
                .set("filter", filter)
                .set("keyword", keyword.text())
                .set("wholeWord", keyword.wholeWord())
                .run();
    }

    void deleteKeyword(Tx tx, long keyword) {
        tx.sql("DELETE FROM post_filter_keyword WHERE id = :id")
                .set("id", keyword)
                .run();
    }

    /** Adds a post; it stays as it is if the filter has it. */
    void addPost(Tx tx, long filter, Filter.FilteredPost post) {
        tx.sql("""
                INSERT INTO post_filter_status (id, filter_id, status_id) VALUES (:id, :filter, :status)
                ON CONFLICT (filter_id, status_id) DO NOTHING
                """)
                .set("id", post.id())
                .set("filter", filter)
                .set("status", post.status().value())
                .run();
    }

    void deletePost(Tx tx, long entry) {
        tx.sql("DELETE FROM post_filter_status WHERE id = :id").set("id", entry).run();
    }
}
