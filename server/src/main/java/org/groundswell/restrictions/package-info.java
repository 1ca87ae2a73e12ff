/** What moderators restrict about accounts, and when it takes effect. Who may decide so, and why, is moderation's. */
@NullMarked
package org.groundswell.restrictions;

import org.jspecify.annotations.NullMarked;
