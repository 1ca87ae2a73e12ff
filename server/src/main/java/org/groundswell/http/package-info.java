/** What the faces share: the server, requests and replies, parameters, paging, limits, and the one way errors become answers. */
@NullMarked
package org.groundswell.http;

import org.jspecify.annotations.NullMarked;
