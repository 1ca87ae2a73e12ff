package org.groundswell.stories;

import java.time.Instant;
import org.groundswell.model.AccountId;

/**
 * A saved version of a story.
 *
 * @param number the first is 1
 */
public record Version(int number, AccountId by, Instant at, StoryDraft draft) {}
