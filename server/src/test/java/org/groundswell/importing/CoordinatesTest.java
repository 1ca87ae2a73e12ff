package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.groundswell.trends.model.DegreeCell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of the coordinates of records, only the cell of one degree is kept. */
class CoordinatesTest {
    private static final String V1 =
            "{\"id_str\":\"71\",\"created_at\":\"Sat Sep 01 10:00:00 +0000 2018\",\"text\":\"hi #Ferry\",\"user\":{\"screen_name\":\"rosa\"}%s}";
    private static final String V2 =
            "{\"data\":[{\"id\":\"1\",\"author_id\":\"41\",\"text\":\"hi\",\"created_at\":\"2022-05-06T07:08:09.000Z\"%s}],\"includes\":{\"users\":[{\"id\":\"41\",\"username\":\"rosa\"}],\"places\":["
                    + "{\"id\":\"manila\",\"geo\":{\"bbox\":[120.9,14.4,121.05,14.7]}},"
                    + "{\"id\":\"philippines\",\"geo\":{\"bbox\":[117,5,126.6,19]}}]}}";
    private static final String FLAT =
            "{\"id\":\"1\",\"author_id\":\"41\",\"author\":{\"id\":\"41\",\"username\":\"rosa\"},\"text\":\"hi\",\"created_at\":\"2022-05-06T07:08:09.000Z\"%s}";
    private static final String SNSCRAPE =
            "{\"id\":1,\"date\":\"2022-05-06T07:08:09+00:00\",\"rawContent\":\"hi\",\"user\":{\"username\":\"rosa\"}%s}";
    private static final String OWN =
            "{\"account\":\"rosa@old.example\",\"created_at\":\"2018-09-01T10:00:00Z\",\"text\":\"hi\"%s}";
    private static final String NOTE =
            "{\"type\":\"Create\",\"actor\":\"https://one.example/users/rosa\",\"object\":{\"id\":\"https://one.example/users/rosa/statuses/9\",\"published\":\"2023-02-03T04:05:06Z\",\"content\":\"<p>hi</p>\"%s}}";

    private final Formats formats = new Formats(ImportOptions.NONE);

    private static String record(String format) {
        return switch (format) {
            case "v1" -> V1;
            case "v2" -> V2;
            case "flat" -> FLAT;
            case "snscrape" -> SNSCRAPE;
            case "own" -> OWN;
            case "note" -> NOTE;
            default -> throw new IllegalArgumentException(format);
        };
    }

    private ImportedPost only(String format, String field) {
        Reading reading = formats.read(formats.parse(record(format).replace("%s", field == null ? "" : "," + field)));
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.posts()).hasSize(1);
        return reading.posts().getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            v1       | "coordinates":{"type":"Point","coordinates":[120.98,14.6]}                                     | N14E120
            v1       | "coordinates":{"type":"Point","coordinates":["-43.2","-22.9"]}                                 | S23W044
            v1       | "geo":{"type":"Point","coordinates":[14.6,120.98]},"coordinates":null                          | N14E120
            v1       | "geo":{"type":"Point","coordinates":[14.6,120.98]},"coordinates":{"type":"Point","coordinates":[120.98,14.6]} | N14E120
            v1       | "place":{"country_code":"PH"}                                                                  | none
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[120.9,14.4],[120.9,14.7],[121.1,14.7],[121.1,14.4]]]}} | N14E121
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[-0.5,51.3],[0.1,51.3],[0.1,51.7],[-0.5,51.7],[-0.5,51.3]]]}} | N51W001
            v1       | "coordinates":{"type":"Point","coordinates":[120.98,14.6]},"place":{"bounding_box":{"type":"Polygon","coordinates":[[[-0.5,51.3],[0.1,51.3],[0.1,51.7],[-0.5,51.7]]]}} | N14E120
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[117,5],[117,19],[126.6,19],[126.6,5]]]}} | none
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[120.9,14.4],[120.9,14.7],[121.1,"x"],[121.1,14.4]]]}} | none
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[120.9,14.4]]]}}                     | none
            v1       | "place":{"bounding_box":null}                                                                  | none
            v1       | "place":{"bounding_box":{"type":"Polygon","coordinates":[[[179.8,-16.9],[-179.9,-16.9],[-179.9,-16.5],[179.8,-16.5]]]}} | none
            v1       | "coordinates":{"type":"Point","coordinates":[0,0]}                                             | none
            v1       | "coordinates":{"type":"Point","coordinates":[500,14.6]}                                        | none
            v1       | "coordinates":{"type":"Point","coordinates":["east","north"]}                                  | none
            v1       | "coordinates":null                                                                             | none
            v1       |                                                                                                | none
            v2       | "geo":{"place_id":"p","coordinates":{"type":"Point","coordinates":[-0.12,51.5]}}               | N51W001
            v2       | "geo":{"place_id":"p"}                                                                         | none
            v2       | "geo":{"place_id":"manila"}                                                                    | N14E120
            v2       | "geo":{"place_id":"philippines"}                                                               | none
            v2       |                                                                                                | none
            flat     | "geo":{"country_code":"GB","coordinates":{"type":"Point","coordinates":[-0.12,51.5]}}          | N51W001
            flat     | "geo":{"country_code":"GB"}                                                                    | none
            flat     | "geo":{"country_code":"GB","place_id":"l","geo":{"type":"Feature","bbox":[-0.5,51.3,0.1,51.7]}}  | N51W001
            flat     | "geo":{"country_code":"GB","place_id":"l","geo":{"bbox":[-0.5,51.3,0.1]}}                      | none
            flat     | "geo":{"country_code":"GB","place_id":"l","geo":{"bbox":[0.1,51.3,-0.5,51.7]}}                 | none
            snscrape | "coordinates":{"longitude":-0.12,"latitude":51.5}                                              | N51W001
            snscrape | "coordinates":null                                                                             | none
            own      | "latitude":14.6,"longitude":120.98                                                             | N14E120
            own      | "latitude":"14.6","longitude":"120.98"                                                         | N14E120
            own      | "latitude":null,"longitude":null                                                               | none
            own      | "latitude":0,"longitude":0                                                                     | none
            note     | "location":{"type":"Place","name":"Luneta","latitude":14.58,"longitude":120.98}                | N14E120
            note     | "location":{"type":"Place","name":"Manila"}                                                    | none
            note     | "location":"Manila"                                                                            | none
            """)
    void aPostIsInTheCellOfItsCoordinates(String format, String field, String cell) {
        assertThat(only(format, field).cell().map(DegreeCell::code).orElse("none"))
                .isEqualTo(cell);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "latitude":91,"longitude":120
            "latitude":14.6,"longitude":-181
            "latitude":14.6
            "longitude":120
            "latitude":"north","longitude":"east"
            """)
    void impossibleCoordinatesInOurOwnFormatAreAnError(String field) {
        Reading reading = readOrRefuse(OWN.replace("%s", "," + field));
        assertThat(reading.rejected())
                .singleElement()
                .satisfies(bad -> assertThat(bad.reason().toString()).contains("import.coordinates"));
    }

    private Reading readOrRefuse(String record) {
        try {
            return formats.read(formats.parse(record));
        } catch (BadRecord bad) {
            return new Reading(List.of(), List.of(bad), List.of());
        }
    }

    /** Exact coordinates are nowhere in what an import keeps. */
    @Test
    void nothingFinerIsKept() {
        ImportedPost post = only("v1", "\"coordinates\":{\"type\":\"Point\",\"coordinates\":[120.98765,14.61234]}");
        assertThat(post.toString()).doesNotContain("120.98", "14.61");
    }
}
