/** Posts, people, trends and waves as all pages show them. */
@NullMarked
package org.groundswell.web.view;

import org.jspecify.annotations.NullMarked;
