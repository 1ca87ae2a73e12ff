/** The pages on which people import their lists from files. */
@NullMarked
package org.groundswell.web.dataimport;

import org.jspecify.annotations.NullMarked;
