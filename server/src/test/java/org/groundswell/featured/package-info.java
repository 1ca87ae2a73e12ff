@NullMarked
package org.groundswell.featured;

import org.jspecify.annotations.NullMarked;
