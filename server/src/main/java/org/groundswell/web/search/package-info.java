/** The page of search results, and suggestions while one types. */
@NullMarked
package org.groundswell.web.search;

import org.jspecify.annotations.NullMarked;
