package org.groundswell.exports;

import java.util.List;
import org.groundswell.charts.MapView;
import org.groundswell.rendering.View;
import org.groundswell.text.Translator;

/**
 * The template data of maps of tags in a self-contained HTML file.
 *
 * @param land the shapes of countries, included once and used by every map
 * @param style the stylesheet
 */
public record MapsAlone(List<Drawn> tags, MapView land, String style, Translator t) implements View {

    /**
     * A tag on a map.
     *
     * @param measures a text with the number of uses and countries, and the evenness of the spread
     */
    public record Drawn(String tag, String measures, MapView map, double entropy) {}

    @Override
    public String template() {
        return "exports/maps";
    }
}
