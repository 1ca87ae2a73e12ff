package org.groundswell.publishing;

import java.util.Optional;
import org.groundswell.statuses.Post;
import org.groundswell.statuses.StatusPage;

/**
 * A status that was just posted.
 *
 * @param page all it takes to show it to its author, if that is known without reading again; its author's counts are those
 *     from just before the post, plus this post
 */
public record Posted(Post status, Optional<StatusPage> page) {}
