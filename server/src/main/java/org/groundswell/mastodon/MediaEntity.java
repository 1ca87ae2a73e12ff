package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * An attachment in the API.
 *
 * @param url null while it is being processed
 */
record MediaEntity(
        String id,
        String type,
        @Nullable String url,
        @Nullable String previewUrl,
        @Nullable String remoteUrl,
        @Nullable String previewRemoteUrl,
        @Nullable String textUrl,
        Meta meta,
        @Nullable String description,
        @Nullable String blurhash) {

    /**
     * The dimensions of the files. Those of the original are repeated outside of it, as apps know it from Mastodon.
     *
     * @param length of a video or sound, in hours, minutes and seconds; {@code duration} in seconds
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Meta(
            @Nullable Point focus,
            @Nullable String length,
            @Nullable Double duration,
            @Nullable Double fps,
            @Nullable String size,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double aspect,
            @Nullable String audioEncode,
            @Nullable String audioBitrate,
            @Nullable String audioChannels,
            @Nullable Details original,
            @Nullable Details small) {
        static final Meta NONE = new Meta(null, null, null, null, null, null, null, null, null, null, null, null, null);
    }

    record Point(double x, double y) {}

    /** The dimensions of a file. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Details(
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String size,
            @Nullable Double aspect,
            @Nullable String frameRate,
            @Nullable Double duration,
            @Nullable Long bitrate) {}
}
