/** Charts as SVG: curves, wave charts, world maps, QR codes. Used by pages, exports and commands. */
@NullMarked
package org.groundswell.charts;

import org.jspecify.annotations.NullMarked;
