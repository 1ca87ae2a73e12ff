/**
 * What the engine takes and what it answers: uses of tags, the accounts behind them, places, windows, trends. Values
 * only; they depend on nothing but the JDK.
 */
@NullMarked
package org.groundswell.trends.model;

import org.jspecify.annotations.NullMarked;
