package org.groundswell.announcements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;

/** The tables {@code announcement}, {@code announcement_dismissal} and {@code announcement_reaction}. */
final class AnnouncementStore {
    private static final String COLUMNS = "SELECT id, text, ends_at, created_at, updated_at FROM announcement";
    private static final String LATEST = " ORDER BY id DESC LIMIT :limit";

    void insert(Tx tx, Announcement added) {
        tx.sql("""
                        INSERT INTO announcement (id, text, ends_at, created_at, updated_at)
                        VALUES (:id, :text, :ends, :created, :updated)
                        """)
                .set("id", added.id().value())
                .set("text", added.text())
                .set("ends", added.endsAt().orElse(null))
                .set("created", added.publishedAt())
                .set("updated", added.updatedAt())
                .run();
    }

    void update(Tx tx, Announcement changed) {
        tx.sql("UPDATE announcement SET text = :text, ends_at = :ends, updated_at = :updated WHERE id = :id")
                .set("id", changed.id().value())
                .set("text", changed.text())
                .set("ends", changed.endsAt().orElse(null))
                .set("updated", changed.updatedAt())
                .run();
    }

    void delete(Tx tx, AnnouncementId id) {
        tx.sql("DELETE FROM announcement WHERE id = :id").set("id", id.value()).run();
    }

    long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM announcement").number();
    }

    /** All, the latest first. */
    List<Announcement> all(Tx tx, int limit) {
        return tx.sql(COLUMNS + LATEST).set("limit", limit).list(AnnouncementStore::announcement);
    }

    /** Those that have not ended, the latest first. */
    List<Announcement> current(Tx tx, Instant now, int limit) {
        return tx.sql(COLUMNS + " WHERE (ends_at IS NULL OR ends_at > :now)" + LATEST)
                .set("now", now)
                .set("limit", limit)
                .list(AnnouncementStore::announcement);
    }

    Optional<Announcement> byId(Tx tx, AnnouncementId id) {
        return tx.sql(COLUMNS + " WHERE id = :id").set("id", id.value()).first(AnnouncementStore::announcement);
    }

    /** The same; nobody else locks it before the transaction ends. */
    Optional<Announcement> lock(Tx tx, AnnouncementId id) {
        return tx.sql(COLUMNS + " WHERE id = :id" + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", id.value())
                .first(AnnouncementStore::announcement);
    }

    private static Announcement announcement(Row row) {
        return new Announcement(
                new AnnouncementId(row.longOf("id")),
                row.textOf("text"),
                Optional.ofNullable(row.instantOrNull("ends_at")),
                row.instantOf("created_at"),
                row.instantOf("updated_at"));
    }

    void dismiss(Tx tx, AccountId account, AnnouncementId id) {
        tx.sql("""
                        INSERT INTO announcement_dismissal (account_id, announcement_id) VALUES (:account, :id)
                        ON CONFLICT DO NOTHING
                        """).set("account", account.value()).set("id", id.value()).run();
    }

    /** Those of an account that it has dismissed. */
    Set<AnnouncementId> dismissed(Tx tx, AccountId account) {
        return new HashSet<>(tx.sql("SELECT announcement_id FROM announcement_dismissal WHERE account_id = :account")
                .set("account", account.value())
                .list(row -> new AnnouncementId(row.longOf("announcement_id"))));
    }

    /** Adds a reaction; false if the account has given it before. */
    boolean react(Tx tx, AnnouncementId id, String name, AccountId account, Instant at) {
        return tx.sql("""
                        INSERT INTO announcement_reaction (announcement_id, name, account_id, at)
                        VALUES (:id, :name, :account, :at) ON CONFLICT DO NOTHING
                        """)
                        .set("id", id.value())
                        .set("name", name)
                        .set("account", account.value())
                        .set("at", at)
                        .run()
                == 1;
    }

    boolean unreact(Tx tx, AnnouncementId id, String name, AccountId account) {
        return tx.sql("""
                        DELETE FROM announcement_reaction
                         WHERE announcement_id = :id AND name = :name AND account_id = :account
                        """)
                        .set("id", id.value())
                        .set("name", name)
                        .set("account", account.value())
                        .run()
                == 1;
    }

    /** The reactions to some announcements, each list in the order in which they were first given. */
    Map<AnnouncementId, List<Reaction>> reactions(Tx tx, Collection<AnnouncementId> ids, Optional<AccountId> viewer) {
        Map<AnnouncementId, List<Reaction>> found = new LinkedHashMap<>();
        tx.sql("""
                        SELECT announcement_id, name, count(*) AS total, min(at) AS first,
                               max(CASE WHEN account_id = :viewer THEN 1 ELSE 0 END) AS mine
                          FROM announcement_reaction WHERE announcement_id IN (:ids)
                         GROUP BY announcement_id, name ORDER BY first, name
                        """)
                .set("viewer", viewer.map(AccountId::value).orElse(0L))
                .setAll("ids", ids.stream().map(AnnouncementId::value).toList())
                .each(row -> found.computeIfAbsent(
                                new AnnouncementId(row.longOf("announcement_id")), _ -> new ArrayList<>())
                        .add(new Reaction(row.textOf("name"), row.longOf("total"), row.longOf("mine") == 1)));
        return found;
    }
}
