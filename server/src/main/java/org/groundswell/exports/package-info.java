/** Stories and maps as pages, and as files that stand alone. */
@NullMarked
package org.groundswell.exports;

import org.jspecify.annotations.NullMarked;
