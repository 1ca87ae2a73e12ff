package org.groundswell.timelines;

import java.util.List;
import java.util.Optional;
import org.groundswell.db.Sql;
import org.groundswell.db.Tx;
import org.groundswell.model.AccountId;
import org.groundswell.model.Page;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusRows;
import org.groundswell.statuses.StatusStore;
import org.groundswell.tags.TagId;
import org.groundswell.visibility.Exclusions;
import org.groundswell.visibility.Viewer;
import org.groundswell.visibility.VisibilitySql;

/**
 * The questions timelines ask. Every one walks an index from where the page begins and stops at its limit; SQL is put
 * together from constant pieces only.
 */
final class TimelineStore {
    private static final String SELECT = "SELECT " + StatusRows.CHANGING + " FROM status s ";

    /** Leaves out replies to other accounts: public timelines show posts and threads only. */
    private static final String NO_REPLIES =
            " AND (s.in_reply_to_account_id IS NULL OR s.in_reply_to_account_id = s.account_id)";

    private static final String ONLY_MEDIA = " AND s.media <> ''";

    /** The kinds of statuses that are wanted. */
    record Kinds(Origin origin, boolean onlyMedia) {}

    private final StatusStore statuses;

    TimelineStore(StatusStore statuses) {
        this.statuses = statuses;
    }

    /** Walks index status_public or status_public_local; for media alone, status_media. */
    List<Status> publicTimeline(Tx tx, Kinds kinds, Exclusions exclusions, Page page) {
        String where = "WHERE " + VisibilitySql.isListed("s") + " AND s.boost_of_id IS NULL" + NO_REPLIES + from(kinds)
                + VisibilitySql.andShown(exclusions, "s.account_id");
        return page(tx, SELECT + where, "s.id", page, exclusions::bind);
    }

    /** Walks the primary key of tag_use. */
    List<Status> tagTimeline(Tx tx, TagId tag, Kinds kinds, Exclusions exclusions, Page page) {
        String sql = "SELECT " + StatusRows.CHANGING
                + " FROM tag_use u JOIN status s ON s.id = u.status_id WHERE u.tag_id = :tag" + from(kinds)
                + VisibilitySql.andShown(exclusions, "s.account_id");
        return page(tx, sql, "u.status_id", page, each -> exclusions.bind(each).set("tag", tag.value()));
    }

    List<Status> tagTimeline(Tx tx, TagSets tags, Kinds kinds, Exclusions exclusions, Page page) {
        String sql = SELECT + "WHERE " + VisibilitySql.isListed("s") + """

                  AND EXISTS (SELECT 1 FROM tag_use u WHERE u.status_id = s.id AND u.tag_id IN (:any))
                  AND (SELECT count(*) FROM tag_use u WHERE u.status_id = s.id AND u.tag_id IN (:all)) = :allCount
                  AND NOT EXISTS (SELECT 1 FROM tag_use u WHERE u.status_id = s.id AND u.tag_id IN (:none))
                  AND s.id IN (SELECT u.status_id FROM tag_use u WHERE u.tag_id IN (:any))
                """ + from(kinds)
                + VisibilitySql.andShown(exclusions, "s.account_id");
        return page(
                tx,
                sql,
                "s.id",
                page,
                each -> exclusions
                        .bind(each)
                        .setAll("any", values(tags.any()))
                        .setAll("all", values(tags.all()))
                        .set("allCount", tags.all().size())
                        .setAll("none", values(tags.none())));
    }

    /** Walks the primary key of link_use. */
    List<Status> linkTimeline(Tx tx, long link, Exclusions exclusions, Page page) {
        String sql = "SELECT " + StatusRows.CHANGING
                + " FROM link_use u JOIN status s ON s.id = u.status_id WHERE u.link_id = :link"
                + VisibilitySql.andShown(exclusions, "s.account_id");
        return page(tx, sql, "u.status_id", page, each -> exclusions.bind(each).set("link", link));
    }

    /**
     * Walks index status_account; with a tag, the primary key of account_tag_use.
     *
     * @param tag the only tag whose posts are wanted
     */
    List<Status> accountTimeline(
            Tx tx,
            AccountId account,
            Optional<TagId> tag,
            Viewer viewer,
            AccountFilter filter,
            Exclusions exclusions,
            Page page) {
        String from = tag.isPresent()
                ? "SELECT " + StatusRows.CHANGING + " FROM account_tag_use u JOIN status s ON s.id = u.status_id"
                        + " WHERE u.account_id = :account AND u.tag_id = :tag AND "
                : SELECT + "WHERE s.account_id = :account AND ";
        String sql = from
                + VisibilitySql.visibleTo(viewer, account, "s")
                + (filter.withoutReplies() ? NO_REPLIES : "")
                + (filter.withoutBoosts() ? " AND s.boost_of_id IS NULL" : "")
                + (filter.onlyMedia() ? ONLY_MEDIA : "")
                + VisibilitySql.andOriginalShown(exclusions, "s");
        return page(tx, sql, tag.isPresent() ? "u.status_id" : "s.id", page, each -> {
            Sql bound = each.set("account", account.value());
            if (viewer instanceof Viewer.Member member) {
                bound.set("viewer", member.account().value());
            }
            return tag.map(wanted -> bound.set("tag", wanted.value())).orElse(bound);
        });
    }

    /** Walks index pinned_status_account; an account has few. */
    List<Status> pinned(Tx tx, AccountId account, Viewer viewer, Page page) {
        String sql = "SELECT " + StatusRows.CHANGING
                + " FROM pinned_status p JOIN status s ON s.id = p.status_id WHERE p.account_id = :account AND "
                + VisibilitySql.visibleTo(viewer, account, "s");
        return page(tx, sql, "s.id", page, each -> {
            Sql bound = each.set("account", account.value());
            return viewer instanceof Viewer.Member member
                    ? bound.set("viewer", member.account().value())
                    : bound;
        });
    }

    private interface Binding {
        Sql bind(Sql sql);
    }

    private List<Status> page(Tx tx, String sql, String id, Page page, Binding binding) {
        String bounded = sql + " AND " + id + " < :max AND " + id + " > :after ORDER BY " + id
                + (page.isForward() ? "" : " DESC") + " LIMIT :limit";
        List<Status> found = statuses.known(
                tx,
                binding.bind(tx.sql(bounded))
                        .set("max", page.maxId())
                        .set("after", page.after())
                        .set("limit", page.limit()));
        return page.isForward() ? found.reversed() : found;
    }

    private static String from(Kinds kinds) {
        return switch (kinds.origin()) {
                    case ANYWHERE -> "";
                    case HERE -> " AND s.local";
                    case ELSEWHERE -> " AND NOT s.local";
                }
                + (kinds.onlyMedia() ? ONLY_MEDIA : "");
    }

    private static List<Long> values(List<TagId> tags) {
        return tags.stream().map(TagId::value).toList();
    }
}
