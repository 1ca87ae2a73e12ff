package org.groundswell.emojis;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;
import org.groundswell.files.FileName;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFile;

/** SQL on the tables {@code custom_emoji} and {@code custom_emoji_version}. */
final class EmojiStore {
    static final List<FileUse> FILE_USES = List.of(
            FileUse.byEveryone("custom_emoji", "picture_file"), FileUse.byEveryone("custom_emoji", "still_file"));

    private static final String SELECT = """
            SELECT e.id, e.shortcode, e.category, e.width, e.height, e.visible, e.enabled,
                   p.name AS picture, s.name AS still
              FROM custom_emoji e JOIN stored_file p ON p.id = e.picture_file JOIN stored_file s ON s.id = e.still_file
            """;

    /** A number that grows with every change. */
    long version(Tx tx) {
        return tx.sql("SELECT version FROM custom_emoji_version").number();
    }

    /** Announces a change to all processes. Changes follow each other: the second waits for the first to end. */
    void beginChange(Tx tx) {
        tx.sql("UPDATE custom_emoji_version SET version = version + 1").run();
    }

    /** All, by shortcode. */
    List<CustomEmoji> all(Tx tx) {
        return tx.sql(SELECT + " ORDER BY e.shortcode_key").list(EmojiStore::emoji);
    }

    long count(Tx tx) {
        return tx.sql("SELECT count(*) FROM custom_emoji").number();
    }

    boolean isTaken(Tx tx, String shortcode) {
        return tx.sql("SELECT count(*) FROM custom_emoji WHERE shortcode_key = :key")
                        .set("key", key(shortcode))
                        .number()
                > 0;
    }

    Optional<CustomEmoji> find(Tx tx, long id) {
        return tx.sql(SELECT + " WHERE e.id = :id").set("id", id).first(EmojiStore::emoji);
    }

    /** Adds an emoji; false if there is one with its shortcode, in either case. */
    boolean insert(Tx tx, CustomEmoji emoji, StoredFile picture, StoredFile still, Instant now) {
        return tx.sql("""
                        INSERT INTO custom_emoji (id, shortcode, shortcode_key, category, picture_file, still_file,
                                                  width, height, visible, enabled, created_at)
                        VALUES (:id, :shortcode, :key, :category, :picture, :still,
                                :width, :height, :visible, :enabled, :now) ON CONFLICT DO NOTHING
                        """)
                        .set("id", emoji.id())
                        .set("shortcode", emoji.shortcode())
                        .set("key", key(emoji.shortcode()))
                        .set("category", emoji.category())
                        .set("picture", picture.id())
                        .set("still", still.id())
                        .set("width", emoji.width())
                        .set("height", emoji.height())
                        .set("visible", emoji.visible())
                        .set("enabled", emoji.enabled())
                        .set("now", now)
                        .run()
                == 1;
    }

    void update(Tx tx, CustomEmoji emoji) {
        tx.sql("UPDATE custom_emoji SET category = :category, visible = :visible, enabled = :enabled WHERE id = :id")
                .set("id", emoji.id())
                .set("category", emoji.category())
                .set("visible", emoji.visible())
                .set("enabled", emoji.enabled())
                .run();
    }

    /** Deletes an emoji; returns the files that it had. */
    List<Long> delete(Tx tx, long id) {
        return tx
                .sql("DELETE FROM custom_emoji WHERE id = :id RETURNING picture_file, still_file")
                .set("id", id)
                .list(row -> List.of(row.longOf("picture_file"), row.longOf("still_file")))
                .stream()
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    private static String key(String shortcode) {
        return shortcode.toLowerCase(Locale.ROOT);
    }

    private static CustomEmoji emoji(Row row) {
        return new CustomEmoji(
                row.longOf("id"),
                row.textOf("shortcode"),
                row.textOf("category"),
                new FileName(row.textOf("picture")),
                new FileName(row.textOf("still")),
                row.intOf("width"),
                row.intOf("height"),
                row.booleanOf("visible"),
                row.booleanOf("enabled"));
    }
}
