package org.groundswell.waves;

import java.time.Instant;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagName;

/**
 * A relation of a tag that a moderator has hidden.
 *
 * @param other the other tag
 * @param by the moderator
 * @param note the reason; may be empty
 */
public record HiddenRelation(TagName other, AccountId by, Instant at, String note) {}
