/** A face: the Mastodon client API, a class a resource, entities as records. */
@NullMarked
package org.groundswell.mastodon;

import org.jspecify.annotations.NullMarked;
