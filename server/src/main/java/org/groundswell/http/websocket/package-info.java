/** WebSockets (RFC 6455): the handshake, frames as they are sent, and a strict reader of what clients send. */
@NullMarked
package org.groundswell.http.websocket;

import org.jspecify.annotations.NullMarked;
