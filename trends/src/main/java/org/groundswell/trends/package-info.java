/**
 * The trends module, in packages that depend downwards only:
 *
 * <ul>
 *   <li>{@code engine}: which tags trend now
 *   <li>{@code wave}, {@code relate}, {@code select}: one tag's life, how two tags are related, which posts show what
 *   is said
 *   <li>{@code trust}, {@code place}, {@code score}, {@code baseline}, {@code count}: what the engine is made of
 *   <li>{@code checkpoint}: the form in which state is saved
 *   <li>{@code model}: the values that all of them share
 * </ul>
 */
@NullMarked
package org.groundswell.trends;

import org.jspecify.annotations.NullMarked;
