package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.NumberFormat;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.model.Ids;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.Origins;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.State;
import org.groundswell.trends.wave.View;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Related;
import org.groundswell.waves.WaveReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sentence of a story says what the figures say, and no more. */
class SentencesTest {
    private static final Instant ONSET = Instant.parse("2014-05-24T22:05:00Z");
    private static final int MINUTE = (int) (ONSET.getEpochSecond() / 60);
    private static final int DAY = 24 * 60;
    /** The number of a day, "24 hours", that no figure has. */
    private static final String DAY_IN_HOURS = "24";

    /** What a world may be like. */
    private record World(
            boolean running,
            int days,
            int peakAfterHours,
            Duration before,
            Beginning.Earlier earlier,
            int hourBefore,
            int answering,
            int waves) {
        static final World USUAL = new World(false, 4, 30, Duration.ZERO, Beginning.Earlier.COMPLETE, 0, 17, 1);

        Facts facts() {
            int end = MINUTE + days * DAY;
            int peak = Math.max(MINUTE, (MINUTE / 60 + peakAfterHours) * 60);
            Episode wave = new Episode(MINUTE, peak, 1_204, end, running, 4_591, 4_206);
            List<Episode> all = new ArrayList<>();
            IntStream.range(1, waves)
                    .forEach(i -> all.add(new Episode(
                            MINUTE - 400 * DAY * i, MINUTE - 400 * DAY * i, 7, MINUTE - 399 * DAY * i, false, 30, 20)));
            all.add(wave);
            long first = Ids.first(ONSET.minus(before).toEpochMilli());
            long last = Ids.first(Instant.ofEpochSecond(end * 60L).toEpochMilli());
            int more = before.isZero() ? 0 : 12;
            Life life = new Life(4_591 + more, 4_206 + more, first, last, running ? State.EBBING : State.OVER, all);
            View view = new View(
                    new Minutes(MINUTE, end),
                    4_591,
                    4_206,
                    Ids.first(ONSET.toEpochMilli()),
                    last,
                    new Series(MINUTE, 60, List.of(1), List.of(1), List.of(0.0), List.of(0.0)),
                    new Spread(
                            List.of(),
                            List.of(
                                    new Spread.There("PH", 2_011, 2_100, MINUTE, List.of()),
                                    new Spread.There("US", 54, 60, MINUTE, List.of())),
                            3,
                            1_000),
                    new Spread(List.of(), List.of(), 0, 0),
                    new Origins(1, 0, 0, 4_206));
            return new Facts(
                    new WaveReport(
                            tag("YesAllWomen"), List.of("yesallwomen"), life, Optional.of(all.size()), view, "", ONSET),
                    Optional.of(new Beginning(
                            MINUTE,
                            hourBefore,
                            212,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            new Beginning.FirstHour(250, 0, 0, 0, 0),
                            earlier)),
                    List.of(
                            related("NotAllMen", Relation.Kind.COUNTERS, true, answering),
                            related("WhyWomenStay", Relation.Kind.ALLY, false, 0)),
                    List.of(),
                    List.of());
        }

        private static Tag tag(String name) {
            return new Tag(Optional.empty(), TagName.of(name), name, 0, 0);
        }

        private static Related related(String name, Relation.Kind kind, boolean later, int answering) {
            Pair pair = new Pair(
                    name, "YesAllWomen", 900, 4_206, 28, 9_000, 0.4, 0.4, 50, answering, 9, 900, 60, 10, 5, 10, 5);
            return new Related(tag(name), new Relation(kind, 0.9, 0.9, 0.9), MINUTE, later, pair);
        }
    }

    static Stream<World> worlds() {
        World usual = World.USUAL;
        return Stream.of(
                usual,
                new World(true, 4, 30, Duration.ZERO, Beginning.Earlier.COMPLETE, 3, 17, 1),
                new World(false, 1, 0, Duration.ZERO, Beginning.Earlier.NONE, 0, 17, 1),
                new World(false, 1, 1, Duration.ZERO, Beginning.Earlier.PARTIAL, 0, 0, 1),
                new World(true, 2, 0, Duration.ofHours(3), Beginning.Earlier.COMPLETE, 1, 2, 1),
                new World(false, 9, 100, Duration.ofDays(800), Beginning.Earlier.PARTIAL, 5, 17, 3));
    }

    private record Said(String name, Words words) {}

    private static List<Said> said(World world, Language language) {
        SentenceWriter writer = new SentenceWriter(Prose.in(language), world.facts(), "/api/wave");
        List<Said> said = new ArrayList<>();
        said.add(new Said("title", writer.figures().fill(writer.title())));
        SentenceWriter.PASSAGES.forEach(
                name -> said.add(new Said(name, writer.figures().fill(writer.passage(name)))));
        return said;
    }

    private static String text(World world, String passage) {
        return said(world, Language.ENGLISH).stream()
                .filter(each -> each.name().equals(passage))
                .findFirst()
                .orElseThrow()
                .words()
                .text();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyNumberIsAFigureAndSaysItsValueInEveryLanguage(World world) throws ParseException {
        for (Language language : Language.values()) {
            Prose prose = Prose.in(language);
            for (Said said : said(world, language)) {
                for (Words.Piece piece : said.words().pieces()) {
                    String as = language + " " + said.name() + ": " + piece.text();
                    if (piece.figure().isEmpty()) {
                        assertThat(piece.text().replace(DAY_IN_HOURS, ""))
                                .as(as)
                                .doesNotContain("{", "}")
                                .doesNotContainPattern("\\d");
                    } else if (piece.figure().get().value() instanceof Number number
                            && !piece.figure().get().name().matches(".*List|allies|counters")) {
                        assertThat(NumberFormat.getIntegerInstance(language.locale())
                                        .parse(piece.text())
                                        .longValue())
                                .as(as)
                                .isEqualTo(number.longValue());
                    } else if (piece.figure().get().value() instanceof Instant moment) {
                        assertThat(List.of(prose.date(moment), prose.time(moment)))
                                .as(as)
                                .contains(piece.text());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void noDateIsSaidTwiceInARow(World world) {
        for (Language language : Language.values()) {
            Set<String> dates = new HashSet<>();
            said(world, language).stream()
                    .filter(each -> each.name().equals(SentenceWriter.COUNT)
                            || each.name().equals(SentenceWriter.COURSE))
                    .flatMap(each -> each.words().figures().stream())
                    .filter(figure -> List.of("began", "first", "peakDay").contains(figure.name()))
                    .forEach(figure -> assertThat(dates.add(figure.shown()))
                            .as(language + " " + figure)
                            .isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void thePeakIsNotBeforeTheOnset(World world) {
        SentenceWriter writer = new SentenceWriter(Prose.in(Language.ENGLISH), world.facts(), "/api/wave");
        assertThat(value(writer, "peakTime")).isAfterOrEqualTo(ONSET).isBefore(value(writer, "peakEnd"));
    }

    private static Instant value(SentenceWriter writer, String name) {
        return writer.figures().all().stream()
                .filter(figure -> figure.name().equals(name))
                .map(figure -> (Instant) figure.value())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nobodyIsSaidToBeTheFirstOrToHaveBeenSilentWithoutKnowingIt(Language language) {
        World unknown = new World(false, 1, 0, Duration.ZERO, Beginning.Earlier.NONE, 0, 17, 1);
        String said = said(unknown, language).toString();
        assertThat(said).doesNotContain("hourBefore");
        Prose prose = Prose.in(language);
        SentenceWriter writer = new SentenceWriter(prose, unknown.facts(), "/api/wave");
        assertThat(writer.passage(SentenceWriter.COUNT))
                .startsWith(prose.sayWithFigures("began.held", writer.figures()))
                .doesNotContain(prose.sayWithFigures("began.first", writer.figures()));
    }

    @Test
    void aStoryInEnglish() {
        assertThat(text(World.USUAL, "title")).isEqualTo("#YesAllWomen started as a reply to #NotAllMen");
        assertThat(text(World.USUAL, SentenceWriter.COUNT))
                .isEqualTo("People began to post with #YesAllWomen on 24 May 2014."
                        + " Within 4 days, 4,206 people wrote 4,591 posts with the hashtag.");
        assertThat(text(World.USUAL, SentenceWriter.ANSWERS))
                .isEqualTo(
                        "17 of the first 50 people with #YesAllWomen had replied to or quoted a post with #NotAllMen.");
        assertThat(text(World.USUAL, SentenceWriter.COURSE))
                .isEqualTo(
                        "In the hour before the wave, nobody used #YesAllWomen; in its first hour, 212 people did."
                                + " The wave peaked on 26 May 2014: 1,204 people used #YesAllWomen between 04:00 and 05:00 UTC.");
        assertThat(text(World.USUAL, SentenceWriter.PLACES))
                .isEqualTo("The countries that most people gave: Philippines (2,011) and United States (54).");
        assertThat(text(World.USUAL, SentenceWriter.BESIDE))
                .isEqualTo("Some of these people also used #WhyWomenStay (28 people).");
    }

    @Test
    void anArchiveThatBeginsWithTheWave() {
        World imported = new World(false, 1, 0, Duration.ZERO, Beginning.Earlier.PARTIAL, 0, 2, 1);
        assertThat(text(imported, "title")).isEqualTo("#YesAllWomen: how 4,206 people made a wave");
        assertThat(text(imported, SentenceWriter.COUNT))
                .isEqualTo("In the posts held here, #YesAllWomen begins on 24 May 2014."
                        + " Within 24 hours, 4,206 people wrote 4,591 posts with the hashtag.");
        assertThat(text(imported, SentenceWriter.COURSE))
                .isEqualTo("In the posts held here, nobody used #YesAllWomen in the hour before the wave;"
                        + " in its first hour, 212 people did. The wave peaked on its first day:"
                        + " 1,204 people used #YesAllWomen between 22:05 and 23:00 UTC.");
    }

    @Test
    void aTagThatWasUsedBefore() {
        World older = new World(true, 2, 0, Duration.ofHours(3), Beginning.Earlier.COMPLETE, 1, 2, 1);
        assertThat(text(older, SentenceWriter.COUNT))
                .isEqualTo("A wave of posts with #YesAllWomen began on 24 May 2014."
                        + " Since then, 4,206 people have written 4,591 posts with the hashtag."
                        + " In total, 4,603 posts with #YesAllWomen by 4,218 people are held here.");
        assertThat(text(older, SentenceWriter.COURSE)).endsWith("The wave has been declining since its peak.");
    }
}
