package org.groundswell.exports;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.groundswell.charts.MapView;
import org.groundswell.charts.World;
import org.groundswell.places.TagPlaces;
import org.groundswell.rendering.Countries;
import org.groundswell.rendering.Templates;
import org.groundswell.text.Translator;
import org.groundswell.trends.wave.Spread;

/** Maps of tags as a page that stands alone. */
public final class MapExport {
    private static final Spread NOWHERE = new Spread(List.of(), List.of(), 0, 0);

    private final Templates templates = new Templates();
    private final World world = new World();
    private final Translator t;

    public MapExport(Translator t) {
        this.t = t;
    }

    /** The widest spread first. */
    public String write(List<TagPlaces> tags) {
        List<MapsAlone.Drawn> drawn = tags.stream()
                .map(this::drawn)
                .sorted(Comparator.comparingDouble((MapsAlone.Drawn each) -> -each.entropy())
                        .thenComparing(MapsAlone.Drawn::tag))
                .toList();
        return templates.text(new MapsAlone(drawn, MapView.of(world.map(), NOWHERE, t), StoryExport.style()));
    }

    private MapsAlone.Drawn drawn(TagPlaces tag) {
        Spread spread = tag.spread();
        double entropy = TagPlaces.entropy(spread);
        String measures = spread.there().isEmpty()
                ? String.format(Locale.ENGLISH, "%,d uses, nowhere five of them", tag.count())
                : String.format(
                        Locale.ENGLISH,
                        "%,d uses; %s with five or more; %d %% in %s; entropy %.2f bits",
                        tag.count(),
                        spread.there().size() == 1
                                ? "one country"
                                : spread.there().size() + " countries",
                        Math.round(100 * TagPlaces.focus(spread)),
                        Countries.name(spread.there().getFirst().code()),
                        entropy);
        MapView map = MapView.of(
                world.map(), spread, there -> Countries.name(there.code()) + ": " + there.people(), Instant::toString);
        return new MapsAlone.Drawn(tag.tag(), measures, map, entropy);
    }
}
