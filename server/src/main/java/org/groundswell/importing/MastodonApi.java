package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.groundswell.text.HtmlText;
import org.groundswell.text.SafeUri;
import org.groundswell.words.Acct;
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
        String uri = Json.required(status, "uri");
        Instant at = Json.time(status, "created_at");
        ImportedAuthor author = author(status.path("account"), at);
        JsonNode original = status.path("reblog");
        if (original.isObject()) {
            posts.addAll(read(original));
            posts.add(ImportedPost.boost(uri, author, at, Json.required(original, "uri")));
            return posts;
        }
        JsonNode quoted = status.path("quote").path("quoted_status");
        if (quoted.isObject()) {
            posts.addAll(read(quoted));
        }
        uriOfId.put(Json.text(status, "id"), uri);
        Optional<String> question = Json.textIfAny(status, "in_reply_to_id")
                .map(id -> Optional.ofNullable(uriOfId.getIfPresent(id)).orElse(uri + "#in-reply-to-" + id));
        posts.add(ImportedPost.of(uri, author, at, HtmlText.of(Json.text(status, "content")))
                .from("", Json.language(Json.text(status, "language")))
                .warned(Json.text(status, "spoiler_text"), Json.yes(status, "sensitive"))
                .seenBy(Visibility.parse(Json.text(status, "visibility")).orElse(Visibility.PUBLIC))
                .answering(question, Optional.empty())
                .quoting(Json.textIfAny(quoted, "uri"))
                .liked(Json.number(status, "favourites_count"), Json.number(status, "reblogs_count")));
        return posts;
    }

    private static ImportedAuthor author(JsonNode account, Instant seen) {
        String acct = Json.required(account, "acct");
        String url = Json.text(account, "url");
        String host = SafeUri.parse(url)
                .map(safe -> safe.uri().getAuthority())
                .orElseThrow(() -> new BadRecord("its account has no url"));
        String username = acct.indexOf('@') > 0 ? acct.substring(0, acct.indexOf('@')) : acct;
        String domain = acct.indexOf('@') > 0 ? acct.substring(acct.indexOf('@') + 1) : host;
        return new ImportedAuthor(
                new Acct(username, domain.toLowerCase(Locale.ROOT)),
                Json.text(account, "display_name"),
                url,
                HtmlText.of(Json.text(account, "note")),
                Json.text(account, "avatar"),
                "",
                Json.number(account, "followers_count"),
                false,
                Json.yes(account, "bot"),
                Json.timeOr(account, "created_at", seen));
    }
}
