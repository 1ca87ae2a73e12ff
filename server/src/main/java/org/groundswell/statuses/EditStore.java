package org.groundswell.statuses;

import java.time.Instant;
import java.util.List;
import org.groundswell.db.Tx;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.model.StatusId;
import org.groundswell.polls.PollCodec;
import org.groundswell.text.SafeHtml;

/** The table {@code status_edit}: the versions of posts that were edited. */
public final class EditStore {
    /** Adds a version; another of the same moment is replaced. */
    public void insert(Tx tx, StatusId id, Instant at, Post.Content content) {
        tx.sql("""
                INSERT INTO status_edit (status_id, at, text, html, spoiler, sensitive, media, poll)
                VALUES (:id, :at, :text, :html, :spoiler, :sensitive, :media, :poll)
                ON CONFLICT (status_id, at) DO UPDATE
                   SET text = excluded.text, html = excluded.html,
                       spoiler = excluded.spoiler, sensitive = excluded.sensitive, media = excluded.media,
                       poll = excluded.poll
                """)
                .set("id", id.value())
                .set("at", at)
                .set("text", content.text())
                .set("html", content.html().html())
                .set("spoiler", content.spoiler())
                .set("sensitive", content.sensitive())
                .set("media", AttachmentCodec.write(content.attachments()))
                .set("poll", PollCodec.write(content.poll()))
                .run();
    }

    /** All versions of a post, oldest first; empty if it was never edited. */
    List<Edit> all(Tx tx, StatusId id) {
        return tx.sql("""
                        SELECT at, text, html, spoiler, sensitive, media, poll FROM status_edit
                         WHERE status_id = :id ORDER BY at
                        """)
                .set("id", id.value())
                .list(row -> new Edit(
                        row.instantOf("at"),
                        row.textOf("text"),
                        SafeHtml.stored(row.textOf("html")),
                        row.textOf("spoiler"),
                        row.booleanOf("sensitive"),
                        AttachmentCodec.read(row.textOf("media")),
                        PollCodec.read(row.textOf("poll"))));
    }
}
