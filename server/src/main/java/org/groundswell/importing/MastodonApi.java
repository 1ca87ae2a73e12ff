package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.text.HtmlText;
import org.groundswell.text.SafeUri;
import org.groundswell.words.Visibility;
import tools.jackson.databind.JsonNode;

/** Statuses as the Mastodon API returns them. */
final class MastodonApi implements Format {
    /** Replies name their question by the server's own id; this finds its address, as long as it came not too long before. */
    private final Cache<String, String> uriOfId =
            Caffeine.newBuilder().maximumSize(200_000).build();

    @Override
    public boolean matches(JsonNode node) {
        return node.has("uri") && node.has("content") && node.path("account").has("acct");
    }

    @Override
    public List<ImportedPost> read(JsonNode status) {
        List<ImportedPost> posts = new ArrayList<>(2);
        String uri = Json.requiredId(status, "uri");
        Instant at = Json.time(status, "created_at");
        ImportedAuthor author = author(Json.requiredObject(status, "account"), at);
        JsonNode original = Json.object(status, "reblog");
        if (original.isObject()) {
            posts.addAll(read(original));
            posts.add(ImportedPost.boost(uri, author, at, Json.requiredId(original, "uri")));
            return posts;
        }
        JsonNode quoted = Json.object(Json.object(status, "quote"), "quoted_status");
        if (quoted.isObject()) {
            posts.addAll(read(quoted));
        }
        Json.id(status, "id").ifPresent(id -> uriOfId.put(id, uri));
        Optional<String> question = Json.id(status, "in_reply_to_id")
                .map(id -> Optional.ofNullable(uriOfId.getIfPresent(id)).orElse(uri + "#in-reply-to-" + id));
        posts.add(ImportedPost.of(uri, author, at, HtmlText.of("content", Json.text(status, "content")))
                .from("", Json.language(Json.text(status, "language")))
                .warned(Json.text(status, "spoiler_text"), Json.yes(status, "sensitive"))
                .seenBy(Visibility.parse(Json.text(status, "visibility")).orElse(Visibility.PUBLIC))
                .answering(question, Optional.empty())
                .quoting(Json.id(quoted, "uri"))
                .liked(Json.number(status, "favourites_count"), Json.number(status, "reblogs_count")));
        return posts;
    }

    private static ImportedAuthor author(JsonNode account, Instant seen) {
        String acct = Json.required(account, "acct");
        String url = Json.text(account, "url");
        String host = SafeUri.parse(url)
                .map(safe -> safe.uri().getAuthority())
                .orElseThrow(() -> new BadRecord("its account has no url that begins with http:// or https://"));
        String username = acct.indexOf('@') > 0 ? acct.substring(0, acct.indexOf('@')) : acct;
        String domain = acct.indexOf('@') > 0 ? acct.substring(acct.indexOf('@') + 1) : host;
        return new ImportedAuthor(
                ImportedAuthor.acct(username, domain),
                Json.text(account, "display_name"),
                url,
                HtmlText.of("note", Json.text(account, "note")),
                Json.text(account, "avatar"),
                "",
                Json.number(account, "followers_count"),
                false,
                Json.yes(account, "bot"),
                Json.timeOr(account, "created_at", seen));
    }
}
