package org.groundswell.tags;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;

/** SQL on the tables {@code tag}, {@code tag_use}, {@code account_tag_use}, {@code tag_person}, {@code tag_spelling} and {@code tag_follow}. */
public final class TagStore {
    private static final String SELECT =
            "SELECT t.id, t.key, t.posts, t.people, " + TagSpellingStore.SPELLING + " AS spelling FROM tag t";
    private static final String BY_KEY = SELECT + " WHERE t.key = :key";
    private static final String BY_KEYS = SELECT + " WHERE t.key IN (:keys)";
    private static final String BY_PREFIX = SELECT + """
             WHERE t.key >= :prefix AND t.key < :end AND t.usable AND t.listable
               AND (t.posts > 0 OR EXISTS (SELECT 1 FROM tag_use u WHERE u.tag_id = t.id))
               AND NOT EXISTS (SELECT 1 FROM trend_verdict v
                                WHERE v.kind = 'tag' AND v.subject = t.key AND v.verdict = 'withheld')
             ORDER BY (t.key = :prefix) DESC, t.people DESC, t.key LIMIT :limit
            """;

    /** The same, limited to tags that moderators have approved, and the one that was typed whole. */
    private static final String REVIEWED_BY_PREFIX = BY_PREFIX.replace("WHERE t.key >=", """
            WHERE (t.key = :prefix
                   OR EXISTS (SELECT 1 FROM trend_verdict r
                               WHERE r.kind = 'tag' AND r.subject = t.key AND r.verdict = 'approved'))
              AND t.key >=""");

    /** Tags are never deleted, so a cached id stays valid. */
    private final Cache<TagName, TagId> known =
            Caffeine.newBuilder().maximumSize(50_000).build();

    private final IdGenerator ids;

    public TagStore(IdGenerator ids) {
        this.ids = ids;
    }

    public Optional<TagId> idOf(Tx tx, TagName name) {
        TagId before = known.getIfPresent(name);
        return before == null ? stored(tx, name) : Optional.of(before);
    }

    /** The tag's id; inserts the tag if it is new. */
    public TagId ensure(Tx tx, TagName name) {
        TagId before = known.getIfPresent(name);
        if (before != null) {
            return before;
        }
        TagId id = stored(tx, name).orElseGet(() -> {
            tx.sql("INSERT INTO tag (id, key) VALUES (:id, :key) ON CONFLICT DO NOTHING")
                    .set("id", ids.next())
                    .set("key", name.key())
                    .run();
            return stored(tx, name).orElseThrow();
        });
        // Cached only after commit: a failed transaction inserts no tag.
        tx.afterCommit(() -> known.put(name, id));
        return id;
    }

    private static Optional<TagId> stored(Tx tx, TagName name) {
        return tx.sql("SELECT id FROM tag WHERE key = :key")
                .set("key", name.key())
                .first(row -> new TagId(row.longOf("id")));
    }

    /** Records that a public status uses its tags. */
    public void insertUses(Tx tx, StatusFacts status) {
        Long hash = status.content().textHash();
        for (TagUse use : status.content().tags()) {
            insertUse(tx, ensure(tx, use.key()), status.id(), status.account(), hash == null ? 0 : hash);
        }
    }

    private void insertUse(Tx tx, TagId tag, StatusId status, AccountId author, long textHash) {
        tx.sql("INSERT INTO tag_use (tag_id, status_id, account_id, text_hash) VALUES (:tag, :status, :account, :hash)"
                        + " ON CONFLICT DO NOTHING")
                .set("tag", tag.value())
                .set("status", status.value())
                .set("account", author.value())
                .set("hash", textHash)
                .run();
    }

    /** Records which tags a post of an account uses. Posts of every visibility count, except private mentions. */
    public void insertAccountUses(Tx tx, StatusFacts status) {
        for (TagUse use : status.content().tags()) {
            tx.sql("INSERT INTO account_tag_use (account_id, tag_id, status_id) VALUES (:account, :tag, :status)"
                            + " ON CONFLICT DO NOTHING")
                    .set("account", status.account().value())
                    .set("tag", ensure(tx, use.key()).value())
                    .set("status", status.id().value())
                    .run();
        }
    }

    /** Deletes what {@link #insertAccountUses} has recorded of a status. */
    public void deleteAccountUses(Tx tx, StatusFacts status) {
        List<Long> used = status.content().tags().stream()
                .flatMap(use -> idOf(tx, use.key()).stream())
                .map(TagId::value)
                .toList();
        if (!used.isEmpty()) {
            tx.sql("DELETE FROM account_tag_use"
                            + " WHERE account_id = :account AND status_id = :status AND tag_id IN (:tags)")
                    .set("account", status.account().value())
                    .set("status", status.id().value())
                    .setAll("tags", used)
                    .run();
        }
    }

    public void deleteUses(Tx tx, StatusId status) {
        tx.sql("DELETE FROM tag_use WHERE status_id = :status")
                .set("status", status.value())
                .run();
    }

    Optional<Tag> byName(Tx tx, TagName name) {
        return tx.sql(BY_KEY).set("key", name.key()).first(TagStore::tag);
    }

    Optional<Tag> byId(Tx tx, TagId id) {
        return tx.sql(SELECT + " WHERE t.id = :id").set("id", id.value()).first(TagStore::tag);
    }

    /** The tags, newest first. */
    List<Tag> list(Tx tx, Page page) {
        List<Tag> found = tx.sql(SELECT + " WHERE t.id < :max AND t.id > :after ORDER BY t.id"
                        + (page.isForward() ? "" : " DESC") + " LIMIT :limit")
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(TagStore::tag);
        return page.isForward() ? found.reversed() : found;
    }

    Map<TagName, Tag> byNames(Tx tx, Collection<TagName> names) {
        Map<TagName, Tag> found = new HashMap<>();
        if (!names.isEmpty()) {
            tx.sql(BY_KEYS)
                    .setAll("keys", names.stream().map(TagName::key).toList())
                    .each(row -> found.put(new TagName(row.textOf("key")), tag(row)));
        }
        return found;
    }

    /** The spelling that moderators chose for a tag. */
    Optional<String> chosenSpelling(Tx tx, TagName name) {
        return tx.sql("SELECT display_name FROM tag WHERE key = :key AND display_name IS NOT NULL")
                .set("key", name.key())
                .first(row -> row.textOf("display_name"));
    }

    /** The spelling of a tag in its latest status; empty if there is none. For a tag that is not counted yet. */
    Optional<String> latestSpelling(Tx tx, TagId tag, TagName name) {
        return tx.sql("""
                SELECT s.tags FROM status s
                 WHERE s.id = (SELECT max(u.status_id) FROM tag_use u WHERE u.tag_id = :tag)
                """)
                .set("tag", tag.value())
                .first(row -> row.textOf("tags"))
                .flatMap(written -> Arrays.stream(written.split(" "))
                        .filter(each -> !each.isEmpty() && TagName.of(each).equals(name))
                        .findFirst());
    }

    /** The tags that begin with a prefix, including those posted but not counted yet. */
    List<Tag> matching(Tx tx, String prefix, boolean reviewed, int limit) {
        return tx.sql(reviewed ? REVIEWED_BY_PREFIX : BY_PREFIX)
                .set("prefix", prefix)
                .set("end", prefix + Character.toString(Character.MAX_CODE_POINT))
                .set("limit", limit)
                .list(TagStore::tag);
    }

    /**
     * Adds to the number of an account's uses of a tag.
     *
     * @param posts the change; not 0
     * @return the change of the tag's people: −1, 0 or 1
     */
    int addToPerson(Tx tx, TagId tag, AccountId account, int posts) {
        long after = tx.sql("""
                INSERT INTO tag_person (tag_id, account_id, posts) VALUES (:tag, :account, :posts)
                ON CONFLICT (tag_id, account_id) DO UPDATE SET posts = tag_person.posts + excluded.posts
                RETURNING posts
                """)
                .set("tag", tag.value())
                .set("account", account.value())
                .set("posts", posts)
                .number();
        if (after != 0) {
            return after == posts ? 1 : 0;
        }
        tx.sql("DELETE FROM tag_person WHERE tag_id = :tag AND account_id = :account")
                .set("tag", tag.value())
                .set("account", account.value())
                .run();
        return -1;
    }

    void addToTag(Tx tx, TagId tag, int posts, int people) {
        tx.sql("UPDATE tag SET posts = posts + :posts, people = people + :people WHERE id = :tag")
                .set("tag", tag.value())
                .set("posts", posts)
                .set("people", people)
                .run();
    }

    void addToSpelling(Tx tx, TagId tag, String spelling, int posts) {
        tx.sql("""
                INSERT INTO tag_spelling (tag_id, spelling, posts) VALUES (:tag, :spelling, :posts)
                ON CONFLICT (tag_id, spelling) DO UPDATE SET posts = tag_spelling.posts + :posts
                """)
                .set("tag", tag.value())
                .set("spelling", spelling)
                .set("posts", posts)
                .run();
        if (posts < 0) {
            tx.sql("DELETE FROM tag_spelling WHERE tag_id = :tag AND spelling = :spelling AND posts <= 0")
                    .set("tag", tag.value())
                    .set("spelling", spelling)
                    .run();
        }
    }

    /** The counts of a day, given by two status ids. Walks the primary key. */
    TagDay day(Tx tx, TagId tag, Instant start, long fromStatus, long toStatus) {
        return tx.sql("""
                SELECT count(*) AS uses, count(DISTINCT account_id) AS people FROM tag_use
                 WHERE tag_id = :tag AND status_id >= :fromStatus AND status_id < :toStatus
                """)
                .set("tag", tag.value())
                .set("fromStatus", fromStatus)
                .set("toStatus", toStatus)
                .first(row -> new TagDay(start, row.longOf("uses"), row.longOf("people")))
                .orElseThrow();
    }

    /** The number of boosts of the statuses between two ids that use a tag. */
    long boosts(Tx tx, TagId tag, long fromStatus, long toStatus) {
        return tx.sql("""
                SELECT coalesce(sum(s.boosts - s.imported_boosts + s.origin_boosts), 0) AS boosts
                  FROM tag_use u JOIN status s ON s.id = u.status_id
                 WHERE u.tag_id = :tag AND u.status_id >= :fromStatus AND u.status_id < :toStatus
                """)
                .set("tag", tag.value())
                .set("fromStatus", fromStatus)
                .set("toStatus", toStatus)
                .number();
    }

    boolean follow(Tx tx, AccountId account, TagId tag) {
        return tx.sql(
                                "INSERT INTO tag_follow (id, account_id, tag_id) VALUES (:id, :account, :tag) ON CONFLICT DO NOTHING")
                        .set("id", ids.next())
                        .set("account", account.value())
                        .set("tag", tag.value())
                        .run()
                == 1;
    }

    boolean unfollow(Tx tx, AccountId account, TagId tag) {
        return tx.sql("DELETE FROM tag_follow WHERE account_id = :account AND tag_id = :tag")
                        .set("account", account.value())
                        .set("tag", tag.value())
                        .run()
                == 1;
    }

    Set<TagId> followedAmong(Tx tx, AccountId account, Collection<TagId> tags) {
        Set<TagId> followed = new HashSet<>();
        if (!tags.isEmpty()) {
            tx.sql("SELECT tag_id FROM tag_follow WHERE account_id = :account AND tag_id IN (:tags)")
                    .set("account", account.value())
                    .setAll("tags", tags.stream().map(TagId::value).toList())
                    .each(row -> followed.add(new TagId(row.longOf("tag_id"))));
        }
        return followed;
    }

    List<Tags.Followed> followed(Tx tx, AccountId account, Page page) {
        String down = SELECT + """
                 JOIN tag_follow f ON f.tag_id = t.id
                WHERE f.account_id = :account AND f.id < :max AND f.id > :after ORDER BY f.id DESC LIMIT :limit
                """;
        String up = down.replace("f.id DESC", "f.id");
        List<Tags.Followed> followed = tx.sql(
                        (page.isForward() ? up : down).replace("SELECT t.id,", "SELECT f.id AS page, t.id,"))
                .set("account", account.value())
                .set("max", page.maxId())
                .set("after", page.after())
                .set("limit", page.limit())
                .list(row -> new Tags.Followed(row.longOf("page"), tag(row)));
        return page.isForward() ? followed.reversed() : followed;
    }

    private static Tag tag(Row row) {
        TagName name = new TagName(row.textOf("key"));
        String spelling = row.textOf("spelling");
        return new Tag(
                Optional.of(new TagId(row.longOf("id"))),
                name,
                spelling.isEmpty() ? name.key() : spelling,
                row.longOf("posts"),
                row.longOf("people"));
    }
}
