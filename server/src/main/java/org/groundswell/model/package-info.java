/** Values that all packages share: ids, names, pages of lists, and refusals. Depends on nothing but the JDK. */
@NullMarked
package org.groundswell.model;

import org.jspecify.annotations.NullMarked;
