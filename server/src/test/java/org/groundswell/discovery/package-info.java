@NullMarked
package org.groundswell.discovery;

import org.jspecify.annotations.NullMarked;
