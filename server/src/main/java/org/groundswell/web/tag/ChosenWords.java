package org.groundswell.web.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.Phrases;
import org.groundswell.text.Translator;
import org.groundswell.trends.select.Candidate;
import org.groundswell.waves.Highlight;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.web.view.WaveViews;

/**
 * The reasons why a post was chosen, in words: what it adds to the others, and the kind of account it is from; and why
 * other posts were not.
 */
final class ChosenWords {
    /** An account with fewer followers is a small one: the selection sees to it that half of the posts are by such. */
    private static final long SMALL = 500;

    private static final double LEAST_SHARE = 0.01;

    private ChosenWords() {}

    /** @param stated the language that the author's app stated, or empty */
    static String of(Highlight highlight, String stated, Translator t) {
        Candidate post = highlight.why().post();
        List<String> reasons = new ArrayList<>();
        double shows = highlight.why().shows();
        reasons.add(shows >= LEAST_SHARE ? t.text("chosen.adds", "share", shows) : t.text("chosen.other"));
        if (!post.country().isEmpty()) {
            reasons.add(t.text("chosen.country", "country", Countries.inSentence(post.country(), t)));
        }
        if (!post.language().isEmpty()) {
            String language = WaveViews.language(post.language(), t);
            reasons.add(
                    post.language().equals(stated)
                            ? t.text("chosen.language", "language", language)
                            : t.text("chosen.language.detected", "language", language));
        }
        reasons.add(post.reach() < SMALL ? t.text("chosen.small") : t.text("chosen.followers", "count", post.reach()));
        if (post.interactions() > 0) {
            reasons.add(t.text("chosen.reactions", "count", post.interactions()));
        }
        return t.text("chosen.sentence", "reasons", Phrases.join(reasons, t));
    }

    /** How many candidates weighed little or nothing, and why; empty if none did. */
    static Optional<String> weighedDown(SelectedPosts.Pool pool, Translator t) {
        if (pool.weighedDown() == 0) {
            return Optional.empty();
        }
        List<String> reasons = pool.reasons().entrySet().stream()
                .map(each -> t.text(
                        "weighed_down." + each.getKey().name().toLowerCase(Locale.ROOT), "count", each.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        int named = pool.reasons().values().stream().mapToInt(Integer::intValue).sum();
        if (named > pool.weighedDown()) {
            // Otherwise the reasons would seem not to add up.
            reasons.add(t.text("weighed_down.several"));
        }
        return Optional.of(t.text(
                "weighed_down.sentence",
                "count",
                pool.weighedDown(),
                "candidates",
                pool.candidates(),
                "reasons",
                Phrases.join(reasons, t)));
    }
}
