package org.groundswell.tags;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/** SQL on the table {@code tag_variant}: tags that moderators joined as spellings or translations of each other. */
public final class TagVariantStore {
    /** The main tag of each joined tag. */
    public Map<TagName, TagName> all(Tx tx) {
        Map<TagName, TagName> mains = new HashMap<>();
        tx.sql("SELECT tag, main FROM tag_variant")
                .each(row -> mains.put(new TagName(row.textOf("tag")), new TagName(row.textOf("main"))));
        return mains;
    }

    /** Joins a tag, and all tags joined to it, to a main tag. */
    public void join(Tx tx, TagName tag, TagName main, AccountId by, Instant at) {
        tx.sql("UPDATE tag_variant SET main = :main WHERE main = :tag")
                .set("main", main.key())
                .set("tag", tag.key())
                .run();
        tx.sql("""
                INSERT INTO tag_variant (tag, main, account_id, at) VALUES (:tag, :main, :by, :at)
                ON CONFLICT (tag) DO UPDATE
                   SET main = excluded.main, account_id = excluded.account_id, at = excluded.at
                """)
                .set("tag", tag.key())
                .set("main", main.key())
                .set("by", by.value())
                .set("at", at)
                .run();
    }

    public boolean separate(Tx tx, TagName tag) {
        return tx.sql("DELETE FROM tag_variant WHERE tag = :tag")
                        .set("tag", tag.key())
                        .run()
                > 0;
    }
}
