/** Pages on which visitors find what happens, and people and tags to follow. */
@NullMarked
package org.groundswell.web.explore;

import org.jspecify.annotations.NullMarked;
