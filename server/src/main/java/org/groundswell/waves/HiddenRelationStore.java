package org.groundswell.waves;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/** SQL on the table {@code hidden_relation}. */
final class HiddenRelationStore {
    /** The hidden relations of a tag, the newest first. */
    List<HiddenRelation> of(Tx tx, TagName tag) {
        return tx.sql("""
                SELECT other AS related, account_id, at, note FROM hidden_relation WHERE tag = :tag
                UNION ALL
                SELECT tag AS related, account_id, at, note FROM hidden_relation WHERE other = :tag
                ORDER BY at DESC, related
                """)
                .set("tag", tag.key())
                .list(row -> new HiddenRelation(
                        new TagName(row.textOf("related")),
                        new AccountId(row.longOf("account_id")),
                        row.instantOf("at"),
                        row.textOf("note")));
    }

    /** Whether the relation was not hidden before. */
    boolean hide(Tx tx, TagName one, TagName two, AccountId by, Instant at, String note) {
        return tx.sql("""
                        INSERT INTO hidden_relation (tag, other, account_id, note, at)
                        VALUES (:tag, :other, :by, :note, :at) ON CONFLICT DO NOTHING
                        """)
                        .set("tag", first(one, two).key())
                        .set("other", last(one, two).key())
                        .set("by", by.value())
                        .set("note", note)
                        .set("at", at)
                        .run()
                > 0;
    }

    /** Whether the relation was hidden. */
    boolean restore(Tx tx, TagName one, TagName two) {
        return tx.sql("DELETE FROM hidden_relation WHERE tag = :tag AND other = :other")
                        .set("tag", first(one, two).key())
                        .set("other", last(one, two).key())
                        .run()
                > 0;
    }

    private static TagName first(TagName one, TagName two) {
        return one.key().compareTo(two.key()) <= 0 ? one : two;
    }

    private static TagName last(TagName one, TagName two) {
        return one.key().compareTo(two.key()) <= 0 ? two : one;
    }
}
