/** Settings and their sources: defaults, a file, environment variables, flags. */
@NullMarked
package org.groundswell.config;

import org.jspecify.annotations.NullMarked;
