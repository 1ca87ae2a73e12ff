package org.groundswell.exports;

import java.util.List;
import org.groundswell.charts.MapView;
import org.groundswell.rendering.View;
import org.groundswell.text.Translator;

/**
 * Maps of tags as a page that stands alone.
 *
 * @param land the countries, drawn once and used by every map
 * @param style the stylesheet
 */
public record MapsAlone(List<Drawn> tags, MapView land, String style, Translator t) implements View {

    /**
     * A tag on a map.
     *
     * @param measures the number of uses and of countries, and how evenly they are spread
     */
    public record Drawn(String tag, String measures, MapView map, double entropy) {}

    @Override
    public String template() {
        return "exports/maps";
    }
}
