package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.groundswell.rendering.Countries;
import org.groundswell.trends.select.Candidate;
import org.groundswell.waves.Highlight;
import org.groundswell.web.view.WaveViews;

/** Why a post was chosen, in words: what it adds to the others, and whose it is. */
final class ChosenWords {
    /** Fewer followers than this, and it is a small account: the selection sees to it that half are. */
    private static final long SMALL = 500;

    private ChosenWords() {}

    static String of(Highlight highlight) {
        Candidate post = highlight.why().post();
        List<String> said = new ArrayList<>();
        double shows = highlight.why().shows();
        said.add(
                shows >= 0.01
                        ? "adds " + Math.round(100 * shows) + " % of all that is said"
                        : "says something the others don\u2019t");
        if (!post.country().isEmpty()) {
            said.add("from " + Countries.name(post.country()));
        }
        if (!post.language().isEmpty()) {
            said.add("in " + WaveViews.language(post.language()));
        }
        said.add(
                post.reach() < SMALL
                        ? "a small account"
                        : String.format(Locale.ENGLISH, "%,d followers", post.reach()));
        if (post.answered() > 0) {
            String times = post.answered() == 1 ? "once" : String.format(Locale.ENGLISH, "%,d times", post.answered());
            said.add("boosted or answered " + times);
        }
        return "Chosen: " + String.join("; ", said) + ".";
    }
}
