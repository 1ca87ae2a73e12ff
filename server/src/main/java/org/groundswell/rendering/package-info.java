/** What every rendered text needs: templates and their assets, moments, numbers and names of countries for people to read. */
@NullMarked
package org.groundswell.rendering;

import org.jspecify.annotations.NullMarked;
