package org.groundswell.waves;

import java.util.Optional;
import org.groundswell.tags.Tag;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;

/**
 * A tag's relation to another tag.
 *
 * @param since when the later of the two began, minutes since the epoch
 * @param later whether the requested tag is the later one, the one that answers or joined the other
 * @param both how many people of the requested tag's wave, or of all who used it if it has none, have also used the
 *     other tag; counted, unlike the estimate in {@code evidence} that the relation is judged by
 * @param evidence the figures behind the relation
 * @param third the other tag that the later one reports on, if it reports on two
 */
public record Related(
        Tag other, Relation relation, int since, boolean later, int both, Pair evidence, Optional<String> third) {
    /** The part of the first people from which a tag is said to have started as a reply, or as a mention. */
    private static final double REMARKABLE = 0.2;

    /** How the first people of the later tag spoke about the earlier one. */
    public enum Start {
        /** They replied to it or quoted it. */
        REPLYING,
        /** They named it in the same post. */
        NAMING,
        /** Too few did either for a headline. */
        OTHER
    }

    /** What the first people of the later tag show about its start. */
    public Start start() {
        if (evidence.answering() >= REMARKABLE * evidence.phase()) {
            return Start.REPLYING;
        }
        return evidence.naming() >= REMARKABLE * evidence.phase() ? Start.NAMING : Start.OTHER;
    }

    /** A relation of two tags alone. */
    public Related(Tag other, Relation relation, int since, boolean later, int both, Pair evidence) {
        this(other, relation, since, later, both, evidence, Optional.empty());
    }
}
