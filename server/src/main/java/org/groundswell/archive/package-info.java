/** Copies of an account's own data, for its owner: lists as CSV, and an archive of the profile and the posts. */
@NullMarked
package org.groundswell.archive;

import org.jspecify.annotations.NullMarked;
