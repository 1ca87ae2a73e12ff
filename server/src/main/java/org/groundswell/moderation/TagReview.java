package org.groundswell.moderation;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundswell.db.Database;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.model.Refusal;
import org.groundswell.model.TagName;
import org.groundswell.reports.Staff;
import org.groundswell.tags.Tag;
import org.groundswell.tags.TagId;
import org.groundswell.tags.Tags;

/** Single tags with the decisions of {@link TrendReview} about them, as the admin API has them. */
public final class TagReview {
    /**
     * A tag with what was decided about it.
     *
     * @param trendable whether it may be on lists of trends
     * @param listable whether search suggests it
     * @param awaiting whether it waits for a decision
     */
    public record Reviewed(Tag tag, boolean trendable, boolean listable, boolean awaiting) {}

    private final Database database;
    private final Staff staff;
    private final Tags tags;
    private final TrendReview review;
    private final VerdictStore verdicts = new VerdictStore();

    public TagReview(Database database, Staff staff, Tags tags, TrendReview review) {
        this.database = database;
        this.staff = staff;
        this.tags = tags;
        this.review = review;
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
        return reviewed(moderator, find(id)).stream().findFirst().orElseThrow(Refusal.NotFound::new);
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
     * Decides whether a tag may trend. A tag that may not is also left out of suggestions.
     *
     * @throws Refusal.NotFound if there is no such tag
     * @throws Refusal.Forbidden if the account is not a moderator's
     */
    public Reviewed setTrendable(AccountId moderator, long id, boolean trendable) {
        Subject.OfTag subject = new Subject.OfTag(get(moderator, id).tag().name());
        if (trendable) {
            review.approve(moderator, subject, "");
        } else {
            review.withhold(moderator, subject, "");
        }
        return get(moderator, id);
    }

    private List<Tag> find(long id) {
        return tags.byId(new TagId(id)).stream().toList();
    }

    private List<Reviewed> reviewed(AccountId moderator, List<Tag> found) {
        return database.read(tx -> {
            staff.requireModerator(tx, moderator);
            Verdicts now = verdicts.all(tx);
            return found.stream()
                    .map(tag -> new Reviewed(
                            tag,
                            now.shows(tag.name().key()),
                            !now.withheldTags().contains(tag.name().key()),
                            now.awaits(tag.name().key())))
                    .toList();
        });
    }
}
