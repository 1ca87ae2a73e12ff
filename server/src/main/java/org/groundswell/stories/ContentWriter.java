package org.groundswell.stories;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.trends.select.TellingPhrase;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.waves.SharedPage;

/** Writes what the posts of a wave have in common: the page that most people linked to, and phrases; and which posts were set aside. */
final class ContentWriter {
    private final Prose prose;
    private final Facts facts;
    private final FigureMaker make;
    private final Figures figures;

    /** @param figures where its figures are added */
    ContentWriter(Prose prose, Facts facts, FigureMaker make, Figures figures) {
        this.prose = prose;
        this.facts = facts;
        this.make = make;
        this.figures = figures;
        facts.shared().ifPresent(this::gather);
        if (!facts.wording().found().phrases().isEmpty()) {
            gatherPhrases();
        }
        gather(facts.selection().pool());
    }

    void shared(List<String> said) {
        facts.shared()
                .ifPresent(shared -> said.add(say(
                        shared.card().isEmpty()
                                ? "shared.address"
                                : shared.isVideo() ? "shared.video" : "shared.page")));
    }

    void phrases(List<String> said) {
        if (figures.has("phrase")) {
            said.add(say(figures.has("phraseTimes") ? "phrase.times" : "phrase.new"));
        }
        if (figures.has("phraseList")) {
            said.add(say("phrase.more"));
        }
    }

    /** How many posts were set aside, and why. */
    void pool(List<String> said) {
        if (facts.selection().pool().weighedDown() > 0) {
            said.add(say("pool"));
        }
    }

    private void gather(SharedPage shared) {
        String url = shared.page().url();
        figures.add(new Figure("sharedTitle", shared.title(), shared.title(), make.at("/most_shared/title"), url));
        figures.add(make.text("sharedSite", shared.site(), shared.site(), "/most_shared/site"));
        figures.add(make.count("sharedPeople", shared.people(), "/most_shared/people"));
    }

    private void gatherPhrases() {
        List<TellingPhrase> found = facts.wording().found().phrases();
        TellingPhrase first = found.getFirst();
        figures.add(make.text("phrase", first.text(), first.text(), "/phrases/found/0/text"));
        figures.add(make.count("phrasePeople", first.people(), "/phrases/found/0/people"));
        figures.add(make.count("readPeople", facts.wording().found().people(), "/phrases/people"));
        figures.add(make.count("beforePeople", facts.wording().found().before(), "/phrases/before"));
        figures.add(make.count("beforeDays", facts.wording().days(), "/phrases/days"));
        if (first.before() > 0) {
            figures.add(make.count("phraseTimes", Math.round(first.times()), "/phrases/found/0/times"));
        }
        List<String> others = found.stream()
                .skip(1)
                .map(each -> prose.say("phrase.item", Map.of("phrase", each.text(), "count", each.people())))
                .toList();
        if (!others.isEmpty()) {
            figures.add(make.list("phraseList", others, "/phrases/found"));
        }
    }

    private void gather(SelectedPosts.Pool pool) {
        figures.add(make.count("setAside", pool.weighedDown(), "/selection_pool/weighed_down"));
        figures.add(make.count("candidates", pool.candidates(), "/selection_pool/candidates"));
        // No commas, since a reason can have one.
        String reasons = pool.reasons().entrySet().stream()
                .map(each -> prose.say(
                        "pool." + each.getKey().name().toLowerCase(Locale.ROOT), Map.of("count", each.getValue())))
                .reduce(prose::parts)
                .orElse("");
        figures.add(make.text("reasonList", reasons, pool.reasons().size(), "/selection_pool/reasons"));
    }

    private String say(String key) {
        return prose.sayWithFigures(key, figures);
    }
}
