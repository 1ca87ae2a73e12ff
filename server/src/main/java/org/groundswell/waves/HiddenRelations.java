package org.groundswell.waves;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.moderation.ModerationAction;
import org.groundswell.moderation.ModerationLog;
import org.groundswell.reports.Staff;
import org.groundswell.tags.Tag;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;

/**
 * Relations between tags that moderators have hidden because they are wrong: no page, story or response of the API has
 * them. Every change is recorded in the moderation log.
 */
public final class HiddenRelations {
    /** The longest note, in characters. */
    public static final int LONGEST_NOTE = 500;

    private static final int MOST = 200;

    private final Database database;
    private final Staff staff;
    private final Tags tags;
    private final ModerationLog log;
    private final InstantSource clock;
    private final HiddenRelationStore store = new HiddenRelationStore();

    public HiddenRelations(Database database, Staff staff, Tags tags, ModerationLog log, InstantSource clock) {
        this.database = database;
        this.staff = staff;
        this.tags = tags;
        this.log = log;
        this.clock = clock;
    }

    /** The hidden relations of a tag, the newest first. */
    public List<HiddenRelation> of(TagName tag) {
        return database.read(tx -> store.of(tx, tag));
    }

    /** The tags to which a tag's relations are hidden. */
    Set<TagName> namesOf(TagName tag) {
        return of(tag).stream().map(HiddenRelation::other).collect(Collectors.toSet());
    }

    /**
     * Hides the relation between two tags, in both directions. A relation that is hidden already stays as it is.
     *
     * @param other the other tag, as typed
     * @param note the reason; may be empty
     * @throws Refusal.Invalid if the other tag is the same or was never used, or if the note is too long
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public HiddenRelation hide(AccountId moderator, TagName tag, String other, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal.Invalid("note", Refusal.Fault.TOO_LONG, "error.too_long", "most", LONGEST_NOTE);
        }
        TagName hidden = other(tag, other);
        return database.write(tx -> {
            staff.requireModerator(tx, moderator);
            if (store.hide(tx, tag, hidden, moderator, clock.instant(), note.strip())) {
                if (store.of(tx, tag).size() > MOST || store.of(tx, hidden).size() > MOST) {
                    throw new Refusal.Invalid("other", "error.relations.too_many", "most", MOST);
                }
                log.record(tx, moderator, new ModerationAction.RelationHidden(tag, hidden), note.strip());
            }
            return store.of(tx, tag).stream()
                    .filter(each -> each.other().equals(hidden))
                    .findFirst()
                    .orElseThrow(Refusal.NotFound::new);
        });
    }

    /**
     * Shows a hidden relation again, if the tags are still found to be related.
     *
     * @param other the other tag, as typed
     * @throws Refusal.NotFound if the relation isn't hidden
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public void restore(AccountId moderator, TagName tag, String other) {
        TagName hidden = Tags.name(other);
        database.writing(tx -> {
            staff.requireModerator(tx, moderator);
            if (!store.restore(tx, tag, hidden)) {
                throw new Refusal.NotFound();
            }
            log.record(tx, moderator, new ModerationAction.RelationRestored(tag, hidden));
        });
    }

    private TagName other(TagName tag, String typed) {
        TagName other = Spans.tagName(typed)
                .map(TagName::of)
                .map(name -> tags.get(name.key()))
                .filter(known -> known.id().isPresent())
                .map(Tag::name)
                .orElseThrow(() -> new Refusal.Invalid("other", "error.relations.unknown"));
        if (other.equals(tag)) {
            throw new Refusal.Invalid("other", "error.relations.same");
        }
        return other;
    }
}
