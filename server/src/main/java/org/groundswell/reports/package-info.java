/** Reports of accounts and posts, and the cases in which moderators handle them. */
@NullMarked
package org.groundswell.reports;

import org.jspecify.annotations.NullMarked;
