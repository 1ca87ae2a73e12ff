/** The frame of the web interface: routes, visitors, the data around every page, error pages, assets. */
@NullMarked
package org.groundswell.web.shell;

import org.jspecify.annotations.NullMarked;
