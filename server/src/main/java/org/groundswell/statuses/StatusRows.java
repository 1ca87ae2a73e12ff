package org.groundswell.statuses;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollCodec;
import org.groundswell.text.SafeHtml;
import org.groundswell.trends.model.DegreeCell;

/** Maps rows of the table {@code status} to {@link Status}, for all queries that return some. */
public final class StatusRows {
    /** The columns to select, of a {@code status} called {@code s}. */
    public static final String COLUMNS = """
            s.id, s.account_id, s.local, s.visibility, s.text, s.html, s.spoiler, s.sensitive, s.language, s.country, s.cell, s.tags,
            s.mentions, s.in_reply_to_id, s.in_reply_to_account_id, s.boost_of_id, s.quote_of_id, s.app_id, s.uri,
            s.card_id, s.edited_at, s.replies, s.boosts, s.imported_boosts, s.favourites, s.origin_boosts, s.origin_favourites,
            s.media, s.poll, s.quote_policy, s.quotes, s.quote_revoked
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
    public static final String CHANGING =
            "s.id, s.version, s.in_reply_to_id, s.in_reply_to_account_id, s.replies, s.quotes, " + BOOSTED
                    + " AS boosted, s.favourites + s.origin_favourites AS favourited";

    private StatusRows() {}

    /** Whether a status is what a row of {@link #CHANGING} with its version says. */
    static boolean isUnchanged(Status status, Row row) {
        return switch (status) {
            case Boost _ -> true;
            case Post post ->
                post.counts().equals(counts(row, row.longOf("boosted"), row.longOf("favourited")))
                        && post.references().parent().equals(statusIn(row, "in_reply_to_id"))
                        && post.references().parentAuthor().equals(accountIn(row, "in_reply_to_account_id"));
        };
    }

    /** A row of a query for boosts. */
    public static Boost boost(Row row) {
        return status(row).boost().orElseThrow(() -> new IllegalStateException("the row is not a boost"));
    }

    public static Status status(Row row) {
        StatusId id = new StatusId(row.longOf("id"));
        AccountId account = new AccountId(row.longOf("account_id"));
        Visibility visibility = Visibility.ofCode(row.intOf("visibility"));
        Status.Source source = new Status.Source(
                row.booleanOf("local"),
                Optional.ofNullable(row.textOrNull("uri")),
                idIn(row, "app_id"),
                textIn(row, "country").map(CountryCode::new),
                DegreeCell.ofNumber(row.intOf("cell")));
        return statusIn(row, "boost_of_id")
                .<Status>map(original -> new Boost(id, account, visibility, source, original))
                .orElseGet(() -> new Post(
                        id,
                        account,
                        visibility,
                        source,
                        content(row),
                        new Post.References(
                                statusIn(row, "in_reply_to_id"),
                                accountIn(row, "in_reply_to_account_id"),
                                statusIn(row, "quote_of_id")
                                        .map(quoted -> new Post.Quote(quoted, row.booleanOf("quote_revoked")))),
                        QuotePolicy.ofCode(row.intOf("quote_policy")),
                        Optional.ofNullable(row.instantOrNull("edited_at")),
                        counts(row, boosts(row), row.longOf("favourites") + row.longOf("origin_favourites")),
                        idIn(row, "card_id").map(CardId::new)));
    }

    private static Post.Content content(Row row) {
        return new Post.Content(
                row.textOf("text"),
                SafeHtml.stored(row.textOf("html")),
                row.textOf("spoiler"),
                row.booleanOf("sensitive"),
                textIn(row, "language").map(LanguageCode::new),
                words(row.textOf("tags")),
                words(row.textOf("mentions")).stream()
                        .map(id -> new AccountId(Long.parseLong(id)))
                        .toList(),
                AttachmentCodec.read(row.textOf("media")),
                PollCodec.read(row.textOf("poll")));
    }

    /** As {@link #BOOSTED} has it. */
    private static long boosts(Row row) {
        long imported = row.longOf("imported_boosts");
        return row.longOf("boosts") - imported + Math.max(imported, row.longOf("origin_boosts"));
    }

    private static Post.Counts counts(Row row, long boosts, long favourites) {
        return new Post.Counts(row.longOf("replies"), boosts, favourites, row.longOf("quotes"));
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : Arrays.asList(joined.split(" "));
    }

    private static Optional<String> textIn(Row row, String column) {
        return Optional.of(row.textOf(column)).filter(text -> !text.isEmpty());
    }

    private static Optional<StatusId> statusIn(Row row, String column) {
        return idIn(row, column).map(StatusId::new);
    }

    private static Optional<AccountId> accountIn(Row row, String column) {
        return idIn(row, column).map(AccountId::new);
    }

    private static Optional<Long> idIn(Row row, String column) {
        long id = row.longOf(column);
        return id == 0 ? Optional.empty() : Optional.of(id);
    }
}
