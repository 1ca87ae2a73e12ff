package org.groundswell.mastodon;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.groundswell.accounts.Accounts;
import org.groundswell.auth.OAuth;
import org.groundswell.publishing.Posted;
import org.groundswell.statuses.Edit;
import org.groundswell.statuses.Interactions;
import org.groundswell.statuses.Status;
import org.groundswell.statuses.Statuses;
import org.groundswell.statuses.Surroundings;
import org.groundswell.text.SafeUri;
import org.groundswell.words.AccountId;
import org.groundswell.words.Refusal;
import org.groundswell.words.StatusId;
import org.groundswell.words.TagName;
import org.jspecify.annotations.Nullable;

/** Statuses as the API shows them. */
final class StatusEntities {
    private final Accounts accounts;
    private final Statuses statuses;
    private final OAuth oauth;
    private final AccountEntities accountEntities;
    private final URI home;

    StatusEntities(Accounts accounts, Statuses statuses, OAuth oauth, AccountEntities accountEntities, URI home) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.oauth = oauth;
        this.accountEntities = accountEntities;
        this.home = home;
    }

    /** @throws Refusal.NotFound if it boosts something the viewer may not see, or that has just been deleted */
    StatusEntity of(Status status, Optional<AccountId> viewer) {
        return of(List.of(status), viewer).stream().findFirst().orElseThrow(Refusal.NotFound::new);
    }

    /** The statuses in their order; what boosts something the viewer may not see is left out. */
    List<StatusEntity> of(List<Status> shown, Optional<AccountId> viewer) {
        if (shown.isEmpty()) {
            return List.of();
        }
        return new Rendering(statuses.around(viewer, shown)).entities(shown);
    }

    /** A status that has just been posted, for its author. */
    StatusEntity of(Posted posted) {
        Status status = posted.status();
        return posted.around()
                .map(around -> new Rendering(around).entity(status, null))
                .orElseGet(() -> of(status, Optional.of(status.account())));
    }

    /** A status that has just been deleted, with its text. */
    StatusEntity deleted(Status status, AccountId author) {
        Rendering rendering = new Rendering(statuses.around(Optional.of(author), List.of(status)));
        return rendering.entity(status, status.content().text());
    }

    List<EditEntity> history(Status status, List<Edit> edits) {
        AccountEntity author = accountEntities.of(accounts.get(status.account()));
        return edits.stream()
                .map(edit -> new EditEntity(
                        edit.html().html(),
                        edit.spoiler(),
                        edit.sensitive(),
                        Times.time(edit.at()),
                        author,
                        null,
                        List.of(),
                        List.of(),
                        null))
                .toList();
    }

    /** What a status said from a moment on. */
    record EditEntity(
            String content,
            String spoilerText,
            boolean sensitive,
            String createdAt,
            AccountEntity account,
            @Nullable String poll,
            List<String> mediaAttachments,
            List<String> emojis,
            @Nullable String quote) {}

    /** Shows statuses with their surroundings; an author of many is made once. */
    private final class Rendering {
        private final Surroundings around;
        private final Map<AccountId, AccountEntity> authors = new HashMap<>();

        Rendering(Surroundings around) {
            this.around = around;
        }

        List<StatusEntity> entities(List<Status> shown) {
            return shown.stream()
                    .filter(around::isShowable)
                    .map(status -> entity(status, null))
                    .toList();
        }

        StatusEntity entity(Status status, @Nullable String text) {
            Status boosted = around.boosted(status);
            // A boost says what it boosts: apps that know no boosts show at least that.
            Status.Content content = boosted == null ? status.content() : boosted.content();
            Optional<StatusId> acted = Optional.of(boosted == null ? status.id() : boosted.id());
            boolean hasOwnPage =
                    status.uri() != null && SafeUri.parse(status.uri()).isPresent();
            return new StatusEntity(
                    status.id().toString(),
                    uri(status, hasOwnPage),
                    url(status, hasOwnPage),
                    Times.time(status.createdAt()),
                    Times.timeOrNull(status.editedAt()),
                    author(status),
                    content.html().html(),
                    status.visibility().apiName(),
                    content.sensitive(),
                    content.spoiler(),
                    List.of(),
                    application(status),
                    mentions(content),
                    tags(content),
                    List.of(),
                    status.counts().replies(),
                    status.counts().boosts(),
                    status.counts().favourites(),
                    null,
                    stringOrNull(status.inReplyTo()),
                    stringOrNull(status.inReplyToAccount()),
                    emptyAsNull(content.language()),
                    emptyAsNull(status.country()),
                    boosted == null ? null : entity(boosted, null),
                    null,
                    null,
                    quote(status),
                    StatusEntity.QuoteApproval.NOBODY,
                    List.of(),
                    did(acted, Interactions.Own::favourited),
                    did(acted, Interactions.Own::boosted),
                    did(acted, Interactions.Own::bookmarked),
                    around.own().map(_ -> false).orElse(null),
                    around.own().map(_ -> false).orElse(null),
                    around.own().isPresent() ? List.of() : null,
                    text);
        }

        private interface Did {
            Set<StatusId> of(Interactions.Own own);
        }

        private @Nullable Boolean did(Optional<StatusId> status, Did what) {
            return around.own()
                    .flatMap(each -> status.map(what.of(each)::contains))
                    .orElse(null);
        }

        private AccountEntity author(Status status) {
            return authors.computeIfAbsent(status.account(), _ -> accountEntities.of(around.author(status)));
        }

        private StatusEntity.@Nullable QuoteEntity quote(Status status) {
            if (status.quoteOf() == null) {
                return null;
            }
            Status quoted = around.referred().get(status.quoteOf());
            return quoted == null
                    ? new StatusEntity.QuoteEntity("deleted", null)
                    : new StatusEntity.QuoteEntity("accepted", entity(quoted, null));
        }

        private List<StatusEntity.MentionEntity> mentions(Status.Content content) {
            return content.mentions().stream()
                    .flatMap(id -> Optional.ofNullable(around.people().get(id)).stream())
                    .map(account -> new StatusEntity.MentionEntity(
                            account.id().toString(),
                            account.acct().username(),
                            accounts.addressOf(account),
                            account.acct().toString()))
                    .toList();
        }

        private StatusEntity.@Nullable ApplicationEntity application(Status status) {
            if (status.appId() == null) {
                return null;
            }
            return oauth.app(status.appId())
                    .map(app -> new StatusEntity.ApplicationEntity(app.name(), emptyAsNull(app.website())))
                    .orElse(null);
        }

        private String url(Status status, boolean hasOwnPage) {
            return hasOwnPage
                    ? Objects.requireNonNull(status.uri())
                    : home + around.author(status).acct().page() + "/" + status.id();
        }

        /** An imported status keeps the name it had, if it is one: an address of a page or a {@code urn:}. */
        private String uri(Status status, boolean hasOwnPage) {
            String uri = status.uri();
            return uri != null && (hasOwnPage || isUrn(uri)) ? uri : home + "/statuses/" + status.id();
        }

        private static boolean isUrn(String uri) {
            return uri.startsWith("urn:") && SafeUri.isBounded(uri);
        }
    }

    private List<StatusEntity.TagLink> tags(Status.Content content) {
        return content.tags().stream()
                .map(name -> new StatusEntity.TagLink(name, TagEntities.url(home, TagName.of(name))))
                .toList();
    }

    private static @Nullable String stringOrNull(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
