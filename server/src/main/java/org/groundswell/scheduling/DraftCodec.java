package org.groundswell.scheduling;

import java.util.List;
import java.util.Optional;
import org.groundswell.media.Focus;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.QuotePolicy;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.polls.PollDraft;
import org.groundswell.publishing.Draft;
import org.groundswell.statuses.ReplyPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an author typed as the database has it: JSON, which later versions must still read. The accounts that may be mentioned
 * are checked when it is scheduled.
 */
final class DraftCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private DraftCodec() {}

    static String write(Draft draft) {
        ObjectNode node = JSON.createObjectNode()
                .put("text", draft.text())
                .put("spoiler", draft.spoiler())
                .put("reply_policy", draft.replyPolicy().word());
        draft.sensitive().ifPresent(sensitive -> node.put("sensitive", sensitive));
        draft.visibility().ifPresent(visibility -> node.put("visibility", visibility.apiName()));
        draft.language().ifPresent(language -> node.put("language", language));
        draft.inReplyTo().ifPresent(parent -> node.put("in_reply_to", parent.value()));
        draft.quoted().ifPresent(quoted -> node.put("quoted", quoted.value()));
        draft.quotePolicy().ifPresent(policy -> node.put("quote_policy", policy.word()));
        draft.appId().ifPresent(app -> node.put("app", app));
        draft.media().ifPresent(media -> {
            ArrayNode array = node.putArray("media");
            media.forEach(each -> write(array.addObject(), each));
        });
        draft.poll().ifPresent(poll -> write(node.putObject("poll"), poll));
        return JSON.writeValueAsString(node);
    }

    private static void write(ObjectNode node, PostMedia.Wanted media) {
        node.put("id", media.id());
        media.description().ifPresent(description -> node.put("description", description));
        media.focus().ifPresent(focus -> node.put("x", focus.x()).put("y", focus.y()));
    }

    private static void write(ObjectNode node, PollDraft poll) {
        ArrayNode options = node.putArray("options");
        poll.options().forEach(options::add);
        poll.seconds().ifPresent(seconds -> node.put("seconds", seconds));
        node.put("multiple", poll.multiple()).put("totals_hidden", poll.totalsHidden());
    }

    static Draft read(String text) {
        JsonNode node = JSON.readTree(text);
        return Draft.builder(node.path("text").asString(""))
                .spoiler(node.path("spoiler").asString(""))
                .replyPolicy(ReplyPolicy.chosen(
                        "reply_policy", node.path("reply_policy").asString("everybody")))
                .sensitive(Optional.of(node.path("sensitive"))
                        .filter(JsonNode::isBoolean)
                        .map(JsonNode::asBoolean))
                .visibility(textIn(node, "visibility").flatMap(Visibility::parse))
                .language(textIn(node, "language"))
                .inReplyTo(numberIn(node, "in_reply_to").map(StatusId::new))
                .quoted(numberIn(node, "quoted").map(StatusId::new))
                .quotePolicy(textIn(node, "quote_policy").flatMap(QuotePolicy::parse))
                .app(numberIn(node, "app"))
                .media(node.has("media") ? Optional.of(media(node.path("media"))) : Optional.empty())
                .poll(node.has("poll") ? Optional.of(poll(node.path("poll"))) : Optional.empty())
                .build();
    }

    private static List<PostMedia.Wanted> media(JsonNode array) {
        return array.valueStream()
                .map(each -> new PostMedia.Wanted(
                        each.path("id").asLong(),
                        textIn(each, "description"),
                        each.has("x")
                                ? Optional.of(new Focus(
                                        each.path("x").asDouble(),
                                        each.path("y").asDouble()))
                                : Optional.empty()))
                .toList();
    }

    private static PollDraft poll(JsonNode node) {
        return new PollDraft(
                node.path("options").valueStream().map(JsonNode::asString).toList(),
                numberIn(node, "seconds"),
                node.path("multiple").asBoolean(),
                node.path("totals_hidden").asBoolean());
    }

    private static Optional<String> textIn(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asString()) : Optional.empty();
    }

    private static Optional<Long> numberIn(JsonNode node, String name) {
        return node.has(name) ? Optional.of(node.path(name).asLong()) : Optional.empty();
    }
}
