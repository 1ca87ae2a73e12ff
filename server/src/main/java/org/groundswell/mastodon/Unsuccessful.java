package org.groundswell.mastodon;

/** An answer that is not a success, with more to say than an error's text. */
record Unsuccessful(int status, Object entity) {}
