package org.groundswell.mastodon;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;

/**
 * A page that people link to, in the API: Mastodon's {@code Trends::Link}.
 *
 * @param history the last seven days, newest first
 */
record LinkEntity(@JsonUnwrapped CardEntity card, List<TagEntity.Day> history) {}
