package org.groundswell.web.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.groundswell.http.Params;
import org.groundswell.model.CountryCode;
import org.groundswell.model.LanguageCode;
import org.groundswell.model.Refusal;
import org.groundswell.rendering.Countries;
import org.groundswell.text.Translator;
import org.groundswell.trends.model.Place;

/** The choice of a place on pages with trends. */
public final class PlaceViews {
    private PlaceViews() {}

    /**
     * The place that a request asks for; the world if it names none.
     *
     * @throws Refusal.NotFound if there is no such place
     */
    public static Place chosen(Params params) {
        String country = params.textOr("place", "");
        String language = params.textOr("language", "");
        if (country.isEmpty() && language.isEmpty()) {
            return Place.WORLD;
        }
        Optional<Place> place = language.isEmpty()
                ? CountryCode.parse(country).map(code -> Place.country(code.code()))
                : LanguageCode.parse(language).filter(LanguageCode::isPlain).map(code -> Place.language(code.tag()));
        return place.orElseThrow(() -> new Refusal.NotFound("error.trends.no_place"));
    }

    /** The world, the places with trends of their own, and the chosen one. */
    public static List<PlaceView> choice(String page, List<Place> trending, Place chosen, Translator t) {
        List<PlaceView> places = new ArrayList<>();
        places.add(view(page, Place.WORLD, chosen.isWorld(), t));
        for (Place place : trending) {
            places.add(view(page, place, place.equals(chosen), t));
        }
        if (!chosen.isWorld() && places.stream().noneMatch(PlaceView::chosen)) {
            places.add(view(page, chosen, true, t));
        }
        return List.copyOf(places);
    }

    public static PlaceView view(String page, Place place, boolean chosen, Translator t) {
        return switch (place.kind()) {
            case WORLD -> new PlaceView(page, "", "", t.text("front.place.world"), chosen);
            case COUNTRY -> new PlaceView(page, "place", place.code(), Countries.name(place.code(), t), chosen);
            case LANGUAGE ->
                new PlaceView(
                        page,
                        "language",
                        place.code(),
                        t.text("front.place.language", "language", WaveViews.language(place.code(), t)),
                        chosen);
        };
    }
}
