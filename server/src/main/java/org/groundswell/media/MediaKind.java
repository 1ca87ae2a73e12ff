package org.groundswell.media;

import java.util.Locale;

/** What an attachment is, as apps distinguish it. */
public enum MediaKind {
    IMAGE,
    /** An animation: a video without sound that is played again and again. */
    GIFV,
    VIDEO,
    AUDIO;

    /** The API's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if it is no such word */
    public static MediaKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
