/** Settings and their sources: defaults, a file, the environment, flags. */
@NullMarked
package org.groundswell.config;

import org.jspecify.annotations.NullMarked;
