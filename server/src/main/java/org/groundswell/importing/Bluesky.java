package org.groundswell.importing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundswell.model.Acct;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.TagName;
import org.groundswell.text.StatusText;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Bluesky's posts and reposts: the events of a Jetstream ({@code did}, {@code commit}); records of repositories ({@code uri},
 * {@code value}) as returned by {@code com.atproto.repo.listRecords}; and posts in search results and feeds ({@code uri},
 * {@code author}, {@code record}). Lexicons: {@code app.bsky.feed.post}, {@code app.bsky.feed.defs#postView}.
 *
 * <p>Accounts are identified by their DID, which stays the same when a handle changes: the account of {@code did:plc:abc} is
 * {@code abc@bsky.app}, that of {@code did:web:example.org} is {@code example.org@bsky.app}.
 */
final class Bluesky implements Format {
    private static final String DOMAIN = "bsky.app";
    private static final String POST = "app.bsky.feed.post";
    private static final String REPOST = "app.bsky.feed.repost";
    /** The address of a record: its owner, kind and key. */
    private static final Pattern ADDRESS = Pattern.compile(
            "at://(did:(?:plc|web):[A-Za-z0-9._:%-]{1,256})/([a-zA-Z.]{1,128})/([A-Za-z0-9._:~-]{1,512})");

    private static final Pattern DID = Pattern.compile("^did:(?:plc|web):([A-Za-z0-9._-]{1,128})$");
    private static final int MOST_FACETS = 100;
    private static final int MOST_TAGS = 8;

    /** Handles by DID, learned from separate events. */
    private final Cache<String, String> handles =
            Caffeine.newBuilder().maximumSize(100_000).build();

    @Override
    public String name() {
        return "bluesky";
    }

    @Override
    public boolean matches(JsonNode node) {
        return isEvent(node)
                || hasAddress(node) && node.path("value").isObject()
                || isView(node)
                || isView(node.path("post"));
    }

    private static boolean hasAddress(JsonNode node) {
        return Json.textIfAny(node, "uri")
                .filter(uri -> uri.startsWith("at://"))
                .isPresent();
    }

    /** Whether it is a post in a search result or feed. */
    private static boolean isView(JsonNode node) {
        return hasAddress(node)
                && node.path("record").isObject()
                && node.path("author").isObject();
    }

    private static boolean isEvent(JsonNode node) {
        return node.path("did").isString() && node.has("time_us") && node.has("kind");
    }

    @Override
    public Reading read(JsonNode node) {
        if (isView(node.path("post"))) {
            return shown(node.path("post"), Json.object(node, "reason"));
        }
        if (isView(node)) {
            return shown(node, MissingNode.getInstance());
        }
        if (!isEvent(node)) {
            String uri = Json.requiredId(node, "uri");
            Matcher address = address(uri);
            String did = address.group(1);
            return post(uri, author(did), did, address.group(2), Json.requiredObject(node, "value"), null);
        }
        String did = Json.required(node, "did");
        if (!DID.matcher(did).matches()) {
            throw new BadRecord("import.bluesky.author", "value", BadRecord.excerpt(did));
        }
        JsonNode identity = Json.object(node, "identity");
        Json.textIfAny(identity, "handle").ifPresent(handle -> handles.put(did, handle));
        JsonNode commit = Json.object(node, "commit");
        String operation = Json.text(commit, "operation");
        if (operation.isEmpty()) {
            return Reading.nothing();
        }
        String collection = Json.required(commit, "collection");
        String uri = "at://" + did + "/" + collection + "/" + Json.requiredId(commit, "rkey");
        if (operation.equals("delete")) {
            return collection.equals(POST) || collection.equals(REPOST) ? Reading.deletion(uri) : Reading.nothing();
        }
        long micros = node.path("time_us").asLong(0);
        Instant seen = micros > 0 ? Instant.EPOCH.plus(micros, ChronoUnit.MICROS) : null;
        return post(uri, author(did), did, collection, Json.object(commit, "record"), seen);
    }

    private static Matcher address(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        if (!address.matches()) {
            throw new BadRecord("import.bluesky.uri", "value", BadRecord.excerpt(uri));
        }
        return address;
    }

    /**
     * A post in a feed, followed by the repost that put it there.
     *
     * @param reason the reason why the feed contains it, such as a repost
     */
    private Reading shown(JsonNode view, JsonNode reason) {
        String uri = Json.requiredId(view, "uri");
        Matcher address = address(uri);
        String did = address.group(1);
        Reading post = post(
                uri,
                author(did, Json.object(view, "author")),
                did,
                address.group(2),
                Json.requiredObject(view, "record"),
                null);
        List<ImportedPost> posts = new ArrayList<>();
        post.posts()
                .forEach(each ->
                        posts.add(each.liked(Json.number(view, "likeCount"), Json.number(view, "repostCount"))));
        JsonNode by = Json.object(reason, "by");
        Json.id(reason, "uri")
                .filter(repost -> ADDRESS.matcher(repost).matches())
                .ifPresent(repost -> posts.add(ImportedPost.boost(
                        repost, author(Json.required(by, "did"), by), Json.time(reason, "indexedAt"), uri)));
        return Reading.of(posts);
    }

    /** @param seen time at which the network saw it; a post with a later time gets this one */
    private Reading post(
            String uri, ImportedAuthor author, String did, String collection, JsonNode record, @Nullable Instant seen) {
        if (!collection.equals(POST) && !collection.equals(REPOST)) {
            return Reading.nothing();
        }
        Instant said = Json.time(record, "createdAt");
        Instant at = seen != null && said.isAfter(seen) ? seen : said;
        if (collection.equals(REPOST)) {
            return Reading.of(List.of(ImportedPost.boost(
                    uri, author, at, Json.requiredId(Json.requiredObject(record, "subject"), "uri"))));
        }
        JsonNode reply = Json.object(record, "reply");
        boolean warned = Json.objects(Json.object(record, "labels"), "values").stream()
                .anyMatch(label -> !Json.text(label, "val").startsWith("!"));
        return Reading.of(List.of(ImportedPost.of(uri, author, at, tagged(text(uri, did, record), record))
                .from(Optional.empty(), language(record))
                .warned("", warned)
                .answering(Json.id(Json.object(reply, "parent"), "uri"), Optional.empty())
                .quoting(quoted(Json.object(record, "embed")))
                .mentioning(mentions(record))));
    }

    /** The accounts in a record's facets. A name that is only in the text is no mention. */
    private static Mentions mentions(JsonNode record) {
        return Mentions.of(Json.objects(record, "facets").stream()
                .limit(MOST_FACETS)
                .flatMap(facet -> Json.objects(facet, "features").stream())
                .flatMap(feature -> DID.matcher(Json.text(feature, "did")).results())
                .flatMap(did -> Acct.of(did.group(1), DOMAIN).stream())
                .map(acct -> new Mentions.Person(acct, "", ""))
                .toList());
    }

    private ImportedAuthor author(String did) {
        Matcher known = DID.matcher(did);
        if (!known.matches()) {
            throw new BadRecord("import.bluesky.author", "value", BadRecord.excerpt(did));
        }
        String handle = handles.getIfPresent(did);
        ImportedAuthor author =
                ImportedAuthor.named(ImportedAuthor.acct(known.group(1), DOMAIN), "https://bsky.app/profile/" + did);
        return handle == null ? author : author.called(handle);
    }

    /** @param profile the author's profile in a feed: {@code app.bsky.actor.defs#profileViewBasic} */
    private ImportedAuthor author(String did, JsonNode profile) {
        ImportedAuthor author = author(did);
        String name = Json.text(profile, "displayName");
        return new ImportedAuthor(
                author.acct(),
                name.isBlank() ? Json.text(profile, "handle") : name,
                author.url(),
                "",
                Json.text(profile, "avatar"),
                Optional.empty(),
                0,
                false,
                false,
                Json.timeIfAny(profile, "createdAt"),
                "");
    }

    private static Optional<LanguageCode> language(JsonNode record) {
        return Json.language(record.path("langs").path(0).asString(""));
    }

    /** The quoted post: {@code app.bsky.embed.record}, alone or with pictures. */
    private static Optional<String> quoted(JsonNode embed) {
        JsonNode record = Json.object(embed, "record");
        JsonNode inner = Json.object(record, "record");
        return Json.id(inner.isObject() ? inner : record, "uri")
                .filter(uri -> ADDRESS.matcher(uri).matches());
    }

    /**
     * The text with its links in full, and the link of its card. A post without text gets the descriptions of its pictures, or
     * the address of its page, which shows the quoted post.
     */
    private static String text(String uri, String did, JsonNode record) {
        String text = withLinks(Json.text(record, "text"), Json.objects(record, "facets"));
        JsonNode embed = Json.object(record, "embed");
        JsonNode besideQuote = Json.object(embed, "media");
        JsonNode media = besideQuote.isObject() ? besideQuote : embed;
        String card = Json.text(Json.object(media, "external"), "uri");
        if (!card.isEmpty() && !text.contains(card)) {
            return text.isEmpty() ? card : text + "\n\n" + card;
        }
        if (!text.isBlank() || embed.isMissingNode()) {
            return text;
        }
        // A video is its own embed, with a description.
        List<JsonNode> shown = media.has("video") ? List.of(media) : Json.objects(media, "images");
        return Attachments.text(shown, List.of("alt"), List.of())
                .orElseGet(
                        () -> "https://bsky.app/profile/" + did + "/post/" + uri.substring(uri.lastIndexOf('/') + 1));
    }

    /** Appends the tags that are not in the text. */
    private static String tagged(String text, JsonNode record) {
        Set<TagName> written =
                StatusText.parse(text).tags().stream().map(TagName::of).collect(Collectors.toCollection(HashSet::new));
        String tags = record.path("tags")
                .valueStream()
                .limit(MOST_TAGS)
                .map(tag -> tag.asString(""))
                .filter(tag -> StatusText.parse("#" + tag).tags().equals(List.of(tag)) && written.add(TagName.of(tag)))
                .map(tag -> "#" + tag)
                .collect(Collectors.joining(" "));
        return tags.isEmpty() || text.isEmpty() ? text : text + "\n\n" + tags;
    }

    private record Link(int from, int to, String address) {}

    /** Replaces the shown text of links by their addresses. Facets count bytes of UTF-8. */
    private static String withLinks(String text, List<JsonNode> facets) {
        List<Link> links = new ArrayList<>();
        for (JsonNode facet : facets.subList(0, Math.min(MOST_FACETS, facets.size()))) {
            JsonNode index = Json.object(facet, "index");
            for (JsonNode feature : Json.objects(facet, "features")) {
                String uri = Json.text(feature, "uri");
                if (!uri.isEmpty()) {
                    links.add(new Link(
                            (int) Math.min(Json.number(index, "byteStart"), Integer.MAX_VALUE),
                            (int) Math.min(Json.number(index, "byteEnd"), Integer.MAX_VALUE),
                            uri));
                }
            }
        }
        links.sort(Comparator.comparingInt(Link::from));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder();
        int at = 0;
        for (Link link : links) {
            if (link.from < at || link.to <= link.from || link.to > bytes.length) {
                continue;
            }
            out.append(new String(bytes, at, link.from - at, StandardCharsets.UTF_8))
                    .append(link.address);
            at = link.to;
        }
        return out.append(new String(bytes, at, bytes.length - at, StandardCharsets.UTF_8))
                .toString();
    }
}
