/** Which few of many posts show what is being said: many people's, different from one another, not only the loudest. */
@NullMarked
package org.groundswell.trends.select;

import org.jspecify.annotations.NullMarked;
