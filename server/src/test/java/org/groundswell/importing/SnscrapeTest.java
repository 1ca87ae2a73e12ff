package org.groundswell.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.groundswell.model.CountryCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What snscrape's lines mean. */
class SnscrapeTest {
    private final Formats formats = new Formats(ImportOptions.NONE);

    private Reading read(String text, String more) {
        return formats.read(formats.parse("{\"id\":812,\"date\":\"2021-06-01T08:00:00+00:00\",\"rawContent\":\"" + text
                + "\",\"user\":{\"username\":\"rosa\"}" + more + "}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ,"place":{"fullName":"Utrecht","country":"Nederland","countryCode":"NL"}                        | NL
            ,"place":null,"coordinates":{"longitude":13.405,"latitude":52.52}                               | DE
            ,"place":{"fullName":"x","countryCode":""},"coordinates":{"longitude":13.405,"latitude":52.52}  | DE
            ,"place":{"countryCode":"NL"},"coordinates":{"longitude":13.405,"latitude":52.52}               | NL
            ,"place":null,"coordinates":null                                                                | ``
            """)
    void aPlaceGivesACountry(String more, String country) {
        assertThat(read("tram", more).posts())
                .extracting(post -> post.country().map(CountryCode::code).orElse(""))
                .containsExactly(country);
    }

    @Test
    void aTweetWithOnlyPicturesHasWhatIsSaidOfThem() {
        assertThat(read(
                                "",
                                ",\"media\":[{\"fullUrl\":\"https://pic.example/1.jpg\",\"altText\":\"A tram\"},{\"thumbnailUrl\":\"https://pic.example/2.jpg\"}]")
                        .posts())
                .extracting(ImportedPost::text)
                .containsExactly("A tram https://pic.example/1.jpg\nhttps://pic.example/2.jpg");
    }

    @Test
    void aTweetOutlivesTheOneItQuotes() {
        Reading reading = read(
                "tram",
                ",\"quotedTweet\":{\"id\":811,\"date\":\"once\",\"rawContent\":\"q\",\"user\":{\"username\":\"sam\"}}");
        assertThat(reading.posts()).extracting(ImportedPost::text).containsExactly("tram");
        assertThat(reading.rejected())
                .extracting(BadRecord::reason)
                .singleElement()
                .asString()
                .contains("date");
    }
}
