package org.groundswell.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.groundswell.files.FileName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Attachments and the facts of files as the database has them: JSON, which later versions must still read. */
public final class AttachmentCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private AttachmentCodec() {}

    /** An empty text for an empty list. */
    public static String write(List<Attachment> attachments) {
        if (attachments.isEmpty()) {
            return "";
        }
        ArrayNode array = JSON.createArrayNode();
        attachments.forEach(each -> array.add(node(each)));
        return JSON.writeValueAsString(array);
    }

    /** What {@link #write} wrote. */
    public static List<Attachment> read(String text) {
        return text.isEmpty()
                ? List.of()
                : StreamSupport.stream(JSON.readTree(text).spliterator(), false)
                        .map(AttachmentCodec::attachment)
                        .toList();
    }

    public static String writeFacts(MediaFacts facts) {
        return JSON.writeValueAsString(node(facts));
    }

    public static MediaFacts readFacts(String text) {
        return facts(JSON.readTree(text));
    }

    private static ObjectNode node(Attachment attachment) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", attachment.id())
                .put("kind", attachment.kind().word())
                .put("file", attachment.name().text());
        if (attachment.previewName() != null) {
            node.put("preview", attachment.previewName().text());
        }
        if (!attachment.description().isEmpty()) {
            node.put("description", attachment.description());
        }
        if (!attachment.focus().equals(Focus.MIDDLE)) {
            node.put("x", attachment.focus().x()).put("y", attachment.focus().y());
        }
        return node.setAll(node(attachment.facts()));
    }

    private static ObjectNode node(MediaFacts facts) {
        ObjectNode node = JSON.createObjectNode()
                .put("width", facts.width())
                .put("height", facts.height())
                .put("preview_width", facts.previewWidth())
                .put("preview_height", facts.previewHeight())
                .put("blurhash", facts.blurhash());
        MediaFacts.Clip clip = facts.clip();
        if (clip != null) {
            node.put("seconds", clip.seconds())
                    .put("bitrate", clip.bitrate())
                    .put("frame_rate", clip.frameRate())
                    .put("sound", clip.sound())
                    .put("sound_bitrate", clip.soundBitrate())
                    .put("channels", clip.channels());
        }
        return node;
    }

    private static Attachment attachment(JsonNode node) {
        return new Attachment(
                node.path("id").asLong(),
                MediaKind.ofWord(node.path("kind").asString()),
                new FileName(node.path("file").asString()),
                Optional.of(node.path("preview").asString(""))
                        .filter(name -> !name.isEmpty())
                        .map(FileName::new)
                        .orElse(null),
                node.path("description").asString(""),
                new Focus(node.path("x").asDouble(0), node.path("y").asDouble(0)),
                facts(node));
    }

    private static MediaFacts facts(JsonNode node) {
        return new MediaFacts(
                node.path("width").asInt(0),
                node.path("height").asInt(0),
                node.path("preview_width").asInt(0),
                node.path("preview_height").asInt(0),
                node.path("blurhash").asString(""),
                clip(node));
    }

    private static MediaFacts.@Nullable Clip clip(JsonNode node) {
        return node.has("seconds")
                ? new MediaFacts.Clip(
                        node.path("seconds").asDouble(0),
                        node.path("bitrate").asLong(0),
                        node.path("frame_rate").asString(""),
                        node.path("sound").asString(""),
                        node.path("sound_bitrate").asLong(0),
                        node.path("channels").asString(""))
                : null;
    }
}
