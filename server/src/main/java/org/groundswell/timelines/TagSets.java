package org.groundswell.timelines;

import java.util.List;
import org.groundswell.tags.TagId;

/** Tags by which posts are chosen: posts with one of the first, all of the second and none of the third. */
record TagSets(List<TagId> any, List<TagId> all, List<TagId> none) {}
