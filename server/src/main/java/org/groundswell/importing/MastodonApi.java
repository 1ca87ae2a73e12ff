package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.model.Acct;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.groundswell.model.Visibility;
import org.groundswell.text.HtmlText;
import org.groundswell.text.RefusalText;
import org.groundswell.text.SafeUri;
import tools.jackson.databind.JsonNode;

/** Statuses as the Mastodon API returns them. */
final class MastodonApi implements Format {
    /** Addresses of recent statuses by the server's id, which replies use for their parent. */
    private final Cache<String, String> uriOfId =
            Caffeine.newBuilder().maximumSize(200_000).build();

    @Override
    public String name() {
        return "mastodon-api";
    }

    @Override
    public boolean matches(JsonNode node) {
        return node.has("uri") && node.has("content") && node.path("account").has("acct");
    }

    @Override
    public Reading read(JsonNode status) {
        Statuses statuses = new Statuses();
        statuses.add(status);
        return new Reading(statuses.posts, statuses.rejected, List.of());
    }

    /** The result of reading a status and those inside it. */
    private final class Statuses {
        private final List<ImportedPost> posts = new ArrayList<>(2);
        private final List<BadRecord> rejected = new ArrayList<>(0);

        /** Adds a status after the ones it boosts or quotes, and returns it. */
        ImportedPost add(JsonNode status) {
            JsonNode original = Json.object(status, "reblog");
            JsonNode quoted = quoted(status);
            ImportedPost post;
            if (original.isObject()) {
                ImportedPost boosted = add(original);
                post = ImportedPost.boost(
                        Json.requiredId(status, "uri"), author(status), Json.time(status, "created_at"), boosted.uri());
                post = post.seenBy(Json.narrower(visibility(status), boosted.visibility()));
            } else {
                post = post(status);
                post = quoted.isObject() ? post.quoting(quote(quoted)) : post;
            }
            posts.add(post);
            return post;
        }

        /** The quoted status. Mastodon wraps it with the state of the quote; other servers have the status itself. */
        private static JsonNode quoted(JsonNode status) {
            JsonNode quote = Json.object(status, "quote");
            return quote.has("uri") && quote.has("account") ? quote : Json.object(quote, "quoted_status");
        }

        /** Adds the quoted status. If it can't be read, only its address is kept. */
        private Optional<String> quote(JsonNode quoted) {
            int before = posts.size();
            try {
                return Optional.of(add(quoted).uri());
            } catch (BadRecord bad) {
                return without(before, bad.reason());
            } catch (Refusal.Invalid invalid) {
                return without(before, RefusalText.line(invalid));
            }
        }

        private Optional<String> without(int before, Message reason) {
            posts.subList(before, posts.size()).clear();
            rejected.add(new BadRecord("import.quote", "reason", reason));
            return Optional.empty();
        }
    }

    private ImportedPost post(JsonNode status) {
        String uri = Json.requiredId(status, "uri");
        Instant at = Json.time(status, "created_at");
        ImportedAuthor author = author(status);
        String domain = author.acct().domain();
        Json.id(status, "id").ifPresent(id -> uriOfId.put(id, uri));
        Optional<String> question = Json.id(status, "in_reply_to_id")
                .map(id -> Optional.ofNullable(uriOfId.getIfPresent(id)).orElse(uri + "#in-reply-to-" + id));
        Mentions mentions = mentions(status, domain);
        String text = HtmlText.of(
                "content", Json.text(status, "content"), (name, href) -> mentions.written(name, href, domain));
        return ImportedPost.of(uri, author, at, text.isEmpty() ? pictures(status, uri) : text)
                .from(Optional.empty(), Json.language(Json.text(status, "language")))
                .warned(Json.text(status, "spoiler_text"), Json.yes(status, "sensitive"))
                .seenBy(visibility(status))
                .answering(question, Optional.empty())
                .liked(Json.number(status, "favourites_count"), Json.number(status, "reblogs_count"))
                .mentioning(mentions);
    }

    private static Visibility visibility(JsonNode status) {
        return Json.visibility(status, "visibility", Visibility.PUBLIC);
    }

    private static String pictures(JsonNode status, String uri) {
        List<JsonNode> attachments = Json.objects(status, "media_attachments");
        return Attachments.text(attachments, List.of("description"), List.of("remote_url", "url"))
                .orElse(
                        attachments.isEmpty()
                                ? ""
                                : Json.textIfAny(status, "url").orElse(uri));
    }

    /** An address without a domain is local to the server that returned the status, which is the author's if they are local, too. */
    private static Mentions mentions(JsonNode status, String authorsDomain) {
        if (!status.path("mentions").isArray()) {
            return Mentions.UNTOLD;
        }
        String home = Json.text(status.path("account"), "acct").contains("@") ? "" : authorsDomain;
        return Mentions.of(Json.objects(status, "mentions").stream()
                .flatMap(each -> {
                    String url = Json.text(each, "url");
                    return Acct.parse(Json.text(each, "acct"))
                            .flatMap(acct -> acct.isLocal()
                                    ? Acct.of(acct.username(), home.isEmpty() ? Mentions.hostOf(url) : home)
                                    : Optional.of(acct))
                            .filter(acct -> !acct.isLocal())
                            .map(acct -> new Mentions.Person(acct, url, ""))
                            .stream();
                })
                .toList());
    }

    private static ImportedAuthor author(JsonNode status) {
        JsonNode account = Json.requiredObject(status, "account");
        String acct = Json.required(account, "acct");
        String url = Json.text(account, "url");
        String host = SafeUri.parse(url)
                .map(safe -> safe.uri().getAuthority())
                .orElseThrow(() -> new BadRecord("import.mastodon.url"));
        String username = acct.indexOf('@') > 0 ? acct.substring(0, acct.indexOf('@')) : acct;
        String domain = acct.indexOf('@') > 0 ? acct.substring(acct.indexOf('@') + 1) : host;
        return new ImportedAuthor(
                ImportedAuthor.acct(username, domain),
                Json.text(account, "display_name"),
                url,
                HtmlText.of("note", Json.text(account, "note")),
                Json.text(account, "avatar"),
                Optional.empty(),
                Json.number(account, "followers_count"),
                false,
                Json.yes(account, "bot"),
                Json.timeIfAny(account, "created_at"),
                "");
    }
}
