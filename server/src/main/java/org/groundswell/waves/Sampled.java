package org.groundswell.waves;

import java.util.List;
import java.util.Optional;
import org.groundswell.model.StatusId;
import org.groundswell.tags.Tag;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;

/**
 * A sample of a wave's posts.
 *
 * @param wave the wave; empty if the tag has none, then the sample is of its whole history
 * @param begin its first minute since the epoch
 * @param first its first posts, in the order of time
 * @param spread an even sample of all its posts
 */
record Sampled(Tag tag, Life life, Optional<Episode> wave, int begin, List<StatusId> first, List<StatusId> spread) {}
