package org.groundswell.search.query;

/** Something that a status has besides its text: the values of {@code has:}. Each is named by its word in lower case. */
public enum Attachment {
    LINK,
    /** Any picture, video or sound. */
    MEDIA,
    IMAGE,
    /** Also an animation without sound. */
    VIDEO,
    AUDIO,
    POLL
}
