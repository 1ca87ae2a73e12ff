package org.groundswell.polls;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a post asks as the database has it: JSON, which later versions must still read. */
public final class PollCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private PollCodec() {}

    /** An empty text for no poll. */
    public static String write(Optional<Poll> asked) {
        return asked.map(poll -> {
                    ObjectNode node = JSON.createObjectNode();
                    ArrayNode options = node.putArray("options");
                    poll.options().forEach(options::add);
                    node.put("multiple", poll.multiple());
                    node.put("totals_hidden", poll.totalsHidden());
                    node.put("expires_at", poll.expiresAt().toEpochMilli());
                    return JSON.writeValueAsString(node);
                })
                .orElse("");
    }

    /** What {@link #write} wrote. */
    public static Optional<Poll> read(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        JsonNode node = JSON.readTree(text);
        return Optional.of(new Poll(
                node.path("options").valueStream().map(JsonNode::asString).toList(),
                node.path("multiple").asBoolean(),
                node.path("totals_hidden").asBoolean(),
                Instant.ofEpochMilli(node.path("expires_at").asLong())));
    }
}
