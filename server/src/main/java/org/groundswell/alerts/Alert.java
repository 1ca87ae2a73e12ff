package org.groundswell.alerts;

import java.util.Optional;
import org.groundswell.model.TagName;
import org.groundswell.text.Translator;
import org.groundswell.trending.TrendFacts;
import org.groundswell.trending.TrendSentence;
import org.groundswell.trends.model.Place;

/**
 * A notification that a tag trends.
 *
 * @param id time-ordered
 * @param place the place where it trends
 * @param facts the figures behind the alert
 * @param written the sentence of an alert from before facts were kept; empty for others
 */
public record Alert(long id, TagName tag, Place place, Optional<TrendFacts> facts, String written) {
    /** Why the tag trends, in words. */
    public String sentence(Translator t) {
        return facts.map(each -> TrendSentence.of(each, t)).orElse(written);
    }
}
