/** The page on which people download their own data. */
@NullMarked
package org.groundswell.web.archive;

import org.jspecify.annotations.NullMarked;
