package org.groundswell.importing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.groundswell.media.Focus;
import tools.jackson.databind.JsonNode;

/**
 * The media of notes in a Mastodon archive, and in one of this server: attachments whose address ends with the name of their file
 * in the archive, {@code /media_attachments/files/...}. It may have a server before it, if files are kept on another.
 */
final class MastodonMedia {
    private static final Set<String> TYPES = Set.of("Document", "Image", "Video", "Audio");
    private static final List<String> ADDRESSES = List.of("url", "href");
    private static final String FOLDER = "media_attachments/";
    private static final Pattern SERVER = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/]*");

    private MastodonMedia() {}

    /** @param attachments those of a note */
    static List<ImportedMedia> of(List<JsonNode> attachments) {
        return attachments.stream()
                .limit(Attachments.MOST)
                .filter(each -> TYPES.contains(each.path("type").asString("")))
                .flatMap(each -> medium(each).stream())
                .toList();
    }

    private static Optional<ImportedMedia> medium(JsonNode attachment) {
        return Attachments.first(attachment, ADDRESSES)
                .map(MastodonMedia::names)
                .filter(names -> !names.isEmpty())
                .map(names -> ImportedMedia.of(
                        names,
                        Attachments.first(attachment, List.of("name", "summary"))
                                .orElse(""),
                        focus(attachment.path("focalPoint")),
                        MastodonOutbox.line(attachment)));
    }

    private static List<String> names(String address) {
        String path = SERVER.matcher(address).replaceFirst("").split("[?#]", 2)[0];
        Set<String> names = new LinkedHashSet<>();
        int folder = path.indexOf(FOLDER);
        if (folder >= 0) {
            names.add(path.substring(folder));
        }
        names.add(path.replaceFirst("^/+", ""));
        names.remove("");
        return List.copyOf(names);
    }

    private static Focus focus(JsonNode point) {
        return point.isArray() && point.size() == 2
                ? new Focus(coordinate(point.get(0)), coordinate(point.get(1)))
                : Focus.MIDDLE;
    }

    private static double coordinate(JsonNode number) {
        double value = number.isNumber() ? number.doubleValue(0) : 0;
        return Double.isNaN(value) ? 0 : Math.clamp(value, -1.0, 1.0);
    }
}
