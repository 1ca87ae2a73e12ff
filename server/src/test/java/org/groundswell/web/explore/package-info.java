@NullMarked
package org.groundswell.web.explore;

import org.jspecify.annotations.NullMarked;
