package org.groundswell.tags;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.db.Tx;

/** SQL for how tags are written. */
public final class TagSpellingStore {
    /** The spelling that moderators chose for a tag {@code t}, otherwise the most frequent one. */
    static final String SPELLING = """
            coalesce(t.display_name, (SELECT p.spelling FROM tag_spelling p WHERE p.tag_id = t.id
              ORDER BY p.posts DESC, p.spelling LIMIT 1))""";

    /** By key, how tags are written; without those that have no spelling. */
    public Map<String, String> spellings(Tx tx, Collection<String> keys) {
        Map<String, String> spellings = new HashMap<>();
        tx.sql("SELECT t.key, " + SPELLING + " AS spelling FROM tag t WHERE t.key IN (:keys)")
                .setAll("keys", keys)
                .each(row -> {
                    String spelling = row.textOf("spelling");
                    if (!spelling.isEmpty()) {
                        spellings.put(row.textOf("key"), spelling);
                    }
                });
        return spellings;
    }
}
