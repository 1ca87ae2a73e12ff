/** The full-text index of statuses: analysis, documents and queries in Lucene, and its files. */
@NullMarked
package org.groundswell.search.index;

import org.jspecify.annotations.NullMarked;
