package org.groundswell.events;

import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * A reference to a status, from another status or a favourite.
 *
 * @param author its author; null if the status had been deleted by then, and in events of version 1
 */
public record StatusReference(StatusId status, @Nullable AccountId author) {}
