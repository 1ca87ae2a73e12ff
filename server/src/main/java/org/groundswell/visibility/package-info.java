/**
 * The one place that decides who may see a status: the rules in Java ({@link org.groundswell.visibility.Viewer}) and the same
 * rules as SQL conditions ({@link org.groundswell.visibility.VisibilitySql}). A matrix test holds both to one table. Blocks,
 * mutes, suspended and limited accounts, and filters join here: a relation in {@code Viewer.Member}, its query in {@link
 * org.groundswell.visibility.ViewerStore}, its condition in {@code VisibilitySql}.
 */
@NullMarked
package org.groundswell.visibility;

import org.jspecify.annotations.NullMarked;
