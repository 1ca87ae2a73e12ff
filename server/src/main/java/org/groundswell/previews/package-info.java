/** Makes the previews of pages that posts link to: fetches the pages after posting, and reads what they say of themselves. */
@NullMarked
package org.groundswell.previews;

import org.jspecify.annotations.NullMarked;
