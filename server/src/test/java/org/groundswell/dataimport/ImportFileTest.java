package org.groundswell.dataimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.model.Message;
import org.groundswell.model.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files of lists: which kind they are, and what their rows say. */
class ImportFileTest {
    private static final RowParser ROWS = new RowParser(URI.create("https://here.example"));
    private static final String FOLLOWING = "Account address,Show boosts,Notify on new posts,Languages\n";
    private static final String FILTER = "{\"title\":\"War\",\"context\":[\"home\"],\"action\":\"hide\","
            + "\"keywords_attributes\":[{\"keyword\":\"war\",\"whole_word\":true}]}";

    private static ImportFile parse(String text) {
        return ImportFile.parse(text, Optional.empty(), ROWS);
    }

    private static ImportFile parse(String text, ImportKind kind) {
        return ImportFile.parse(text, Optional.of(kind), ROWS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Account address,Show boosts,Notify on new posts,Languages;ben@b.example,true,false,  | FOLLOWING
                    account ADDRESS , languages;ben@b.example,en                                         | FOLLOWING
                    Account address,Hide notifications;ben@b.example,true                                | MUTES
                    #domain,#severity;loud.example,silence                                               | DOMAIN_BLOCKS
                    loud.example;quiet.example                                                           | DOMAIN_BLOCKS
                    #uri;https://b.example/1                                                             | BOOKMARKS
                    https://b.example/1                                                                  | BOOKMARKS
                    List name,Account address;Friends,ben@b.example                                      | LISTS
                    Friends,ben@b.example                                                                | LISTS
                    """)
    void theKindIsRecognised(String text, ImportKind kind) {
        ImportFile file = parse(text.replace(';', '\n'));
        assertThat(file.kind()).isEqualTo(kind);
        assertThat(file.looksLike()).isEmpty();
        assertThat(file.rows()).isNotEmpty().allMatch(row -> row.state() == ImportRow.State.WAITING);
    }

    @Test
    void aFileOfFiltersIsRecognised() {
        ImportFile file = parse(" {\"custom_filters\":[" + FILTER + "]}");
        assertThat(file.kind()).isEqualTo(ImportKind.FILTERS);
        assertThat(file.rows()).hasSize(1);
    }

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of(
                        ImportKind.FOLLOWING,
                        FOLLOWING + "@ben@B.example,TRUE,0,\"en, de\"",
                        "ben@b.example|true|false|en, de"),
                Arguments.of(ImportKind.FOLLOWING, FOLLOWING + "ben@here.example,,,", "ben|||"),
                Arguments.of(ImportKind.FOLLOWING, "ben@b.example", "ben@b.example|||"),
                Arguments.of(ImportKind.FOLLOWING, "Languages,Account address\r\nen,ben@b.example\r\n", "Account-less"),
                Arguments.of(ImportKind.BLOCKS, "\uFEFFben@b.example\r\n\r\n", "ben@b.example"),
                Arguments.of(ImportKind.BLOCKS, "Account address,Hide notifications\nben,true", "ben"),
                Arguments.of(ImportKind.MUTES, "ben@b.example,no", "ben@b.example|false"),
                Arguments.of(ImportKind.DOMAIN_BLOCKS, "BÜCHER.example", "xn--bcher-kva.example"),
                Arguments.of(ImportKind.LISTS, "\"A, \"\"list\"\"\",ben", "A, \"list\"|ben"),
                Arguments.of(ImportKind.LISTS, "\"two\nlines\",ben", "two lines|ben"),
                Arguments.of(ImportKind.BOOKMARKS, " https://b.example/1 ,x,y,z,1,2,3,4,5,6", "https://b.example/1"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void valuesAreWrittenInOneForm(ImportKind kind, String text, String values) {
        if (values.equals("Account-less")) {
            // Without the address first it is no header, so the columns are taken as they are.
            assertThat(parse(text, kind).rows().getFirst().values().getFirst()).isEqualTo("Languages");
            return;
        }
        assertThat(parse(text, kind).rows())
                .singleElement()
                .extracting(row -> String.join("|", row.values()))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    FOLLOWING     | not an address       | imports.problem.account
                    FOLLOWING     | ben@b.example,,,`en, klingon` | imports.problem.languages
                    BLOCKS        | a@b@c                | imports.problem.account
                    BLOCKS        | ``,x                 | imports.problem.no_account
                    BLOCKS        | =cmd()               | imports.problem.account
                    DOMAIN_BLOCKS | not a domain         | imports.problem.domain
                    LISTS         | Friends              | imports.problem.no_account
                    LISTS         | ,ben                 | imports.problem.no_title
                    BOOKMARKS     | javascript:alert(1)  | imports.problem.uri
                    BOOKMARKS     | https://b.example/a b| imports.problem.uri
                    """)
    void aRowThatIsNotUnderstoodSaysWhyAndTheOthersAreRead(ImportKind kind, String bad, String key) {
        String good = switch (kind) {
            case FOLLOWING, BLOCKS, MUTES -> "ben@b.example";
            case DOMAIN_BLOCKS -> "loud.example";
            case LISTS -> "Friends,ben@b.example";
            case BOOKMARKS -> "https://b.example/1";
            case FILTERS -> throw new AssertionError();
        };
        List<ImportRow> rows =
                parse(good + "\n" + bad.replace('`', '"') + "\n" + good, kind).rows();
        assertThat(rows).hasSize(3);
        assertThat(rows.get(1).number()).isEqualTo(2);
        assertThat(rows.get(1).state()).isEqualTo(ImportRow.State.NOT_UNDERSTOOD);
        assertThat(rows.get(1).problem()).map(Message::key).hasValue(key);
        assertThat(List.of(rows.get(0), rows.get(2))).allMatch(row -> row.state() == ImportRow.State.WAITING);
    }

    @Test
    void aQuoteThatIsNotClosedIsARowThatIsNotUnderstood() {
        List<ImportRow> rows = parse("ben@b.example\n\"cay@b.example\ndan@b.example\n", ImportKind.BLOCKS)
                .rows();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(1).problem()).map(Message::key).hasValue("imports.problem.quotes");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("", null, "imports.error.empty"),
                Arguments.of(" \r\n\n", null, "imports.error.empty"),
                Arguments.of(FOLLOWING, null, "imports.error.empty"),
                Arguments.of("ben@b.example", null, "imports.error.kind"),
                Arguments.of("Account address\nben@b.example", null, "imports.error.kind"),
                Arguments.of("<html><body>Not signed in</body></html>", null, "imports.error.kind"),
                Arguments.of("<html><body>Not signed in</body></html>", ImportKind.BLOCKS, "imports.error.nothing"),
                Arguments.of("{\"custom_filters\":[]}", null, "imports.error.empty"),
                Arguments.of("{\"custom_filters\":3}", null, "imports.problem.filters"),
                Arguments.of("{\"custom_filters\":[", null, "imports.problem.json"),
                Arguments.of("{\"custom_filters\":[{}]}", null, "imports.error.nothing"),
                Arguments.of("{\"a\":".repeat(50_000), null, "imports.problem.json.large"),
                Arguments.of(
                        "{\"custom_filters\":[" + "1,".repeat(300_000) + "1]}", null, "imports.problem.json.large"),
                Arguments.of("{\"custom_filters\":[" + FILTER + "]}", ImportKind.BLOCKS, "imports.error.json"),
                Arguments.of("ben@b.example", ImportKind.FILTERS, "imports.error.not_json"),
                Arguments.of("ben@b.example\n".repeat(20_001), ImportKind.BLOCKS, "imports.error.rows"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aFileThatCanNotBeImportedIsRefusedWithTheReason(String text, ImportKind kind, String key) {
        assertThatThrownBy(() -> ImportFile.parse(text, Optional.ofNullable(kind), ROWS))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.message().key()).isEqualTo(key));
    }

    @Test
    void theMostRowsAreTaken() {
        assertThat(parse("ben@b.example\n".repeat(20_000), ImportKind.BLOCKS).rows())
                .hasSize(20_000);
    }

    @Test
    void aFileOfAnotherKindThanItsHeaderSaysIsPointedOut() {
        assertThat(parse("Account address,Hide notifications\nben,true", ImportKind.BLOCKS)
                        .looksLike())
                .hasValue(ImportKind.MUTES);
        assertThat(parse("Account address\nben", ImportKind.BLOCKS).looksLike()).isEmpty();
    }

    /** In time that grows with the size, and with rows of bounded size. */
    @ParameterizedTest
    @CsvSource({"','", "'\"'", "'a'", "'\"\n\",'", "'\n'", "'\"\"'", "' '", "',\n'"})
    void aFileOfTheLargestSizeIsReadOrRefusedSoon(String repeated) {
        String text = "ben\n" + repeated.repeat(ImportFile.MOST_BYTES / repeated.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            try {
                ImportFile file = parse(text, ImportKind.BLOCKS);
                assertThat(file.rows()).hasSizeLessThanOrEqualTo(20_000);
                assertThat(file.rows())
                        .allMatch(row -> String.join("", row.values()).length() <= 300);
            } catch (Refusal.Invalid refused) {
                assertThat(refused.message().key()).isEqualTo("imports.error.rows");
            }
        });
    }
}
