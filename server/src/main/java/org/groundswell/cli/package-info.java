/** The command line interface. */
@NullMarked
package org.groundswell.cli;

import org.jspecify.annotations.NullMarked;
