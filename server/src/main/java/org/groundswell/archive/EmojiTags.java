package org.groundswell.archive;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.files.FileType;

/** Custom emojis as tags of an object, as Mastodon writes them. Their pictures stay on this server. */
final class EmojiTags {
    private EmojiTags() {}

    static List<Map<String, Object>> of(List<CustomEmoji> emojis, URI home) {
        return emojis.stream().map(emoji -> tag(emoji, home)).toList();
    }

    private static Map<String, Object> tag(CustomEmoji emoji, URI home) {
        Map<String, Object> icon = new LinkedHashMap<>();
        icon.put("type", "Image");
        emoji.picture().type().map(FileType::mediaType).ifPresent(type -> icon.put("mediaType", type));
        icon.put("url", home + emoji.path());
        Map<String, Object> tag = new LinkedHashMap<>();
        tag.put("id", home + "/emojis/" + emoji.id());
        tag.put("type", "Emoji");
        tag.put("name", ":" + emoji.shortcode() + ":");
        tag.put("icon", icon);
        return tag;
    }
}
