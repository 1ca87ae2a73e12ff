/** Pages of a post: its thread and its edit history. */
@NullMarked
package org.groundswell.web.post;

import org.jspecify.annotations.NullMarked;
