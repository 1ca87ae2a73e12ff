/** The server's own emojis: small pictures, which texts name by a shortcode between colons. */
@NullMarked
package org.groundswell.emojis;

import org.jspecify.annotations.NullMarked;
