package org.groundswell.importing;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.model.Acct;
import org.groundswell.model.Refusal;
import org.groundswell.model.Visibility;
import org.groundswell.text.HtmlText;
import org.groundswell.text.RefusalText;
import org.groundswell.text.SafeUri;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Activities in the outbox of a Mastodon archive: notes and questions created, boosts ({@code Announce}), and deletions. */
final class MastodonOutbox implements Format {
    private static final Set<String> PUBLIC =
            Set.of("https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public");

    /** Other activities, which some servers also keep in their outboxes. */
    private static final Set<String> NO_POSTS = Set.of(
            "Accept", "Add", "Block", "EmojiReact", "Flag", "Follow", "Like", "Move", "Reject", "Remove", "Update");

    /** Fields with a quoted post: FEP-044f, and older ones. */
    private static final List<String> QUOTES = List.of("quote", "quoteUri", "quoteUrl", "_misskey_quote");

    private static final List<String> DESCRIPTIONS = List.of("name", "summary");
    private static final List<String> ADDRESSES = List.of("url", "href");

    private @Nullable ImportedAuthor owner;
    private String ownerId = "";

    @Override
    public String name() {
        return "mastodon-outbox";
    }

    @Override
    public boolean matches(JsonNode node) {
        String type = type(node);
        return firstPage(node).isArray()
                || node.has("actor")
                        && (NO_POSTS.contains(type)
                                || switch (type) {
                                    case "Create", "Announce", "Delete", "Undo" -> true;
                                    default -> false;
                                });
    }

    /** Some servers include the first page in the outbox. */
    private static JsonNode firstPage(JsonNode node) {
        return node.path("first").path("orderedItems");
    }

    /** Reads the activities of a page. One that can't be imported does not affect the others. */
    private Reading page(JsonNode activities) {
        List<ImportedPost> posts = new ArrayList<>();
        List<BadRecord> rejected = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        for (JsonNode activity : activities) {
            try {
                if (!activity.has("actor")) {
                    throw new BadRecord("import.must_be.objects", "field", "first.orderedItems");
                }
                Reading read = activity(activity);
                posts.addAll(read.posts());
                deleted.addAll(read.deleted());
            } catch (BadRecord bad) {
                rejected.add(bad);
            } catch (Refusal.Invalid invalid) {
                rejected.add(new BadRecord(RefusalText.line(invalid)));
            }
        }
        return new Reading(posts, rejected, deleted);
    }

    @Override
    public Reading read(JsonNode node) {
        return firstPage(node).isArray() ? page(firstPage(node)) : activity(node);
    }

    private Reading activity(JsonNode activity) {
        return switch (type(activity)) {
            case "Create" -> Reading.of(List.of(created(activity)));
            case "Announce" -> Reading.of(List.of(announced(activity)));
            case "Delete", "Undo" -> takenBack(activity);
            default -> Reading.nothing();
        };
    }

    private static String type(JsonNode node) {
        return node.path("type").asString("");
    }

    private ImportedPost announced(JsonNode activity) {
        JsonNode object = activity.path("object");
        String original = object.isObject() ? Json.requiredId(object, "id") : Json.requiredId(activity, "object");
        return ImportedPost.boost(
                        Json.requiredId(activity, "id"),
                        author(actor(activity)),
                        Json.time(activity, "published"),
                        original)
                .seenBy(audience(activity, activity));
    }

    private ImportedPost created(JsonNode activity) {
        ImportedAuthor author = author(actor(activity));
        JsonNode object = Json.requiredObject(activity, "object");
        String id = Json.requiredId(object, "id");
        Instant at = Json.time(object, "published");
        String summary = Json.text(object, "summary");
        String domain = author.acct().domain();
        Mentions mentions = mentions(object);
        String text = HtmlText.of("content", content(object), (name, href) -> mentions.written(name, href, domain));
        List<JsonNode> attachments = listed(object.path("attachment"));
        return ImportedPost.of(id, author, at, text.isEmpty() ? pictures(attachments, object, id) : text)
                .from(Optional.empty(), Json.language(language(object)))
                .at(Coordinates.cellIn(object.path("location")))
                .warned(summary, Json.yes(object, "sensitive") || !summary.isEmpty())
                .seenBy(audience(object, activity))
                .answering(reference(object, "inReplyTo"), Optional.empty())
                .quoting(QUOTES.stream()
                        .flatMap(field -> reference(object, field).stream())
                        .findFirst())
                .mentioning(mentions)
                .asking(ImportedPoll.of(object, at))
                .attaching(new ImportedPost.Attached(MastodonMedia.of(attachments), text));
    }

    private static String actor(JsonNode activity) {
        return reference(activity, "actor").orElseThrow(() -> new BadRecord("import.missing", "field", "actor"));
    }

    /** The address in a field, which is a text or an object with an id. */
    private static Optional<String> reference(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isObject() ? Json.id(value, "id") : Json.id(node, field);
    }

    /** Its markup, possibly only in a map by language. */
    private static String content(JsonNode object) {
        String content = Json.text(object, "content");
        String language = language(object);
        return content.isEmpty() && !language.isEmpty() ? Json.text(object.path("contentMap"), language) : content;
    }

    /** A deletion. It only counts for posts of the actor's server. */
    private static Reading takenBack(JsonNode activity) {
        JsonNode object = activity.path("object");
        if (type(activity).equals("Undo") && !type(object).equals("Announce")) {
            return Reading.nothing();
        }
        String uri = object.isObject() ? Json.requiredId(object, "id") : Json.requiredId(activity, "object");
        String host = Mentions.hostOf(uri);
        return !host.isEmpty() && host.equals(Mentions.hostOf(actor(activity)))
                ? Reading.deletion(uri)
                : Reading.nothing();
    }

    /** The line that describes an attachment. */
    static String line(JsonNode attachment) {
        return Attachments.line(attachment, DESCRIPTIONS, ADDRESSES);
    }

    private static String pictures(List<JsonNode> attachments, JsonNode object, String id) {
        return Attachments.text(attachments, DESCRIPTIONS, ADDRESSES)
                .orElse(
                        attachments.isEmpty()
                                ? ""
                                : Json.textIfAny(object, "url").orElse(id));
    }

    private static Mentions mentions(JsonNode object) {
        if (!object.has("tag")) {
            return Mentions.UNTOLD;
        }
        return Mentions.of(listed(object.path("tag")).stream()
                .filter(tag -> type(tag).equals("Mention"))
                .flatMap(tag -> {
                    String href = Json.text(tag, "href");
                    return mentioned(Json.text(tag, "name"), href)
                            .map(acct -> new Mentions.Person(acct, href, ""))
                            .stream();
                })
                .toList());
    }

    /** The account of a mention, by its name or else by its address. */
    private static Optional<Acct> mentioned(String name, String href) {
        Optional<Acct> named = Acct.parse(name);
        if (named.isPresent() && !named.get().isLocal()) {
            return named;
        }
        String host = Mentions.hostOf(href);
        String username = named.map(Acct::username)
                .orElseGet(() -> href.substring(href.lastIndexOf('/') + 1).replaceFirst("^@", ""));
        return host.isEmpty() ? Optional.empty() : Acct.of(username, host);
    }

    /** The objects of a list, or a single object. */
    private static List<JsonNode> listed(JsonNode value) {
        return (value.isArray() ? value.valueStream() : Stream.of(value))
                .filter(JsonNode::isObject)
                .toList();
    }

    private static String language(JsonNode object) {
        JsonNode map = object.path("contentMap");
        return map.isObject() && !map.isEmpty() ? map.propertyNames().iterator().next() : "";
    }

    /**
     * The visibility of an object by its addressees; direct if neither the public nor the followers are among them.
     *
     * @param activity the activity around it, which in some exports is the only one with addressees
     */
    private static Visibility audience(JsonNode object, JsonNode activity) {
        JsonNode addressed = object.has("to") || object.has("cc") ? object : activity;
        List<String> to = addresses(addressed.path("to"));
        if (to.stream().anyMatch(PUBLIC::contains)) {
            return Visibility.PUBLIC;
        }
        if (addresses(addressed.path("cc")).stream().anyMatch(PUBLIC::contains)) {
            return Visibility.UNLISTED;
        }
        return to.stream().anyMatch(each -> each.endsWith("/followers")) ? Visibility.FOLLOWERS : Visibility.DIRECT;
    }

    private static List<String> addresses(JsonNode audience) {
        return (audience.isArray() ? audience.valueStream() : Stream.of(audience))
                .map(each -> (each.isObject() ? each.path("id") : each).asString(""))
                .toList();
    }

    /**
     * Reads an archive's {@code actor.json}, if this is one. It has the actor's name, which may be missing from its address.
     */
    void owner(JsonNode file) {
        if (file.has("preferredUsername")
                && SafeUri.parse(Json.text(file, "id")).isPresent()) {
            String id = Json.text(file, "id");
            String page = Json.text(file, "url");
            owner = new ImportedAuthor(
                    ImportedAuthor.acct(
                            Json.required(file, "preferredUsername"),
                            SafeUri.parse(id).orElseThrow().uri().getAuthority()),
                    Json.text(file, "name"),
                    page.isEmpty() ? id : page,
                    HtmlText.of("summary", Json.text(file, "summary")),
                    "",
                    Optional.empty(),
                    0,
                    false,
                    Json.text(file, "type").equals("Service"),
                    Json.timeIfAny(file, "published"),
                    "");
            ownerId = id;
        }
    }

    private ImportedAuthor author(String actor) {
        return owner != null && ownerId.equals(actor) ? owner : named(actor);
    }

    /** The author from an address like {@code https://example.org/users/name}. */
    private static ImportedAuthor named(String actor) {
        URI uri = SafeUri.parse(actor)
                .map(SafeUri::uri)
                .orElseThrow(() -> new BadRecord("import.mastodon.actor", "value", BadRecord.excerpt(actor)));
        String path = uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^@", "");
        if (name.isEmpty()) {
            throw new BadRecord("import.mastodon.name", "value", BadRecord.excerpt(actor));
        }
        return ImportedAuthor.named(ImportedAuthor.acct(name, uri.getAuthority()), actor);
    }
}
