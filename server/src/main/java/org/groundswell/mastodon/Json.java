package org.groundswell.mastodon;

import java.nio.charset.StandardCharsets;

/** Finished JSON in UTF-8: an answer, or a value inside another entity. */
@SuppressWarnings("ArrayRecordComponent") // made to be sent, never compared
record Json(byte[] bytes) {
    /** A list without entries. */
    static final Json NOTHING = new Json("[]".getBytes(StandardCharsets.UTF_8));
}
