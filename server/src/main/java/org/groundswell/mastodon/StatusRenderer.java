package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.groundswell.auth.OAuth;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Status;
import org.groundswell.text.SafeUri;
import org.jspecify.annotations.Nullable;

/** Makes the entity of a status as everybody sees it, with holes for what is rendered apart. */
final class StatusRenderer {
    private final OAuth apps;
    private final URI home;

    StatusRenderer(OAuth apps, URI home) {
        this.apps = apps;
        this.home = home;
    }

    StatusEntity entity(StatusSource source) {
        Status status = source.status();
        Status.Content content = source.content();
        boolean hasOwnPage = status.uri() != null && SafeUri.parse(status.uri()).isPresent();
        return new StatusEntity(
                status.id().toString(),
                uri(status, hasOwnPage),
                url(source, hasOwnPage),
                Times.time(status.createdAt()),
                Times.timeOrNull(status.editedAt()),
                Splice.Hole.HOLE,
                content.html().html(),
                status.visibility().apiName(),
                content.sensitive(),
                content.spoiler(),
                List.of(),
                application(status),
                mentions(source),
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
                source.boosted() == null ? null : Splice.Hole.HOLE,
                null,
                null,
                quote(source),
                StatusEntity.QuoteApproval.NOBODY,
                List.of());
    }

    private static StatusEntity.@Nullable QuoteEntity quote(StatusSource source) {
        if (source.status().quoteOf() == null) {
            return null;
        }
        return source.quotes()
                ? new StatusEntity.QuoteEntity("accepted", Splice.Hole.HOLE)
                : new StatusEntity.QuoteEntity("deleted", null);
    }

    private static List<StatusEntity.MentionEntity> mentions(StatusSource source) {
        return source.mentioned().stream()
                .map(account -> new StatusEntity.MentionEntity(
                        account.id().toString(),
                        account.acct().username(),
                        account.address(),
                        account.acct().toString()))
                .toList();
    }

    private StatusEntity.@Nullable ApplicationEntity application(Status status) {
        if (status.appId() == null) {
            return null;
        }
        return apps.app(status.appId())
                .map(app -> new StatusEntity.ApplicationEntity(app.name(), emptyAsNull(app.website())))
                .orElse(null);
    }

    private List<StatusEntity.TagLink> tags(Status.Content content) {
        return content.tags().stream()
                .map(name -> new StatusEntity.TagLink(name, TagEntities.url(home, TagName.of(name))))
                .toList();
    }

    private String url(StatusSource source, boolean hasOwnPage) {
        Status status = source.status();
        return hasOwnPage
                ? Objects.requireNonNull(status.uri())
                : home + source.author().page() + "/" + status.id();
    }

    /** An imported status keeps the name it had, if it is one: an address of a page or a {@code urn:}. */
    private String uri(Status status, boolean hasOwnPage) {
        String uri = status.uri();
        return uri != null && (hasOwnPage || isUrn(uri)) ? uri : home + "/statuses/" + status.id();
    }

    private static boolean isUrn(String uri) {
        return uri.startsWith("urn:") && SafeUri.isBounded(uri);
    }

    private static @Nullable String stringOrNull(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
