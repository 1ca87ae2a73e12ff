package org.groundswell.mastodon;

import java.util.List;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.model.Refusal;
import org.groundswell.text.Spans;

/**
 * A stream as clients name it.
 *
 * @param stream its kind, such as {@code public:local}
 * @param tag the tag of a hashtag stream
 * @param list the id of a list, for its stream
 */
record StreamName(String stream, Optional<String> tag, Optional<String> list) {
    static StreamName of(String stream) {
        return new StreamName(stream, Optional.empty(), Optional.empty());
    }

    /**
     * The names that events carry: the kind, and the tag or list as the client wrote it.
     *
     * @throws Refusal.Malformed if there is no such stream, or the tag or list is missing
     */
    List<String> names() {
        return switch (stream) {
            case "hashtag", "hashtag:local" -> List.of(stream, tagName());
            case "list" -> List.of(stream, listId());
            case "user",
                    "user:notification",
                    "direct",
                    "public",
                    "public:media",
                    "public:local",
                    "public:local:media",
                    "public:remote",
                    "public:remote:media" -> List.of(stream);
            default -> throw new Refusal.Malformed("streaming.unknown");
        };
    }

    /** The scope that a token needs for it. */
    Scope scope() {
        return stream.equals("user:notification") ? Scope.READ_NOTIFICATIONS : Scope.READ_STATUSES;
    }

    private String tagName() {
        String written =
                tag.filter(text -> !text.isBlank()).orElseThrow(() -> new Refusal.Malformed("streaming.tag_missing"));
        return Spans.tagName(written).orElseThrow(() -> new Refusal.Malformed("streaming.tag"));
    }

    private String listId() {
        return list.filter(text -> !text.isBlank()).orElseThrow(() -> new Refusal.Malformed("streaming.list_missing"));
    }
}
