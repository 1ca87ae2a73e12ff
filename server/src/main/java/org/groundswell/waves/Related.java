package org.groundswell.waves;

import org.groundswell.tags.Tag;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;

/**
 * Another tag, and what a tag is to it.
 *
 * @param since when the later of them began, minutes since the epoch
 * @param later whether the tag that was asked for is the later one: it answers the other, or joined it
 * @param evidence what speaks for it
 */
public record Related(Tag other, Relation relation, int since, boolean later, Pair evidence) {}
