package org.groundswell.publishing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollDraft;
import org.groundswell.statuses.ReplyPolicy;

/**
 * A status as its author typed it.
 *
 * @param visibility empty for the author's default; an edit does not change it
 * @param sensitive empty for the author's default, and in an edit for what it was; with a content warning it is always
 *     sensitive
 * @param language empty for the author's, and in an edit for what it was
 * @param replyPolicy who may reply to it; an edit does not change it
 * @param quoted the status that it quotes; an edit does not change it
 * @param quotePolicy who may quote it; empty for the author's default, and in an edit for what it was
 * @param appId the app it is written with
 * @param idempotencyKey the same key within an hour means the same post
 * @param media what it has beside its text; empty for nothing, and in an edit for what it had
 * @param poll what it asks; an edit without one removes it, as in Mastodon
 * @param allowedMentions accounts it may mention; empty for any
 */
public record Draft(
        String text,
        String spoiler,
        Optional<Boolean> sensitive,
        Optional<Visibility> visibility,
        Optional<String> language,
        Optional<StatusId> inReplyTo,
        ReplyPolicy replyPolicy,
        Optional<StatusId> quoted,
        Optional<QuotePolicy> quotePolicy,
        Optional<Long> appId,
        Optional<String> idempotencyKey,
        Optional<List<PostMedia.Wanted>> media,
        Optional<PollDraft> poll,
        Optional<Set<AccountId>> allowedMentions) {

    /** A draft with a text alone. */
    public static Draft of(String text) {
        return builder(text).build();
    }

    public static Builder builder(String text) {
        return new Builder(text);
    }

    /** This draft, with a visibility and a sensitivity where it says nothing of them. */
    Draft orElse(Visibility otherVisibility, boolean otherwiseSensitive) {
        Builder completed = new Builder(text);
        completed.spoiler = spoiler;
        completed.sensitive = Optional.of(sensitive.orElse(otherwiseSensitive));
        completed.visibility = Optional.of(visibility.orElse(otherVisibility));
        completed.language = language;
        completed.inReplyTo = inReplyTo;
        completed.replyPolicy = replyPolicy;
        completed.quoted = quoted;
        completed.quotePolicy = quotePolicy;
        completed.appId = appId;
        completed.idempotencyKey = idempotencyKey;
        completed.media = media;
        completed.poll = poll;
        completed.allowedMentions = allowedMentions;
        return completed.build();
    }

    /** This draft, marked as sensitive. */
    Draft asSensitive() {
        return new Draft(
                text,
                spoiler,
                Optional.of(true),
                visibility,
                language,
                inReplyTo,
                replyPolicy,
                quoted,
                quotePolicy,
                appId,
                idempotencyKey,
                media,
                poll,
                allowedMentions);
    }

    /** A draft in the making; what isn't said stays at the author's defaults. */
    public static final class Builder {
        private final String text;
        private String spoiler = "";
        private Optional<Boolean> sensitive = Optional.empty();
        private Optional<Visibility> visibility = Optional.empty();
        private Optional<String> language = Optional.empty();
        private Optional<StatusId> inReplyTo = Optional.empty();
        private ReplyPolicy replyPolicy = ReplyPolicy.EVERYBODY;
        private Optional<StatusId> quoted = Optional.empty();
        private Optional<QuotePolicy> quotePolicy = Optional.empty();
        private Optional<Long> appId = Optional.empty();
        private Optional<String> idempotencyKey = Optional.empty();
        private Optional<List<PostMedia.Wanted>> media = Optional.empty();
        private Optional<PollDraft> poll = Optional.empty();
        private Optional<Set<AccountId>> allowedMentions = Optional.empty();

        private Builder(String text) {
            this.text = text;
        }

        public Builder spoiler(String warning) {
            this.spoiler = warning;
            return this;
        }

        public Builder sensitive(Optional<Boolean> isSensitive) {
            this.sensitive = isSensitive;
            return this;
        }

        public Builder visibility(Optional<Visibility> wanted) {
            this.visibility = wanted;
            return this;
        }

        public Builder language(Optional<String> code) {
            this.language = code;
            return this;
        }

        public Builder inReplyTo(Optional<StatusId> parent) {
            this.inReplyTo = parent;
            return this;
        }

        public Builder replyPolicy(ReplyPolicy policy) {
            this.replyPolicy = policy;
            return this;
        }

        public Builder quoted(Optional<StatusId> status) {
            this.quoted = status;
            return this;
        }

        public Builder quotePolicy(Optional<QuotePolicy> policy) {
            this.quotePolicy = policy;
            return this;
        }

        public Builder app(Optional<Long> id) {
            this.appId = id;
            return this;
        }

        public Builder idempotencyKey(Optional<String> key) {
            this.idempotencyKey = key;
            return this;
        }

        public Builder media(Optional<List<PostMedia.Wanted>> wanted) {
            this.media = wanted;
            return this;
        }

        public Builder poll(Optional<PollDraft> asked) {
            this.poll = asked;
            return this;
        }

        public Builder allowedMentions(Optional<Set<AccountId>> accounts) {
            this.allowedMentions = accounts;
            return this;
        }

        public Draft build() {
            return new Draft(
                    text,
                    spoiler,
                    sensitive,
                    visibility,
                    language,
                    inReplyTo,
                    replyPolicy,
                    quoted,
                    quotePolicy,
                    appId,
                    idempotencyKey,
                    media,
                    poll,
                    allowedMentions);
        }
    }
}
