/** Web Push (RFC 8030): notifications sent to the push services of apps and browsers, encrypted for the receiver. */
@NullMarked
package org.groundswell.push;

import org.jspecify.annotations.NullMarked;
