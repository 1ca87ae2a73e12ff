/**
 * The trends module, in packages that depend downwards only:
 *
 * <ul>
 *   <li>{@code engine}: which tags trend now
 *   <li>{@code wave}, {@code relate}, {@code select}: one tag's history, how two tags are related, which posts
 *       represent a tag
 *   <li>{@code trust}, {@code place}, {@code score}, {@code baseline}, {@code count}: the parts of the engine
 *   <li>{@code checkpoint}: the binary form of saved state
 *   <li>{@code model}: the values that all of them share
 * </ul>
 */
@NullMarked
package org.groundswell.trends;

import org.jspecify.annotations.NullMarked;
