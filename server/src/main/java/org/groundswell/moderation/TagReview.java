package org.groundswell.moderation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.reports.Staff;
import org.groundswell.tags.DisabledTags;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.TagSettings;
import org.groundswell.tags.TagSettingsStore;
import org.groundswell.tags.Tags;
import org.groundswell.text.Spans;

/** Single tags: their settings, and the decisions of {@link TrendReview} about them. */
public final class TagReview {
    /**
     * A tag with what was decided about it.
     *
     * @param trendable whether the trend review lets it be on lists of trends
     * @param awaiting whether it waits for a decision
     */
    public record Reviewed(Tag tag, TagSettings settings, boolean trendable, boolean awaiting) {}

    /**
     * What to change of a tag; what is empty stays.
     *
     * @param displayName another spelling of it, or blank for the most frequent one
     * @param again whether the decision about its trends is undone, so that it waits for one where tags need approval
     */
    public record Change(
            Optional<Boolean> trendable,
            Optional<Boolean> usable,
            Optional<Boolean> listable,
            Optional<String> displayName,
            boolean again) {
        /** The change that decides about trends alone. */
        public static Change trendable(boolean trendable) {
            return new Change(Optional.of(trendable), Optional.empty(), Optional.empty(), Optional.empty(), false);
        }
    }

    private final Database database;
    private final Staff staff;
    private final Tags tags;
    private final DisabledTags disabled;
    private final TrendReview review;
    private final ModerationLog log;
    private final VerdictStore verdicts = new VerdictStore();
    private final TagSettingsStore store = new TagSettingsStore();

    public TagReview(
            Database database, Staff staff, Tags tags, DisabledTags disabled, TrendReview review, ModerationLog log) {
        this.database = database;
        this.staff = staff;
        this.tags = tags;
        this.disabled = disabled;
        this.review = review;
        this.log = log;
    }

    /**
     * All tags, the newest first.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Reviewed> list(AccountId moderator, Page page) {
        return reviewed(moderator, tags.list(page));
    }

    /**
     * A tag.
     *
     * @throws Refusal.NotFound if there is none
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Reviewed get(AccountId moderator, long id) {
        List<Tag> found = tags.byId(new TagId(id)).stream().toList();
        return reviewed(moderator, found).stream().findFirst().orElseThrow(Refusal.NotFound::new);
    }

    /**
     * Tags by their names, as far as they exist.
     *
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public List<Reviewed> byNames(AccountId moderator, List<TagName> names) {
        Map<TagName, Tag> found = tags.all(names);
        return reviewed(
                moderator,
                names.stream()
                        .flatMap(name -> Stream.ofNullable(found.get(name)))
                        .toList());
    }

    /**
     * Changes a tag. What is the same as before is not recorded. Posts with a tag that is disabled stay as they are.
     *
     * @throws Refusal.NotFound if there is no such tag
     * @throws Refusal.Invalid if the display name is not another spelling of the tag
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Reviewed change(AccountId moderator, long id, Change change) {
        TagName name = get(moderator, id).tag().name();
        Optional<String> displayName =
                change.displayName().map(String::strip).map(typed -> typed.isEmpty() ? typed : spelling(name, typed));
        database.writing(tx -> {
            staff.requireModerator(tx, moderator);
            set(tx, moderator, new Subject.OfTag(name), new TagId(id), change, displayName);
        });
        return get(moderator, id);
    }

    private void set(
            Tx tx, AccountId by, Subject.OfTag subject, TagId id, Change change, Optional<String> displayName) {
        TagName name = subject.tag();
        // Locked, so that the change of another moderator at the same moment is kept.
        TagSettings before = store.lock(tx, id).orElseThrow(Refusal.NotFound::new);
        TagSettings after = new TagSettings(
                change.usable().orElse(before.usable()),
                change.listable().orElse(before.listable()),
                displayName.isEmpty() ? before.displayName() : displayName.filter(typed -> !typed.isEmpty()));
        if (!after.equals(before)) {
            store.update(tx, id, after);
            record(
                    tx,
                    by,
                    before,
                    after,
                    TagSettings::usable,
                    usable -> new ModerationAction.TagUsabilitySet(name, usable));
            record(
                    tx,
                    by,
                    before,
                    after,
                    TagSettings::listable,
                    listable -> new ModerationAction.TagListingSet(name, listable));
            record(
                    tx,
                    by,
                    before,
                    after,
                    TagSettings::displayName,
                    typed -> new ModerationAction.TagSpelled(name, typed.orElse("")));
            tx.afterCommit(disabled::changed);
            review.changed(tx, subject);
        }
        if (change.trendable().isPresent()) {
            review.setTrendable(tx, by, subject, change.trendable().get());
        } else if (change.again()) {
            review.undo(tx, by, subject);
        }
    }

    private <T> void record(
            Tx tx,
            AccountId by,
            TagSettings before,
            TagSettings after,
            Function<TagSettings, T> part,
            Function<T, ModerationAction> action) {
        T now = part.apply(after);
        if (!now.equals(part.apply(before))) {
            log.record(tx, by, action.apply(now));
        }
    }

    private static String spelling(TagName name, String typed) {
        return Spans.tagName(typed)
                .filter(bare -> TagName.of(bare).equals(name))
                .orElseThrow(() -> new Refusal.Invalid("display_name", "error.tags.display_name", "tag", name.key()));
    }

    private List<Reviewed> reviewed(AccountId moderator, List<Tag> found) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            Verdicts now = verdicts.all(tx);
            Map<TagId, TagSettings> settings = store.all(
                    tx, found.stream().flatMap(tag -> tag.id().stream()).toList());
            return found.stream()
                    .map(tag -> new Reviewed(
                            tag,
                            settings.getOrDefault(tag.id().orElseThrow(), TagSettings.STANDARD),
                            now.isTrendable(tag.name().key()),
                            now.awaits(tag.name().key())))
                    .toList();
        });
    }
}
