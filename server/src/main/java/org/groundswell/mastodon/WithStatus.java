package org.groundswell.mastodon;

/** An answer with another status than 200. */
record WithStatus(int status, Object entity) {}
