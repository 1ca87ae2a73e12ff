package org.groundswell.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.groundswell.places.TagPlaces;
import org.groundswell.trends.wave.Spread;

/** Maps of tags as a page that stands alone. */
public final class MapExport {
    private static final Spread NOWHERE = new Spread(List.of(), List.of(), 0, 0);

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
    private final World world = new World();

    /**
     * A tag on a map.
     *
     * @param measures how many uses, in how many countries, how evenly
     */
    public record Drawn(String tag, String measures, MapView map, double entropy) {}

    /** The widest spread first. */
    public String write(List<TagPlaces> tags) {
        List<Drawn> drawn = tags.stream()
                .map(this::drawn)
                .sorted(Comparator.comparingDouble((Drawn each) -> -each.entropy())
                        .thenComparing(Drawn::tag))
                .toList();
        StringOutput output = new StringOutput(1 << 18);
        engine.render(
                "maps_alone.jte",
                Map.of("tags", drawn, "land", MapView.of(world.map(), NOWHERE), "style", StoryExport.style()),
                output);
        return output.toString();
    }

    private Drawn drawn(TagPlaces tag) {
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
        return new Drawn(tag.tag(), measures, map, entropy);
    }
}
