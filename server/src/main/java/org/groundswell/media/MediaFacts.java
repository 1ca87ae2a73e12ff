package org.groundswell.media;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a processed file.
 *
 * @param width in pixels; 0 for sounds
 * @param previewWidth in pixels; 0 without a preview
 * @param blurhash of the picture, or of the first frame; empty for sounds
 * @param clip of videos and sounds
 */
public record MediaFacts(
        int width,
        int height,
        int previewWidth,
        int previewHeight,
        String blurhash,
        @Nullable Clip clip) {
    /**
     * What a video or a sound has more than a picture.
     *
     * @param seconds its length
     * @param bitrate bits per second
     * @param frameRate frames per second, as a fraction such as {@code 30000/1001}; empty for sounds
     * @param sound the encoding of its sound; empty if it is silent
     * @param soundBitrate bits per second
     * @param channels such as {@code stereo}
     */
    public record Clip(
            double seconds, long bitrate, String frameRate, String sound, long soundBitrate, String channels) {}

    /** Of a picture without a preview. */
    public static MediaFacts picture(int width, int height, int previewWidth, int previewHeight, String blurhash) {
        return new MediaFacts(width, height, previewWidth, previewHeight, blurhash, null);
    }
}
