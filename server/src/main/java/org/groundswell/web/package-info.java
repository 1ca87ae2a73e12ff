/** A face: pages for people, rendered on the server, good without JavaScript. */
@NullMarked
package org.groundswell.web;

import org.jspecify.annotations.NullMarked;
