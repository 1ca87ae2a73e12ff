/** The layer between sockets and the HTTP library: strict framing of requests, deadlines, connections per address. */
@NullMarked
package org.groundswell.http.connection;

import org.jspecify.annotations.NullMarked;
