/** The pages that posts link to, with counts of posts and people. */
@NullMarked
package org.groundswell.links;

import org.jspecify.annotations.NullMarked;
