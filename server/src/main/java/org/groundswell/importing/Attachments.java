package org.groundswell.importing;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundswell.text.PlainText;
import org.groundswell.text.SafeUri;
import tools.jackson.databind.JsonNode;

/**
 * The text of a post that has only pictures, videos or audio that are not imported: a line for each, with its description and
 * address if it has them.
 */
final class Attachments {
    /** Attachments of a post; any further are ignored. */
    static final int MOST = 32;

    private static final int LONGEST_DESCRIPTION = 1_500;

    private Attachments() {}

    /**
     * Describes attachments.
     *
     * @param descriptions fields that may contain a description, best first
     * @param addresses fields that may contain an address, best first
     * @return empty if none has a description or address
     */
    static Optional<String> text(List<JsonNode> attachments, List<String> descriptions, List<String> addresses) {
        Set<String> lines = new LinkedHashSet<>();
        for (JsonNode attachment : attachments.subList(0, Math.min(MOST, attachments.size()))) {
            String line = line(attachment, descriptions, addresses);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines));
    }

    /** The line of an attachment; empty if it has neither a description nor an address. */
    static String line(JsonNode attachment, List<String> descriptions, List<String> addresses) {
        List<String> parts = new ArrayList<>(2);
        first(attachment, descriptions)
                .map(text -> PlainText.cut(text, LONGEST_DESCRIPTION))
                .ifPresent(parts::add);
        first(attachment, addresses)
                .flatMap(SafeUri::parse)
                .map(SafeUri::toString)
                .ifPresent(parts::add);
        return String.join(" ", parts);
    }

    /** The first text in some fields, best first, that is not empty. */
    static Optional<String> first(JsonNode attachment, List<String> fields) {
        return fields.stream()
                .flatMap(field -> texts(attachment.path(field)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** ActivityPub writes an address as a text, as a link with an {@code href}, or as several of either. */
    static Stream<String> texts(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().filter(each -> !each.isArray()).flatMap(Attachments::texts);
        }
        return Stream.of((value.isObject() ? value.path("href") : value).asString(""));
    }
}
