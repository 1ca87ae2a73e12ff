/** Connections before the HTTP library sees them: strict framing of requests, deadlines, a bound per address. */
@NullMarked
package org.groundswell.http.connection;

import org.jspecify.annotations.NullMarked;
