package org.groundswell.stories;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON form of story drafts in the database. */
final class StoryDraftCodec {
    private final JsonMapper json = JsonMapper.builder().build();

    String write(StoryDraft draft) {
        ObjectNode root = json.createObjectNode();
        root.put("title", draft.title());
        ArrayNode blocks = root.putArray("blocks");
        draft.blocks().forEach(block -> write(block, blocks.addObject()));
        ArrayNode dropped = root.putArray("dropped");
        draft.dropped().forEach(post -> dropped.add(post.value()));
        root.putObject("rules")
                .put("careful", draft.rules().careful())
                .put("consent_needed", draft.rules().consentNeeded())
                .put("private_named", draft.rules().privateNamed());
        return json.writeValueAsString(root);
    }

    StoryDraft read(String stored) {
        JsonNode root = json.readTree(stored);
        List<Block> blocks = new ArrayList<>();
        root.path("blocks").forEach(block -> blocks.add(block(block)));
        Set<StatusId> dropped = new LinkedHashSet<>();
        root.path("dropped").forEach(post -> dropped.add(new StatusId(post.asLong())));
        JsonNode rules = root.path("rules");
        return new StoryDraft(
                root.path("title").asString(""),
                List.copyOf(blocks),
                dropped,
                new StoryDraft.Rules(
                        rules.path("careful").asBoolean(false),
                        rules.path("consent_needed").asBoolean(false),
                        rules.path("private_named").asBoolean(false)));
    }

    private static void write(Block block, ObjectNode into) {
        switch (block) {
            case Block.Passage(var name, var text) ->
                into.put("kind", "passage").put("name", name).put("text", text);
            case Block.Heading(var name, var text) ->
                into.put("kind", "heading").put("name", name).put("text", text);
            case Block.Voice(var account, var post, var text) ->
                into.put("kind", "voice")
                        .put("account", account.value())
                        .put("post", post.value())
                        .put("text", text);
            case Block.Quote(var post, var pinned, var pictures) ->
                into.put("kind", "quote")
                        .put("post", post.value())
                        .put("pinned", pinned)
                        .put("pictures", pictures);
            case Block.Exhibit(var kind) -> into.put("kind", kind.name().toLowerCase(Locale.ROOT));
        }
    }

    private static Block block(JsonNode stored) {
        String kind = stored.path("kind").asString("");
        String name = stored.path("name").asString("");
        String text = stored.path("text").asString("");
        StatusId post = new StatusId(stored.path("post").asLong(0));
        return switch (kind) {
            case "passage" -> new Block.Passage(name, text);
            case "heading" -> new Block.Heading(name, text);
            case "voice" -> new Block.Voice(new AccountId(stored.path("account").asLong(0)), post, text);
            case "quote" ->
                new Block.Quote(
                        post,
                        stored.path("pinned").asBoolean(false),
                        // Drafts of earlier versions don't say.
                        stored.path("pictures").asBoolean(true));
            default -> new Block.Exhibit(Block.Exhibit.Kind.valueOf(kind.toUpperCase(Locale.ROOT)));
        };
    }
}
