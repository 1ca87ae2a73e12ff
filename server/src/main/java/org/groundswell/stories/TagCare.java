package org.groundswell.stories;

import java.time.InstantSource;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;

/**
 * Tags marked as sensitive topics, such as violence. Their pages show no faces and no counts of replies, and list help
 * lines.
 */
public final class TagCare {
    private final Database database;
    private final ModerationLog log;
    private final InstantSource clock;
    private final TagCareStore store = new TagCareStore();

    public TagCare(Database database, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    public boolean isNeeded(TagName tag) {
        return database.read(tx -> store.isNeeded(tx, tag));
    }

    public void need(AccountId by, TagName tag, boolean needed) {
        database.writing(tx -> {
            if (store.isNeeded(tx, tag) != needed) {
                store.need(tx, tag, needed, by, clock.instant());
                log.record(tx, by, new ModerationAction.SensitivitySet(tag, needed));
            }
        });
    }
}
