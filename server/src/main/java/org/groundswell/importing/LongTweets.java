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
 * The whole texts of long tweets, which Twitter's archive keeps in a file of their own ({@code note-tweet.js}), under ids of
 * their own: a tweet's is the one that was made in the same second and begins as the tweet does.
 */
final class LongTweets {
    /** Characters of them that are kept. */
    private static final int MOST = 16 << 20;
    /** One person makes no more in a second: each is compared with every tweet of that second. */
    private static final int MOST_AT_ONCE = 16;

    /** The least that a truncated tweet and its full text have in common. */
    private static final int FEWEST_SHARED = 100;

    private final Map<Long, List<JsonNode>> bySecond = new HashMap<>();
    private int kept;

    /** Takes a record of the file. */
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

    /** The long text of a tweet, as v1.1 tweets hold it; empty if it has none. */
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

    /** A cut text without what tells that it is cut: an ellipsis, and the address of the whole. */
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
