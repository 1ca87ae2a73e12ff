/** Rendering for people: templates and their assets, moments, names of countries. */
@NullMarked
package org.groundswell.rendering;

import org.jspecify.annotations.NullMarked;
