/** HTTP, for all faces: the server, requests and replies, parameters, paging, limits, and the mapping of errors to answers. */
@NullMarked
package org.groundswell.http;

import org.jspecify.annotations.NullMarked;
