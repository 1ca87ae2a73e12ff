package org.groundswell.shield;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;

/** The tables {@code shield_contact} and {@code shield_hour}. */
final class ContactStore {
    private static final String SELECT =
            "SELECT contact_id, first_at, last_at, spoke_at, posts, follows, near, about_id FROM shield_contact";

    Optional<Contact> find(Tx tx, AccountId account, AccountId stranger) {
        return tx.sql(SELECT + " WHERE account_id = :account AND contact_id = :stranger")
                .set("account", account.value())
                .set("stranger", stranger.value())
                .first(ContactStore::contact);
    }

    void put(Tx tx, AccountId account, Contact contact) {
        tx.sql("""
                INSERT INTO shield_contact
                       (account_id, contact_id, first_at, last_at, spoke_at, posts, follows, near, about_id)
                VALUES (:account, :stranger, :first, :last, :spoke, :posts, :follows, :near, :about)
                ON CONFLICT (account_id, contact_id) DO UPDATE
                   SET last_at = excluded.last_at, spoke_at = excluded.spoke_at, posts = excluded.posts,
                       follows = excluded.follows, near = excluded.near, about_id = excluded.about_id
                """)
                .set("account", account.value())
                .set("stranger", contact.stranger().value())
                .set("first", contact.firstAt())
                .set("last", contact.lastAt())
                .setOrNull("spoke", contact.spokeAt().map(Instant::toEpochMilli).orElse(null))
                .set("posts", contact.posts())
                .set("follows", contact.follows())
                .set("near", contact.near())
                .setOrNull("about", contact.about().map(StatusId::value).orElse(null))
                .run();
    }

    void count(Tx tx, AccountId account, int hour, int strangers, int speaking) {
        tx.sql("""
                INSERT INTO shield_hour (account_id, hour, strangers, speaking)
                VALUES (:account, :hour, :strangers, :speaking)
                ON CONFLICT (account_id, hour) DO UPDATE
                   SET strangers = shield_hour.strangers + excluded.strangers,
                       speaking = shield_hour.speaking + excluded.speaking
                """)
                .set("account", account.value())
                .set("hour", hour)
                .set("strangers", strangers)
                .set("speaking", speaking)
                .run();
    }

    /** @param hour since the epoch */
    record Hour(int hour, int strangers, int speaking) {}

    /** The hours with strangers, oldest first. */
    List<Hour> hours(Tx tx, AccountId account, int from) {
        return tx.sql("""
                        SELECT hour, strangers, speaking FROM shield_hour
                         WHERE account_id = :account AND hour >= :from ORDER BY hour
                        """)
                .set("account", account.value())
                .set("from", from)
                .list(row -> new Hour(row.intOf("hour"), row.intOf("strangers"), row.intOf("speaking")));
    }

    /**
     * Strangers, each counted once.
     *
     * @param speaking those who posted, and have no connection to the account
     */
    record People(int strangers, int speaking) {}

    /** The strangers after a moment; of more than {@code limit}, so many of the latest. */
    People people(Tx tx, AccountId account, Instant after, int limit) {
        return tx.sql("""
                        SELECT count(*) AS strangers, count(CASE WHEN spoke_at > :after AND NOT near THEN 1 END) AS speaking
                          FROM (SELECT spoke_at, near FROM shield_contact
                                 WHERE account_id = :account AND last_at > :after
                                 ORDER BY last_at DESC LIMIT :limit) AS latest
                        """)
                .set("account", account.value())
                .set("after", after)
                .set("limit", limit)
                .first(row -> new People(row.intOf("strangers"), row.intOf("speaking")))
                .orElseThrow();
    }

    /** The posts of an account that strangers answered or quoted most since a moment. */
    List<StatusId> mostAnswered(Tx tx, AccountId account, Instant since, int limit) {
        return tx.sql("""
                        SELECT about_id, count(*) AS people FROM shield_contact
                         WHERE account_id = :account AND last_at >= :since AND about_id IS NOT NULL
                         GROUP BY about_id ORDER BY people DESC, about_id DESC LIMIT :limit
                        """)
                .set("account", account.value())
                .set("since", since)
                .set("limit", limit)
                .list(row -> new StatusId(row.longOf("about_id")));
    }

    /**
     * People who favourited or boosted some posts since a moment and didn't contact their author meanwhile.
     *
     * @param limit how many favourites and boosts of each post are read
     */
    Set<AccountId> supporters(Tx tx, AccountId account, List<StatusId> posts, Instant since, int limit) {
        Set<AccountId> people = new HashSet<>();
        for (StatusId post : posts) {
            people.addAll(tx.sql("""
                            SELECT person FROM (
                                SELECT account_id AS person FROM (
                                    SELECT account_id FROM favourite
                                     WHERE status_id = :post AND id >= :since LIMIT :limit) AS favourites
                                UNION
                                SELECT account_id FROM (
                                    SELECT account_id FROM status
                                     WHERE boost_of_id = :post AND id >= :since LIMIT :limit) AS boosts) AS supporters
                             WHERE NOT EXISTS (
                                SELECT 1 FROM shield_contact c
                                 WHERE c.account_id = :account AND c.contact_id = person AND c.last_at >= :from)
                            """)
                    .set("post", post.value())
                    .set("account", account.value())
                    .set("since", Ids.first(since.toEpochMilli()))
                    .set("from", since)
                    .set("limit", limit)
                    .list(row -> new AccountId(row.longOf("person"))));
        }
        return people;
    }

    /** The strangers since a moment, the first to come first. */
    List<Contact> since(Tx tx, AccountId account, Instant since, int limit) {
        return tx.sql(SELECT + """
                         WHERE account_id = :account AND last_at >= :since ORDER BY first_at, contact_id LIMIT :limit
                        """)
                .set("account", account.value())
                .set("since", since)
                .set("limit", limit)
                .list(ContactStore::contact);
    }

    /** Deletes contacts and hours that are no longer needed, at most so many of each. */
    int delete(Tx tx, Instant contactsBefore, int hoursBefore, int limit) {
        int contacts =
                tx.sql("""
                        DELETE FROM shield_contact WHERE (account_id, contact_id) IN (
                            SELECT account_id, contact_id FROM shield_contact WHERE last_at < :before LIMIT :limit)
                        """).set("before", contactsBefore).set("limit", limit).run();
        int hours = tx.sql("""
                        DELETE FROM shield_hour WHERE (account_id, hour) IN (
                            SELECT account_id, hour FROM shield_hour WHERE hour < :before LIMIT :limit)
                        """).set("before", hoursBefore).set("limit", limit).run();
        return contacts + hours;
    }

    private static Contact contact(Row row) {
        long about = row.textOrNull("about_id") == null ? 0 : row.longOf("about_id");
        return new Contact(
                new AccountId(row.longOf("contact_id")),
                row.instantOf("first_at"),
                row.instantOf("last_at"),
                Optional.ofNullable(row.instantOrNull("spoke_at")),
                row.intOf("posts"),
                row.intOf("follows"),
                row.booleanOf("near"),
                about == 0 ? Optional.empty() : Optional.of(new StatusId(about)));
    }
}
