/** The language of searches: words, phrases and operators, as typed. */
@NullMarked
package org.groundswell.search.query;

import org.jspecify.annotations.NullMarked;
