package org.groundswell.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The full texts of long tweets, which Twitter's archive stores in a separate file ({@code note-tweet.js}) under separate
 * ids. The text of a tweet is the one from the same second with the same beginning.
 */
final class LongTweets {
    /** Maximum number of characters kept. */
    private static final int MOST = 16 << 20;
    /** Maximum per second, since each is compared with every tweet of its second. */
    private static final int MOST_AT_ONCE = 16;

    /** Minimum length of the common beginning of a truncated tweet and its full text. */
    private static final int FEWEST_SHARED = 100;

    private final Map<Long, List<JsonNode>> bySecond = new HashMap<>();
    private int kept;

    /** Adds a record of the file. */
    void add(JsonNode note) {
        JsonNode core = Json.object(note, "core");
        Optional<Instant> at = Json.timeIfAny(note, "createdAt");
        int size = Json.text(core, "text").length();
        if (at.isEmpty() || size <= FEWEST_SHARED || kept + size > MOST) {
            return;
        }
        List<JsonNode> others = bySecond.computeIfAbsent(at.get().getEpochSecond(), _ -> new ArrayList<>(1));
        if (others.size() < MOST_AT_ONCE) {
            kept += size;
            others.add(core);
        }
    }

    /** The long text of a tweet, in the form of v1.1 tweets; empty if it has none. */
    Optional<ObjectNode> of(JsonNode tweet) {
        if (bySecond.isEmpty()) {
            return Optional.empty();
        }
        String beginning = beginning(Json.text(tweet, "full_text"));
        return Json.timeIfAny(tweet, "created_at")
                .flatMap(at -> bySecond.getOrDefault(at.getEpochSecond(), List.of()).stream()
                        .filter(core -> beginning.length() >= FEWEST_SHARED
                                && unescaped(Json.text(core, "text")).startsWith(beginning))
                        .findFirst())
                .map(LongTweets::asNote);
    }

    /** A truncated text without its ellipsis and the address of the full text. */
    private static String beginning(String text) {
        int cut = text.lastIndexOf('…');
        return cut < 0 ? "" : unescaped(text.substring(0, cut)).stripTrailing();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static ObjectNode asNote(JsonNode core) {
        ObjectNode note = JsonNodeFactory.instance.objectNode().put("text", Json.text(core, "text"));
        ObjectNode entities = note.putObject("entities");
        ArrayNode urls = entities.putArray("urls");
        for (JsonNode url : Json.objects(core, "urls")) {
            urls.addObject().put("url", Json.text(url, "shortUrl")).put("expanded_url", Json.text(url, "expandedUrl"));
        }
        ArrayNode mentions = entities.putArray("user_mentions");
        for (JsonNode mention : Json.objects(core, "mentions")) {
            mentions.addObject().put("screen_name", Json.text(mention, "screenName"));
        }
        return note;
    }
}
