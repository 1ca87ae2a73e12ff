@NullMarked
package org.groundswell.polls;

import org.jspecify.annotations.NullMarked;
