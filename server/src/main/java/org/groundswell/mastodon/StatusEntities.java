package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.groundswell.accounts.Account;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.OAuth;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.publishing.Posted;
import org.groundswell.statuses.Edit;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.StatusPage;
import org.groundswell.statuses.Statuses;
import org.jspecify.annotations.Nullable;

/** Statuses as the API shows them. */
final class StatusEntities {
    private final Accounts accounts;
    private final Statuses statuses;
    private final AccountEntities accountEntities;
    private final StatusJson json;
    private final MediaEntities media;
    private final EmojiEntities emojis;

    StatusEntities(
            Accounts accounts,
            Statuses statuses,
            OAuth oauth,
            AccountEntities accountEntities,
            EmojiEntities emojis,
            EntityWriter writer,
            URI home) {
        this(
                accounts,
                statuses,
                accountEntities,
                new StatusJson(accounts, oauth, accountEntities, emojis, writer, home),
                new MediaEntities(home),
                emojis);
    }

    private StatusEntities(
            Accounts accounts,
            Statuses statuses,
            AccountEntities accountEntities,
            StatusJson json,
            MediaEntities media,
            EmojiEntities emojis) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.accountEntities = accountEntities;
        this.json = json;
        this.media = media;
        this.emojis = emojis;
    }

    /** The same for moderators at their desk, where blocks and mutes don't count. */
    StatusEntities atDesk() {
        return new StatusEntities(accounts, statuses.atDesk(), accountEntities, json, media, emojis);
    }

    /** @throws Refusal.NotFound if it boosts something the viewer may not see, or that has just been deleted */
    Json of(Status status, Optional<AccountId> viewer) {
        StatusPage page = statuses.page(viewer, List.of(status));
        return page.shown().findFirst().map(shown -> json.one(page, shown)).orElseThrow(Refusal.NotFound::new);
    }

    /** The statuses in their order; boosts of statuses that the viewer may not see are left out. */
    Json of(List<? extends Status> shown, Optional<AccountId> viewer) {
        return shown.isEmpty() ? Json.NOTHING : list(statuses.page(viewer, shown));
    }

    /** The same with what moderators have decided, each for itself. */
    List<Json> reviewed(List<? extends Status> shown, Optional<AccountId> viewer, Predicate<Status> trendable) {
        StatusPage page = statuses.page(viewer, shown);
        return page.shown()
                .map(status -> json.reviewed(page, status, trendable.test(status)))
                .toList();
    }

    /** The statuses of a page, likewise. */
    Json list(StatusPage page) {
        return json.list(page);
    }

    /** One of the statuses of a page. */
    Json one(StatusPage page, Status status) {
        return json.one(page, status);
    }

    /** An account, rendered once as long as it doesn't change. */
    Json account(Account account) {
        return json.account(account);
    }

    /** The poll of a post of a page. */
    Json poll(StatusPage page, Post post) {
        return json.poll(page, post);
    }

    /** A status that has just been posted, for its author. */
    Json of(Posted posted) {
        Post post = posted.status();
        return posted.page()
                .map(page -> json.posted(page, post))
                .orElseGet(() -> of(post, Optional.of(post.account())));
    }

    /** A status that has just been deleted, with its text. */
    Json deleted(Status status, AccountId author) {
        return json.deleted(statuses.page(Optional.of(author), List.of(status)), status);
    }

    List<EditEntity> history(Post post, List<Edit> edits) {
        AccountEntity author = accountEntities.of(accounts.get(post.account()));
        return edits.stream()
                .map(edit -> new EditEntity(
                        edit.html().html(),
                        edit.spoiler(),
                        edit.sensitive(),
                        Times.time(edit.at()),
                        author,
                        edit.poll().map(PollEntity.EditedPoll::of).orElse(null),
                        media.of(edit.attachments()),
                        emojis.in(edit),
                        null))
                .toList();
    }

    /** The content of a status from a moment on. */
    record EditEntity(
            String content,
            String spoilerText,
            boolean sensitive,
            String createdAt,
            AccountEntity account,
            PollEntity.@Nullable EditedPoll poll,
            List<MediaEntity> mediaAttachments,
            List<EmojiEntity> emojis,
            @Nullable String quote) {}
}
