/**
 * Search for statuses: an index that follows the event log, and a service that finds what a viewer may find. Names of
 * accounts and tags are found by packages {@code accounts} and {@code tags}.
 */
@NullMarked
package org.groundswell.search;

import org.jspecify.annotations.NullMarked;
