package org.groundswell.reports;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Row;
import org.groundswell.db.Sql;
import org.groundswell.files.FileName;
import org.groundswell.media.AttachmentCodec;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The columns that evidence has in the tables of reports and of decisions: status_id, text, spoiler, media, options. */
public final class EvidenceCodec {
    private static final JsonMapper JSON = new JsonMapper();

    private EvidenceCodec() {}

    /** Sets the parameters that are called like the columns, and {@code :status}. */
    public static Sql set(Sql insert, Evidence post) {
        return insert.set("status", post.status().value())
                .set("text", post.text())
                .set("spoiler", post.spoiler())
                .set(
                        "media",
                        post.added()
                                .map(each -> AttachmentCodec.write(each.media()))
                                .orElse(null))
                .set("options", post.added().map(each -> write(each.options())).orElse(null));
    }

    /** @param files the kept files of the report or decision */
    public static Evidence read(Row row, Map<FileName, EvidenceFileId> files) {
        return new Evidence(
                new StatusId(row.longOf("status_id")),
                row.textOf("text"),
                row.textOf("spoiler"),
                added(row.textOrNull("media"), row.textOrNull("options"), files));
    }

    private static Optional<Evidence.Added> added(
            @Nullable String media, @Nullable String options, Map<FileName, EvidenceFileId> files) {
        return media == null || options == null
                ? Optional.empty()
                : Optional.of(new Evidence.Added(AttachmentCodec.read(media), options(options), files));
    }

    /** An empty text for an empty list. */
    private static String write(List<String> options) {
        if (options.isEmpty()) {
            return "";
        }
        ArrayNode array = JSON.createArrayNode();
        options.forEach(array::add);
        return JSON.writeValueAsString(array);
    }

    private static List<String> options(String text) {
        return text.isEmpty()
                ? List.of()
                : JSON.readTree(text).valueStream().map(JsonNode::asString).toList();
    }
}
