package org.groundswell.exports;

import java.util.Comparator;
import java.util.List;
import org.groundswell.charts.MapView;
import org.groundswell.charts.World;
import org.groundswell.places.TagPlaces;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.Templates;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Spread;

/** Exports maps of tags as a self-contained HTML file. */
public final class MapExport {
    private final Templates templates = new Templates();
    private final World world = new World();
    private final Translator t;

    public MapExport(Translator t) {
        this.t = t;
    }

    /** Writes the file, with the widest spread tags first. */
    public String write(List<TagPlaces> tags) {
        List<MapsAlone.Drawn> drawn = tags.stream()
                .map(this::drawn)
                .sorted(Comparator.comparingDouble((MapsAlone.Drawn each) -> -each.entropy())
                        .thenComparing(MapsAlone.Drawn::tag))
                .toList();
        return templates.text(
                new MapsAlone(drawn, MapView.of(world.map(), Spread.NONE, Spread.NONE, t), StoryExport.style(), t));
    }

    private MapsAlone.Drawn drawn(TagPlaces tag) {
        Spread spread = tag.spread();
        double entropy = TagPlaces.entropy(spread);
        MapView map = MapView.of(world.map(), spread, Spread.NONE, t);
        return new MapsAlone.Drawn(tag.tag(), measures(tag, spread, entropy), map, entropy);
    }

    private String measures(TagPlaces tag, Spread spread, double entropy) {
        if (spread.there().isEmpty()) {
            return t.text("maps.uses.scattered", "uses", tag.count());
        }
        return t.text(
                "maps.uses",
                "uses",
                tag.count(),
                "countries",
                spread.there().size(),
                "share",
                TagPlaces.focus(spread),
                "country",
                Countries.inSentence(spread.there().getFirst().code(), t),
                "entropy",
                entropy);
    }
}
