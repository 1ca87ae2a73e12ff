package org.groundswell.importing;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundswell.text.HtmlText;
import org.groundswell.text.SafeUri;
import org.groundswell.words.Visibility;
import tools.jackson.databind.JsonNode;

/** The activities in the outbox of a Mastodon archive: notes created, and boosts ({@code Announce}). */
final class MastodonOutbox implements Format {
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    @Override
    public boolean matches(JsonNode node) {
        String type = Json.text(node, "type");
        return node.has("actor") && (type.equals("Create") || type.equals("Announce"));
    }

    @Override
    public List<ImportedPost> read(JsonNode activity) {
        ImportedAuthor author = author(Json.required(activity, "actor"));
        JsonNode object = activity.path("object");
        if (Json.text(activity, "type").equals("Announce")) {
            String original = object.isObject() ? Json.requiredId(object, "id") : Json.requiredId(activity, "object");
            return List.of(ImportedPost.boost(
                    Json.requiredId(activity, "id"), author, Json.time(activity, "published"), original));
        }
        Json.requiredObject(activity, "object");
        Instant at = Json.time(object, "published");
        String summary = Json.text(object, "summary");
        return List.of(ImportedPost.of(
                        Json.requiredId(object, "id"), author, at, HtmlText.of("content", Json.text(object, "content")))
                .from("", Json.language(language(object)))
                .warned(summary, Json.yes(object, "sensitive") || !summary.isEmpty())
                .seenBy(audience(object))
                .answering(Json.id(object, "inReplyTo"), Optional.empty()));
    }

    private static String language(JsonNode object) {
        JsonNode map = object.path("contentMap");
        return map.isObject() && !map.isEmpty() ? map.propertyNames().iterator().next() : "";
    }

    private static Visibility audience(JsonNode object) {
        if (names(object.path("to"), PUBLIC)) {
            return Visibility.PUBLIC;
        }
        if (names(object.path("cc"), PUBLIC)) {
            return Visibility.UNLISTED;
        }
        for (JsonNode to : object.path("to")) {
            if (to.asString("").endsWith("/followers")) {
                return Visibility.FOLLOWERS;
            }
        }
        return Visibility.DIRECT;
    }

    private static boolean names(JsonNode audience, String whom) {
        if (audience.isString()) {
            return audience.asString("").equals(whom);
        }
        for (JsonNode each : audience) {
            if (each.asString("").equals(whom)) {
                return true;
            }
        }
        return false;
    }

    /** An archive names its author by an address like {@code https://example.org/users/name}. */
    private static ImportedAuthor author(String actor) {
        URI uri = SafeUri.parse(actor)
                .map(SafeUri::uri)
                .orElseThrow(() -> new BadRecord("its actor is no address: " + BadRecord.excerpt(actor)));
        String path = uri.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("^@", "");
        if (name.isEmpty()) {
            throw new BadRecord("its actor has no name: " + BadRecord.excerpt(actor));
        }
        return ImportedAuthor.named(ImportedAuthor.acct(name, uri.getAuthority()), actor, Instant.EPOCH);
    }
}
