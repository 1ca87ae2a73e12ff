package org.groundswell.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.groundswell.exports.MapExport;
import org.groundswell.model.TagName;
import org.groundswell.text.Messages;
import org.groundswell.trends.wave.Spread;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Lines of coordinates become maps. */
class PlaceLinesTest {
    /** Manila, Berlin, São Paulo, Nairobi, Chicago, Delhi, Paris, Sydney. */
    private static final double[][] CITIES = {
        {14.6, 121.0},
        {52.5, 13.4},
        {-23.5, -46.6},
        {-1.3, 36.8},
        {41.9, -87.6},
        {28.6, 77.2},
        {48.9, 2.3},
        {-33.9, 151.2}
    };

    private final List<String> rejected = new ArrayList<>();

    private Map<TagName, TagPlaces> read(String text) throws IOException {
        return new PlaceLines()
                .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        (line, reason) -> rejected.add(line + ": " + reason));
    }

    @Test
    void aTagThatSpreadsIsPlainlyDifferentFromOneThatStays() throws IOException {
        StringBuilder lines = new StringBuilder("tag,time,lat,lng\n");
        for (int i = 0; i < 80; i++) {
            double[] city = CITIES[i % CITIES.length];
            lines.append("#Everywhere,%d,%s,%s\n".formatted(1_400_000_000 + i * 60, city[0], city[1]));
            double[] home = CITIES[i < 78 ? 2 : 0];
            lines.append("athome,%d,%s,%s\n".formatted(1_400_000_000 + i * 60, home[0], home[1]));
        }
        Map<TagName, TagPlaces> tags = read(lines.toString());
        assertThat(rejected).isEmpty();
        Spread wide = tags.get(TagName.of("everywhere")).spread();
        Spread narrow = tags.get(TagName.of("AtHome")).spread();
        assertThat(wide.there())
                .extracting(Spread.There::code)
                .containsExactlyInAnyOrder("PH", "DE", "BR", "KE", "US", "IN", "FR", "AU");
        assertThat(TagPlaces.entropy(wide)).isEqualTo(3, within(1e-9));
        assertThat(narrow.there()).extracting(Spread.There::code).containsExactly("BR");
        // Two in Manila are too few to be shown.
        assertThat(narrow.fewer()).isEqualTo(1);
        assertThat(TagPlaces.entropy(narrow)).isZero();
        assertThat(TagPlaces.focus(narrow)).isEqualTo(1);

        Document page = Jsoup.parse(new MapExport(Messages.load().english()).write(List.copyOf(tags.values())));
        assertThat(page.select("h2").eachText()).containsExactly("#Everywhere", "#athome");
        assertThat(page.select("section").get(0).select(".map path, .map circle"))
                .hasSize(8);
        assertThat(page.select("section").get(1).select(".map path")).hasSize(1);
        assertThat(page.select(".why").eachText().getLast())
                .startsWith("80 uses; 1 country with five or more; 100% in Brazil; entropy 0.00 bits");
        assertThat(page.select("script, link, img")).isEmpty();
    }

    @Test
    void whatCantBeReadIsToldWithItsLineAndStopsNothing() throws IOException {
        Map<TagName, TagPlaces> tags = read("""
                good,1400000000,14.6,121.0
                bad,1400000000,14.6
                bad,1400000000000,14.6,121.0
                bad,1400000000,94.6,121.0
                bad,soon,14.6,121.0
                ,1400000000,14.6,121.0

                bad,1400000000,NaN,121.0
                good,1400000000,0,-30
                """);
        assertThat(rejected)
                .hasSize(6)
                .anySatisfy(told -> assertThat(told).startsWith("2: has 3 columns instead of 4"))
                .anySatisfy(told -> assertThat(told).startsWith("3: has the time 1400000000000"))
                .anySatisfy(told -> assertThat(told).startsWith("4: has no place on earth"))
                .anySatisfy(told -> assertThat(told).startsWith("5: must have numbers in time (seconds since 1970)"))
                .anySatisfy(told -> assertThat(told).startsWith("6: has no tag"))
                .anySatisfy(told -> assertThat(told).startsWith("8: has no place on earth"));
        assertThat(tags).hasSize(1);
        // One of the two lies in the ocean: it is a use, but in no country.
        assertThat(tags.get(TagName.of("good")).count()).isEqualTo(2);
        assertThat(tags.get(TagName.of("good")).spread().unknown()).isEqualTo(1);
    }

    @Test
    void aLineOrATagMayBeTooLong() throws IOException {
        assertThat(read("x".repeat(5_000_000) + "\n" + "t".repeat(101)
                        + ",1400000000,14.6,121.0\ngood,1400000000,14.6,121.0\n"))
                .hasSize(1);
        assertThat(rejected)
                .containsExactly("1: is longer than 10000 characters", "2: has a tag longer than 100 characters");
    }
}
