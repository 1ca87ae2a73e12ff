package org.groundswell.statuses;

import java.time.Instant;
import java.util.List;
import org.groundswell.model.AccountId;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.text.SafeHtml;
import org.groundswell.visibility.Viewable;
import org.jspecify.annotations.Nullable;

/**
 * A status: a post, a reply, or a boost of another.
 *
 * @param local written on this server
 * @param country where its author said they were, ISO 3166-1 alpha-2, or empty
 * @param boostOf what it boosts, if it is a boost; then its content is empty
 * @param appId the app it was written with, if one was
 * @param uri where it came from, if from elsewhere
 * @param editedAt when it was last edited, if ever
 */
public record Status(
        StatusId id,
        AccountId account,
        boolean local,
        Visibility visibility,
        Content content,
        String country,
        @Nullable StatusId inReplyTo,
        @Nullable AccountId inReplyToAccount,
        @Nullable StatusId boostOf,
        @Nullable StatusId quoteOf,
        @Nullable Long appId,
        @Nullable String uri,
        @Nullable Instant editedAt,
        Counts counts)
        implements Viewable {

    /**
     * What it says.
     *
     * @param text as written, {@code html} its markup
     * @param spoiler the content warning, or empty
     * @param language as an ISO 639 code, or empty if unknown
     * @param tags as written, without {@code #}
     */
    public record Content(
            String text,
            SafeHtml html,
            String spoiler,
            boolean sensitive,
            String language,
            List<String> tags,
            List<AccountId> mentions) {
        public static final Content NONE = new Content("", SafeHtml.EMPTY, "", false, "", List.of(), List.of());

        /** Whether its author has said the same: how it is marked up may have changed since. */
        public boolean saysTheSameAs(Content other) {
            return text.equals(other.text)
                    && spoiler.equals(other.spoiler)
                    && sensitive == other.sensitive
                    && language.equals(other.language);
        }
    }

    /** The numbers of replies, boosts and favourites; of an imported status, those of its origin and of this server together. */
    public record Counts(long replies, long boosts, long favourites) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    /** The same, under another id. */
    public Status withId(StatusId other) {
        return new Status(
                other,
                account,
                local,
                visibility,
                content,
                country,
                inReplyTo,
                inReplyToAccount,
                boostOf,
                quoteOf,
                appId,
                uri,
                editedAt,
                counts);
    }

    public Instant createdAt() {
        return Ids.instant(id.value());
    }

    @Override
    public List<AccountId> mentioned() {
        return content.mentions();
    }

    public boolean isBoost() {
        return boostOf != null;
    }

    /** Whether it is among those that its author is said to have: not what only some may see, since everybody sees the number. */
    public boolean isCounted() {
        return visibility.isOpen();
    }

    /** Whether it is among the replies that the status it replies to is said to have. */
    public boolean isCountedReply() {
        return inReplyTo != null && visibility.isOpen();
    }
}
