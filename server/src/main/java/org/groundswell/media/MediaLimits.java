package org.groundswell.media;

/**
 * The limits of media.
 *
 * @param perPost attachments of a post
 * @param pictureBytes bytes of a picture
 * @param filmBytes bytes of a video or a sound
 */
public record MediaLimits(int perPost, long pictureBytes, long filmBytes) {
    /** Pixels of a picture: 33 megapixels, as with Mastodon. */
    public static final long PICTURE_PIXELS = 33_177_600;
    /** Pixels of a video's frame: 3840 × 2160. */
    public static final long FILM_PIXELS = 8_294_400;
    /** Frames per second of a video. */
    public static final int FRAME_RATE = 120;
    /** Characters of an alternative text. */
    public static final int LONGEST_DESCRIPTION = 1_500;

    public static final MediaLimits STANDARD = new MediaLimits(4, 16 << 20, 99 << 20);

    /** Bytes of the largest picture, or of the largest video or sound. */
    public long largest(boolean isPicture) {
        return isPicture ? pictureBytes : filmBytes;
    }

    /** Bytes of the largest file. */
    public long largest() {
        return Math.max(pictureBytes, filmBytes);
    }
}
