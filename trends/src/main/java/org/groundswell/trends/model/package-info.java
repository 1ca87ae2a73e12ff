/**
 * The engine's input and output: uses of tags, account traits, places, windows, trends. Only value types, without
 * dependencies except the JDK.
 */
@NullMarked
package org.groundswell.trends.model;

import org.jspecify.annotations.NullMarked;
