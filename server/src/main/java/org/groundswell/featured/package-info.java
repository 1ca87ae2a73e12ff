/** Tags that accounts feature on their profiles. */
@NullMarked
package org.groundswell.featured;

import org.jspecify.annotations.NullMarked;
