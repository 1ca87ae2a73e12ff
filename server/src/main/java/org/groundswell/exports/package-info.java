/** Stories and maps as pages, and as self-contained files. */
@NullMarked
package org.groundswell.exports;

import org.jspecify.annotations.NullMarked;
