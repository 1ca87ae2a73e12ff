/** What an operator can set, and where it is read from: defaults, a file, the environment, flags. */
@NullMarked
package org.groundswell.config;

import org.jspecify.annotations.NullMarked;
