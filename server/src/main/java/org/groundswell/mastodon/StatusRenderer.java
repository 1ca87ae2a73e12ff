package org.groundswell.mastodon;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.groundswell.auth.OAuth;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.Status;
import org.groundswell.text.HtmlText;
import org.groundswell.text.SafeUri;
import org.jspecify.annotations.Nullable;

/** Makes the public part of a status, with holes for the parts that are rendered separately. */
final class StatusRenderer {
    private final OAuth apps;
    private final EmojiEntities emojis;
    private final URI home;
    private final MediaEntities media;

    StatusRenderer(OAuth apps, EmojiEntities emojis, URI home) {
        this.apps = apps;
        this.emojis = emojis;
        this.home = home;
        this.media = new MediaEntities(home);
    }

    StatusEntity entity(StatusSource source) {
        Status status = source.status();
        Post.Content content = source.content();
        Post.Counts counts = source.counts();
        Post.References references = source.references();
        Optional<String> ownPage = ownPage(status.source().uri());
        return new StatusEntity(
                status.id().toString(),
                ownPage.or(() -> status.source().uri().filter(StatusRenderer::isUrn))
                        .orElseGet(() -> home + "/statuses/" + status.id()),
                ownPage.orElseGet(() -> page(source.author(), status.id())),
                Times.time(status.createdAt()),
                status.post().flatMap(Post::editedAt).map(Times::time).orElse(null),
                Splice.Hole.HOLE,
                source.quote()
                                .flatMap(StatusSource.Quote::quoted)
                                .map(quoted -> quoteLink(quoted, content))
                                .orElse("")
                        + content.html().html(),
                status.visibility().apiName(),
                content.sensitive(),
                content.spoiler(),
                media.of(content.attachments()),
                application(status),
                mentions(source),
                tags(content),
                emojis.of(source.emojis()),
                counts.replies(),
                counts.boosts(),
                counts.favourites(),
                counts.quotes(),
                references.parent().map(StatusId::toString).orElse(null),
                references.parentAuthor().map(AccountId::toString).orElse(null),
                content.language().map(LanguageCode::tag).orElse(null),
                status.source().country().map(CountryCode::code).orElse(null),
                source.boosts() ? Splice.Hole.HOLE : null,
                source.asks() ? Splice.Hole.HOLE : null,
                source.card()
                        .map(preview ->
                                CardEntity.of(preview.card(), preview.byAccount() ? Splice.Hole.HOLE : null, home))
                        .orElse(null),
                source.quote().map(StatusRenderer::quote).orElse(null),
                List.of());
    }

    private static Optional<String> ownPage(Optional<String> uri) {
        return uri.filter(each -> SafeUri.parse(each).isPresent());
    }

    private String page(Acct author, StatusId id) {
        return home + author.page() + "/" + id;
    }

    /** A link to the quoted post, for apps that don't know quotes; others hide it by its class. */
    private String quoteLink(StatusSource.Quoted quoted, Post.Content content) {
        String url = ownPage(quoted.uri()).orElseGet(() -> page(quoted.author(), quoted.id()));
        if (content.text().contains(url)) {
            return "";
        }
        String escaped = HtmlText.escape(url);
        return "<p class=\"quote-inline\">RE: <a href=\"" + escaped + "\" rel=\"nofollow noopener\">" + escaped
                + "</a></p>";
    }

    private static StatusEntity.QuoteEntity quote(StatusSource.Quote quote) {
        String state = quote.state().word();
        if (quote.shallow()) {
            return new StatusEntity.QuoteEntity.Shallow(
                    state, quote.quoted().map(quoted -> quoted.id().toString()).orElse(null));
        }
        return new StatusEntity.QuoteEntity.Whole(state, quote.quoted().isPresent() ? Splice.Hole.HOLE : null);
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
        return status.source()
                .app()
                .flatMap(apps::app)
                .map(app -> new StatusEntity.ApplicationEntity(app.name(), emptyAsNull(app.website())))
                .orElse(null);
    }

    private List<StatusEntity.TagLink> tags(Post.Content content) {
        return content.tags().stream()
                .map(name -> new StatusEntity.TagLink(name, TagEntities.url(home, TagName.of(name))))
                .toList();
    }

    private static boolean isUrn(String uri) {
        return uri.startsWith("urn:") && SafeUri.isBounded(uri);
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
