package org.groundswell.mastodon;

import java.util.List;
import java.util.Locale;
import org.groundswell.statistics.Dimension;
import org.groundswell.statistics.Statistics.Dimensioned;
import org.groundswell.statistics.Statistics.Part;
import org.groundswell.text.Translator;
import org.jspecify.annotations.Nullable;

/** A figure for moderators that is broken down into parts, such as languages. */
record DimensionEntity(String key, List<PartEntity> data) {
    /**
     * A part.
     *
     * @param humanKey its name in words
     * @param value a number in decimal digits, or a version
     * @param unit of the number; null if it is a number of things, or a version
     */
    record PartEntity(
            String key,
            String humanKey,
            String value,
            @Nullable String unit) {}

    /** @param host the name of this server */
    static DimensionEntity of(Dimensioned found, String host, Translator t) {
        return new DimensionEntity(
                found.dimension().key(),
                found.parts().stream()
                        .map(part -> part(found.dimension(), part, host, t))
                        .toList());
    }

    private static PartEntity part(Dimension dimension, Part part, String host, Translator t) {
        return switch (dimension) {
            case LANGUAGES, TAG_LANGUAGES, INSTANCE_LANGUAGES ->
                new PartEntity(part.key(), language(part.key(), t), part.value(), null);
            case SERVERS, TAG_SERVERS -> {
                String server = part.key().isEmpty() ? host : part.key();
                yield new PartEntity(server, server, part.value(), null);
            }
            case SOFTWARE_VERSIONS -> new PartEntity(part.key(), part.key(), part.value(), null);
            case SPACE_USAGE -> new PartEntity(part.key(), part.key(), part.value(), "bytes");
        };
    }

    private static String language(String code, Translator t) {
        return code.isEmpty()
                ? t.text("statistics.language.none")
                : Locale.forLanguageTag(code).getDisplayName(t.locale());
    }
}
