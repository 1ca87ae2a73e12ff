package org.groundswell.statuses;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.media.Attachment;
import org.groundswell.model.AccountId;
import org.groundswell.model.CardId;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.Poll;
import org.groundswell.text.SafeHtml;

/**
 * A status with a text of its own: a post, which may be a reply or quote another.
 *
 * @param quotePolicy who may quote it besides its author; nobody, unless it is open
 * @param editedAt when it was last edited, if ever
 * @param card the preview of a page that it links to, once that was fetched
 */
public record Post(
        StatusId id,
        AccountId account,
        Visibility visibility,
        Source source,
        Content content,
        References references,
        QuotePolicy quotePolicy,
        Optional<Instant> editedAt,
        Counts counts,
        Optional<CardId> card)
        implements Status {

    /**
     * The content of a post.
     *
     * @param text as written, {@code html} its markup
     * @param spoiler the content warning, or empty text
     * @param tags as written, without {@code #}
     * @param attachments in their order
     * @param poll what it asks
     */
    public record Content(
            String text,
            SafeHtml html,
            String spoiler,
            boolean sensitive,
            Optional<LanguageCode> language,
            List<String> tags,
            List<AccountId> mentions,
            List<Attachment> attachments,
            Optional<Poll> poll) {
        public static final Content EMPTY = new Content(
                "", SafeHtml.EMPTY, "", false, Optional.empty(), List.of(), List.of(), List.of(), Optional.empty());

        /** The same text, sensitive or not. */
        public Content with(boolean isSensitive) {
            return new Content(text, html, spoiler, isSensitive, language, tags, mentions, attachments, poll);
        }

        /** Whether the author's text is the same; its markup may differ. */
        public boolean saysTheSameAs(Content other) {
            return text.equals(other.text)
                    && spoiler.equals(other.spoiler)
                    && sensitive == other.sensitive
                    && language.equals(other.language)
                    && attachments.equals(other.attachments)
                    && poll.equals(other.poll);
        }

        /** The same text with another poll. */
        public Content with(Optional<Poll> another) {
            return new Content(text, html, spoiler, sensitive, language, tags, mentions, attachments, another);
        }

        /** The same text with other media. */
        public Content with(List<Attachment> others) {
            return new Content(text, html, spoiler, sensitive, language, tags, mentions, others, poll);
        }
    }

    /**
     * References to other statuses.
     *
     * @param parent the status it replies to, if that is here
     * @param parentAuthor the author of the status it replies to; may be known although that status isn't here
     * @param quote its quote of another status
     */
    public record References(Optional<StatusId> parent, Optional<AccountId> parentAuthor, Optional<Quote> quote) {
        public static final References NONE = new References(Optional.empty(), Optional.empty(), Optional.empty());

        public static References replyTo(Status parent) {
            return new References(Optional.of(parent.id()), Optional.of(parent.account()), Optional.empty());
        }

        /** These references, and a quote of a status. */
        public References quoting(StatusId quoted) {
            return new References(parent, parentAuthor, Optional.of(new Quote(quoted, false)));
        }

        /** The status it quotes; empty if its author has revoked the quote. */
        public Optional<StatusId> quoted() {
            return quote.filter(each -> !each.revoked()).map(Quote::status);
        }
    }

    /**
     * A quote of a status.
     *
     * @param revoked whether the author of that status has revoked it, so that it is not shown
     */
    public record Quote(StatusId status, boolean revoked) {}

    /**
     * The numbers of replies, boosts, favourites and quotes; of an imported post, boosts and favourites of its origin and of this
     * server together.
     */
    public record Counts(long replies, long boosts, long favourites, long quotes) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    /** The same, with other counts. */
    Post withCounts(Counts others) {
        return new Post(id, account, visibility, source, content, references, quotePolicy, editedAt, others, card);
    }

    @Override
    public Post withVisibility(Visibility other) {
        return new Post(id, account, other, source, content, references, quotePolicy, editedAt, counts, card);
    }

    /** Whether it counts in the number of quotes of the status that it quotes. */
    public boolean isCountedQuote() {
        return references.quoted().isPresent() && visibility.isOpen();
    }

    @Override
    public List<AccountId> mentioned() {
        return content.mentions();
    }
}
