package org.groundswell.events;

import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.jspecify.annotations.Nullable;

/**
 * A status that another one, or a favourite, refers to.
 *
 * @param author its author; null if the status was gone by then, and in events of version 1
 */
public record StatusReference(StatusId status, @Nullable AccountId author) {}
