/** How many distinct people used a tag in the last minutes: exact, and exact again after a retraction. */
@NullMarked
package org.groundswell.trends.count;

import org.jspecify.annotations.NullMarked;
