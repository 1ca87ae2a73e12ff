/** The commands of the shell. */
@NullMarked
package org.groundswell.cli;

import org.jspecify.annotations.NullMarked;
