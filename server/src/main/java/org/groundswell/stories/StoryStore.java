package org.groundswell.stories;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.TagName;
import org.jspecify.annotations.Nullable;

/** The tables {@code story} and {@code story_version}. */
final class StoryStore {
    private static final String COLUMNS = """
            SELECT id, slug, tag, onset, language, version, published_version, published_at, started_by FROM story
            """;

    private final StoryDraftCodec codec = new StoryDraftCodec();

    void insert(Tx tx, Story story) {
        tx.sql("""
                INSERT INTO story (id, slug, tag, onset, language, version, started_by)
                VALUES (:id, :slug, :tag, :onset, :language, :version, :by)
                """)
                .set("id", story.id())
                .set("slug", story.slug())
                .set("tag", story.tag().key())
                .setOrNull("onset", story.onset().map(Integer::longValue).orElse(null))
                .set("language", story.language().code())
                .set("version", story.version())
                .set("by", story.startedBy().value())
                .run();
    }

    void add(Tx tx, long story, Version version) {
        tx.sql("""
                INSERT INTO story_version (story_id, number, account_id, at, manuscript)
                VALUES (:story, :number, :account, :at, :manuscript)
                """)
                .set("story", story)
                .set("number", version.number())
                .set("account", version.by().value())
                .set("at", version.at())
                .set("manuscript", codec.write(version.draft()))
                .run();
    }

    /** Saves a version; false if another editor has saved one in the meantime. */
    boolean advance(Tx tx, long story, int from) {
        return tx.sql("UPDATE story SET version = version + 1 WHERE id = :id AND version = :from")
                        .set("id", story)
                        .set("from", from)
                        .run()
                > 0;
    }

    /** @param version the version to publish; null unpublishes the story */
    void publish(Tx tx, long story, @Nullable Integer version, Instant at) {
        tx.sql("""
                UPDATE story
                   SET published_version = :version,
                       published_at = CASE WHEN CAST(:version AS INTEGER) IS NULL THEN NULL
                                           ELSE coalesce(published_at, CAST(:at AS BIGINT)) END
                 WHERE id = :id
                """)
                .setOrNull("version", version == null ? null : version.longValue())
                .set("at", at)
                .set("id", story)
                .run();
    }

    Optional<Story> bySlug(Tx tx, String slug) {
        return tx.sql(COLUMNS + "WHERE slug = :slug").set("slug", slug).first(StoryStore::story);
    }

    Optional<Story> byId(Tx tx, long id) {
        return tx.sql(COLUMNS + "WHERE id = :id").set("id", id).first(StoryStore::story);
    }

    /** The stories that were published before a moment, newest first. */
    List<Story> published(Tx tx, long beforeMillis, int limit) {
        return tx.sql(COLUMNS + "WHERE published_at < :before ORDER BY published_at DESC, id DESC LIMIT :limit")
                .set("before", beforeMillis)
                .set("limit", limit)
                .list(StoryStore::story);
    }

    /** The published stories of a tag, newest first. */
    List<Story> publishedOf(Tx tx, TagName tag, int limit) {
        return tx.sql(COLUMNS + """
                        WHERE published_at IS NOT NULL AND tag = :tag ORDER BY published_at DESC, id DESC LIMIT :limit
                        """).set("tag", tag.key()).set("limit", limit).list(StoryStore::story);
    }

    /** All stories, by the time they were started, newest first. */
    List<Story> all(Tx tx, int limit) {
        return tx.sql(COLUMNS + "ORDER BY id DESC LIMIT :limit")
                .set("limit", limit)
                .list(StoryStore::story);
    }

    Optional<Version> version(Tx tx, long story, int number) {
        return tx.sql("""
                        SELECT number, account_id, at, manuscript FROM story_version
                         WHERE story_id = :story AND number = :number
                        """).set("story", story).set("number", number).first(this::version);
    }

    /** All saved versions, newest first. */
    List<Version> versions(Tx tx, long story) {
        return tx.sql("""
                        SELECT number, account_id, at, manuscript FROM story_version
                         WHERE story_id = :story ORDER BY number DESC
                        """).set("story", story).list(this::version);
    }

    private Version version(Row row) {
        return new Version(
                row.intOf("number"),
                new AccountId(row.longOf("account_id")),
                row.instantOf("at"),
                codec.read(row.textOf("manuscript")));
    }

    private static Story story(Row row) {
        Instant publishedAt = row.instantOrNull("published_at");
        return new Story(
                row.longOf("id"),
                row.textOf("slug"),
                new TagName(row.textOf("tag")),
                row.textOrNull("onset") == null ? Optional.empty() : Optional.of(row.intOf("onset")),
                Language.of(row.textOf("language")),
                row.intOf("version"),
                publishedAt == null
                        ? Optional.empty()
                        : Optional.of(new Story.Publication(row.intOf("published_version"), publishedAt)),
                new AccountId(row.longOf("started_by")),
                Ids.instant(row.longOf("id")));
    }
}
