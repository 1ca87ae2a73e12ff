/**
 * Imports of an account's lists from files, as Mastodon and this server export them: follows, blocks, mutes, blocked servers,
 * lists, bookmarks and filters. A file is parsed and kept as rows; after a confirmation, a job adds them in batches through the
 * services that the API uses.
 */
@NullMarked
package org.groundswell.dataimport;

import org.jspecify.annotations.NullMarked;
