package org.groundswell.waves;

import org.groundswell.tags.Tag;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;

/**
 * A tag's relation to another tag.
 *
 * @param since when the later of the two began, minutes since the epoch
 * @param later whether the requested tag is the later one, the one that answers or joined the other
 * @param evidence the figures behind the relation
 */
public record Related(Tag other, Relation relation, int since, boolean later, Pair evidence) {}
