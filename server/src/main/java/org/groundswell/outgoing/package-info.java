/**
 * Requests to servers whose addresses come from outside: only public addresses, no redirects, bounded in time and size.
 */
@NullMarked
package org.groundswell.outgoing;

import org.jspecify.annotations.NullMarked;
