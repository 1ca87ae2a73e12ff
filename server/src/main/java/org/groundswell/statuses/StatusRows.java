package org.groundswell.statuses;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.groundswell.db.Row;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.text.SafeHtml;
import org.jspecify.annotations.Nullable;

/** Maps rows of the table {@code status} to {@link Status}, for all queries that return some. */
public final class StatusRows {
    /** The columns to select, of a {@code status} called {@code s}. */
    public static final String COLUMNS = """
            s.id, s.account_id, s.local, s.visibility, s.text, s.html, s.spoiler, s.sensitive, s.language, s.country, s.tags,
            s.mentions, s.in_reply_to_id, s.in_reply_to_account_id, s.boost_of_id, s.quote_of_id, s.app_id, s.uri,
            s.edited_at, s.replies, s.boosts, s.imported_boosts, s.favourites, s.origin_boosts, s.origin_favourites
            """;

    /**
     * How often a status {@code s} was boosted, as SQL. Imported boosts are among those the origin counted; whichever is
     * more is nearer the truth.
     */
    public static final String BOOSTED = "(s.boosts - s.imported_boosts + CASE WHEN s.origin_boosts > s.imported_boosts"
            + " THEN s.origin_boosts ELSE s.imported_boosts END)";

    /**
     * The columns of a {@code status} called {@code s} that may change: the version stands for all that is not among them. An
     * UPDATE of another column must draw a new version.
     */
    public static final String CHANGING = "s.id, s.version, s.in_reply_to_id, s.in_reply_to_account_id, s.replies, "
            + BOOSTED + " AS boosted, s.favourites + s.origin_favourites AS favourited";

    private StatusRows() {}

    /** Whether a status is what a row of {@link #CHANGING} with its version says. */
    static boolean isUnchanged(Status status, Row row) {
        Status.Counts counts = status.counts();
        return counts.replies() == row.longOf("replies")
                && counts.boosts() == row.longOf("boosted")
                && counts.favourites() == row.longOf("favourited")
                && Objects.equals(status.inReplyTo(), statusOrNull(row, "in_reply_to_id"))
                && Objects.equals(status.inReplyToAccount(), accountOrNull(row, "in_reply_to_account_id"));
    }

    public static Status status(Row row) {
        long imported = row.longOf("imported_boosts");
        // As BOOSTED has it.
        long boosts = row.longOf("boosts") - imported + Math.max(imported, row.longOf("origin_boosts"));
        return new Status(
                new StatusId(row.longOf("id")),
                new AccountId(row.longOf("account_id")),
                row.booleanOf("local"),
                Visibility.ofCode(row.intOf("visibility")),
                new Status.Content(
                        row.textOf("text"),
                        SafeHtml.stored(row.textOf("html")),
                        row.textOf("spoiler"),
                        row.booleanOf("sensitive"),
                        row.textOf("language"),
                        words(row.textOf("tags")),
                        words(row.textOf("mentions")).stream()
                                .map(id -> new AccountId(Long.parseLong(id)))
                                .toList()),
                row.textOf("country"),
                statusOrNull(row, "in_reply_to_id"),
                accountOrNull(row, "in_reply_to_account_id"),
                statusOrNull(row, "boost_of_id"),
                statusOrNull(row, "quote_of_id"),
                idOrNull(row, "app_id"),
                row.textOrNull("uri"),
                row.instantOrNull("edited_at"),
                new Status.Counts(
                        row.longOf("replies"), boosts, row.longOf("favourites") + row.longOf("origin_favourites")));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" "));
    }

    private static @Nullable StatusId statusOrNull(Row row, String column) {
        long id = row.longOf(column);
        return id == 0 ? null : new StatusId(id);
    }

    private static @Nullable AccountId accountOrNull(Row row, String column) {
        long id = row.longOf(column);
        return id == 0 ? null : new AccountId(id);
    }

    private static @Nullable Long idOrNull(Row row, String column) {
        long id = row.longOf(column);
        return id == 0 ? null : id;
    }
}
