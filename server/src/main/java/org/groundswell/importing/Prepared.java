package org.groundswell.importing;

import java.util.Optional;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.TextFacts;
import org.groundswell.text.StatusText;

/**
 * A post with what can be made of it without a database, and so before the writer sees it.
 *
 * @param text empty for a boost
 * @param facts what those who count want to know of the text
 * @param content what the status will say, unless it mentions somebody who must be looked up first
 */
record Prepared(ImportedPost post, StatusText text, TextFacts facts, Optional<Post.Content> content) {}
