/** The round-up of a wave as an article: written from its facts, edited by people, published, and kept true afterwards. */
@NullMarked
package org.groundswell.stories;

import org.jspecify.annotations.NullMarked;
