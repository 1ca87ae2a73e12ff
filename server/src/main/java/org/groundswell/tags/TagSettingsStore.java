package org.groundswell.tags;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundswell.db.Dialect;
import org.groundswell.db.Row;
import org.groundswell.db.Tx;

/** SQL on the columns of the table {@code tag} that moderators set. */
public final class TagSettingsStore {
    private static final String SELECT = "SELECT id, key, usable, listable, display_name FROM tag";

    /** The settings of tags, by their ids. */
    public Map<TagId, TagSettings> all(Tx tx, Collection<TagId> tags) {
        Map<TagId, TagSettings> found = new HashMap<>();
        if (!tags.isEmpty()) {
            tx.sql(SELECT + " WHERE id IN (:ids)")
                    .setAll("ids", tags.stream().map(TagId::value).toList())
                    .each(row -> found.put(new TagId(row.longOf("id")), settings(row)));
        }
        return found;
    }

    /** The settings of a tag, which nobody else changes until the transaction ends. */
    public Optional<TagSettings> lock(Tx tx, TagId tag) {
        return tx.sql(SELECT + " WHERE id = :id" + (tx.dialect() == Dialect.POSTGRESQL ? " FOR UPDATE" : ""))
                .set("id", tag.value())
                .first(TagSettingsStore::settings);
    }

    public void update(Tx tx, TagId tag, TagSettings settings) {
        tx.sql("UPDATE tag SET usable = :usable, listable = :listable, display_name = :name WHERE id = :id")
                .set("usable", settings.usable())
                .set("listable", settings.listable())
                .set("name", settings.displayName().orElse(null))
                .set("id", tag.value())
                .run();
    }

    /** The keys of the tags that new posts may not have. Walks the index {@code tag_restricted}. */
    Set<String> disabled(Tx tx) {
        return Set.copyOf(tx.sql("SELECT key FROM tag WHERE (NOT usable OR NOT listable) AND NOT usable")
                .list(row -> row.textOf("key")));
    }

    /** The keys of the tags that lists leave out: those that are not listable, or that nobody may use. */
    public Set<String> unlisted(Tx tx) {
        return Set.copyOf(
                tx.sql("SELECT key FROM tag WHERE NOT usable OR NOT listable").list(row -> row.textOf("key")));
    }

    private static TagSettings settings(Row row) {
        return new TagSettings(
                row.booleanOf("usable"),
                row.booleanOf("listable"),
                Optional.ofNullable(row.textOrNull("display_name")));
    }
}
