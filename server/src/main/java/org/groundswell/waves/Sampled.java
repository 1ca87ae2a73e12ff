package org.groundswell.waves;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.StatusId;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;

/**
 * A few posts that stand for a wave.
 *
 * @param wave which wave; empty for a tag that never had one: then it is all of its life
 * @param begin its first minute since the epoch
 * @param first the posts it began with, in the order of time
 * @param spread some of all its posts, evenly picked
 */
record Sampled(Tag tag, Life life, Optional<Episode> wave, int begin, List<StatusId> first, List<StatusId> spread) {}
