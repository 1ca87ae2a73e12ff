/** What people write, turned into markup: tags, mentions and links found, everything else escaped. */
@NullMarked
package org.groundswell.text;

import org.jspecify.annotations.NullMarked;
