package org.groundswell.web.view;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.rendering.Countries;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Concentration;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.View;

/** How evenly the people of a wave are spread over countries and cells of one degree, in words. */
final class PlaceSentences {
    /** With fewer located people, chance decides how even they are. */
    private static final int FEWEST_PEOPLE = 10;

    private PlaceSentences() {}

    /** A paragraph about countries and one about cells, each if there are enough people to say something. */
    static List<String> of(View view, Translator t) {
        List<String> said = new ArrayList<>();
        addCountries(view, t, said);
        addCells(view, t, said);
        return List.copyOf(said);
    }

    private static void addCountries(View view, Translator t, List<String> said) {
        Spread countries = view.countries();
        Concentration all = countries.concentration();
        if (all.located() < FEWEST_PEOPLE || countries.there().isEmpty()) {
            return;
        }
        String largest = Countries.inSentence(countries.there().getFirst().code(), t);
        if (all.places() == 1) {
            said.add(t.text(
                    "places.one",
                    "known",
                    all.located(),
                    "unknown",
                    view.people() - all.located(),
                    "people",
                    view.people(),
                    "country",
                    largest));
            return;
        }
        String spread = t.text("places.spread", "places", all.places(), "effective", all.effective());
        String most = t.text(
                "places.largest",
                "known",
                all.located(),
                "unknown",
                view.people() - all.located(),
                "people",
                view.people(),
                "share",
                all.largestShare(),
                "country",
                largest);
        said.add(spread + " " + most);
    }

    private static void addCells(View view, Translator t, List<String> said) {
        Concentration all = view.cells().concentration();
        if (all.located() < FEWEST_PEOPLE) {
            return;
        }
        said.add(t.text(
                "places.cells",
                "known",
                all.located(),
                "unknown",
                view.people() - all.located(),
                "people",
                view.people(),
                "places",
                all.places(),
                "effective",
                all.effective(),
                "share",
                all.largestShare()));
    }
}
