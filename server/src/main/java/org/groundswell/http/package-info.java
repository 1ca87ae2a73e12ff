/** The HTTP server: requests and replies, parameters, paging, rate limits, and the mapping of errors to responses. */
@NullMarked
package org.groundswell.http;

import org.jspecify.annotations.NullMarked;
