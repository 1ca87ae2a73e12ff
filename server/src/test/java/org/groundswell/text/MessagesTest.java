package org.groundswell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.groundswell.model.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages: by key, in the reader's language, with their arguments. */
class MessagesTest {
    private static final Map<String, String> ENGLISH = Map.of(
            "plain", "It's here, isn't it",
            "people", "{count, plural, =0 {nobody} one {# person} other {# people}} in {place}",
            "number", "{count} at most",
            "reply", "{who} {kind, select, boost {boosted} other {replied to}} {what}",
            "rules", "Read the {rules} first",
            "wrote", "{count, plural, one {{who} wrote # post} other {{who} wrote # posts with {tag}}}",
            "outer", "Refused: {reason}",
            "only.english", "only here");

    private static final Map<String, String> GERMAN = Map.of(
            "plain", "Es ist da",
            "people", "{count, plural, =0 {niemand} one {# Mensch} other {# Menschen}} in {place}",
            "number", "höchstens {count}",
            "reply", "{what} {kind, select, boost {geteilt} other {beantwortet}} von {who}",
            "rules", "Zuerst {rules} lesen",
            "outer", "Nein: {reason}");

    private final Messages messages = Messages.of(Map.of("en", ENGLISH, "de", GERMAN));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | It's here, isn't it
            en-IN | It's here, isn't it
            de    | Es ist da
            de-AT | Es ist da
            ja    | It's here, isn't it
            """)
    void aReaderGetsTheirLanguageOrEnglish(String tag, String text) {
        assertThat(messages.in(Locale.forLanguageTag(tag)).text("plain")).isEqualTo(text);
    }

    @Test
    void whatALanguageLacksIsSaidInEnglish() {
        assertThat(messages.in(Locale.GERMAN).text("only.english")).isEqualTo("only here");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0       | nobody in Rome
            en | 1       | 1 person in Rome
            en | 2500000 | 2,500,000 people in Rome
            de | 1       | 1 Mensch in Rome
            de | 2500000 | 2.500.000 Menschen in Rome
            """)
    void pluralsAndNumbersFollowTheLanguage(String tag, long count, String text) {
        Translator t = messages.in(Locale.forLanguageTag(tag));
        assertThat(t.text("people", "count", count, "place", "Rome")).isEqualTo(text);
    }

    /** Whether a pattern has a plural or not, which are formatted in two ways, numbers are written alike. */
    @ParameterizedTest
    @CsvSource({"3, 3", "1234567, '1,234,567'", "0.5, 0.5", "2.34567, 2.346", "-7, -7"})
    void aNumberWithoutAFormatIsWrittenAlike(BigDecimal number, String text) {
        Translator t = messages.english();
        assertThat(t.text("number", "count", number)).isEqualTo(text + " at most");
        assertThat(t.text("people", "count", 0, "place", number)).isEqualTo("nobody in " + text);
    }

    @Test
    void aMessageIsAnArgumentOfAnother() {
        Message inner = new Message("number", "count", 5000);
        Message outer = new Message("outer", "reason", inner);
        assertThat(messages.english().text(outer)).isEqualTo("Refused: 5,000 at most");
        assertThat(messages.in(Locale.GERMAN).text(outer)).isEqualTo("Nein: höchstens 5.000");
    }

    @Test
    void partsSayWhichPieceIsWhichArgument() {
        Translator english = messages.english();
        assertThat(english.parts("rules", "rules", "rules of this server"))
                .containsExactly(
                        new MessagePart("", "Read the "),
                        new MessagePart("rules", "rules of this server"),
                        new MessagePart("", " first"));
        assertThat(messages.in(Locale.GERMAN).parts("reply", "who", "Ana", "what", "a <b>", "kind", "boost"))
                .containsExactly(
                        new MessagePart("what", "a <b>"),
                        new MessagePart("", " geteilt von "),
                        new MessagePart("who", "Ana"));
        assertThat(english.parts("wrote", "count", 1200, "who", 7000, "tag", "#x"))
                .containsExactly(
                        new MessagePart("who", "7,000"),
                        new MessagePart("", " wrote 1,200 posts with "),
                        new MessagePart("tag", "#x"));
        assertThat(english.parts("plain")).containsExactly(new MessagePart("", "It's here, isn't it"));
    }

    /** What people write can look like a placeholder, and is none. */
    @Test
    void braceInAValueIsText() {
        assertThat(messages.english().text("rules", "rules", "{count} 'x' {"))
                .isEqualTo("Read the {count} 'x' { first");
        assertThat(messages.english().parts("rules", "rules", "{rules}"))
                .extracting(MessagePart::argument)
                .containsExactly("", "rules", "");
    }

    @Test
    void anUnknownKeyAndAMissingArgumentAreLoudInTests() {
        Translator t = messages.english();
        assertThatThrownBy(() -> t.text("nothing"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("nothing");
        assertThatThrownBy(() -> t.text("people", "count", 3))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("place");
        assertThatThrownBy(() -> t.parts("rules", "rule", "x")).isInstanceOf(AssertionError.class);
        assertThat(t.find("nothing")).isEmpty();
        assertThat(t.find("plain")).contains("It's here, isn't it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{count, plural, one {x}}", "{0} people", "{count, plural other {x}}", "a \uFDD0 b"})
    void aBrokenPatternStopsTheStart(String pattern) {
        Map<String, Map<String, String>> patterns = Map.of("en", Map.of("broken.one", pattern));
        assertThatThrownBy(() -> Messages.of(patterns))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken.one");
    }

    @Test
    void manyThreadsFormatTheSameMessage() throws Exception {
        Translator t = messages.english();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<List<String>>> texts = IntStream.range(0, 8)
                    .mapToObj(thread -> threads.submit(() -> IntStream.range(0, 2_000)
                            .mapToObj(_ -> t.text("people", "count", thread + 2, "place", "P" + thread))
                            .distinct()
                            .toList()))
                    .toList();
            for (int thread = 0; thread < 8; thread++) {
                assertThat(texts.get(thread).get()).containsExactly((thread + 2) + " people in P" + thread);
            }
        }
    }

    @Test
    void theBundlesAreRead() {
        assertThat(Messages.load().in(Locale.US).text("error.not_found")).isEqualTo("Record not found");
    }
}
