package org.groundswell.mastodon;

import java.util.Optional;

/** A page of entities, with the Link header that leads on. */
record Listing(Object entities, Optional<String> link) {}
