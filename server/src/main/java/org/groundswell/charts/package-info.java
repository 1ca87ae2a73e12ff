/** Charts as SVG: curves, the course of a wave, maps of the world, QR codes. Used by pages, exports and commands. */
@NullMarked
package org.groundswell.charts;

import org.jspecify.annotations.NullMarked;
