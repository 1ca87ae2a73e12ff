@NullMarked
package org.groundswell.scheduling;

import org.jspecify.annotations.NullMarked;
