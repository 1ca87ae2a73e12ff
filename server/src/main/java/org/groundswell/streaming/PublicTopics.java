package org.groundswell.streaming;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.events.Provenance;
import org.groundswell.events.StatusFacts;
import org.groundswell.events.StatusReference;
import org.groundswell.model.AccountId;
import org.groundswell.model.TagUse;
import org.groundswell.timelines.Origin;

/** The public timelines that a status is part of; the same ones whose pages show it. */
final class PublicTopics {
    private PublicTopics() {}

    /** None for imported statuses: they are old, and come by the million. */
    static List<Topic> of(StatusFacts status) {
        if (!status.visibility().isListed() || status.isBoost() || status.provenance() == Provenance.IMPORTED) {
            return List.of();
        }
        boolean here = status.provenance() == Provenance.LOCAL;
        List<Topic> topics = new ArrayList<>();
        if (!isReplyToAnother(status)) {
            // Whether it has media is seen when it is read.
            topics.add(new Topic.PublicMedia(Origin.ANYWHERE));
            topics.add(new Topic.PublicMedia(here ? Origin.HERE : Origin.ELSEWHERE));
            topics.add(new Topic.Public(Origin.ANYWHERE));
            topics.add(new Topic.Public(here ? Origin.HERE : Origin.ELSEWHERE));
        }
        for (TagUse tag : status.content().tags()) {
            topics.add(new Topic.Tagged(tag.key(), Origin.ANYWHERE));
            if (here) {
                topics.add(new Topic.Tagged(tag.key(), Origin.HERE));
            }
        }
        return topics.stream().distinct().toList();
    }

    private static boolean isReplyToAnother(StatusFacts status) {
        StatusReference parent = status.references().inReplyTo();
        AccountId author = parent == null ? null : parent.author();
        return author != null && !author.equals(status.account());
    }
}
