package org.groundswell.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.NumberFormat;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundswell.cards.Card;
import org.groundswell.links.LinkUrl;
import org.groundswell.model.CardId;
import org.groundswell.model.Ids;
import org.groundswell.model.TagName;
import org.groundswell.tags.Tag;
import org.groundswell.trends.relate.Crowds;
import org.groundswell.trends.relate.Pair;
import org.groundswell.trends.relate.Relation;
import org.groundswell.trends.select.Penalty;
import org.groundswell.trends.select.TellingPhrase;
import org.groundswell.trends.select.TellingPhrases;
import org.groundswell.trends.wave.Concentration;
import org.groundswell.trends.wave.Episode;
import org.groundswell.trends.wave.Life;
import org.groundswell.trends.wave.Minutes;
import org.groundswell.trends.wave.Origins;
import org.groundswell.trends.wave.Series;
import org.groundswell.trends.wave.Spread;
import org.groundswell.trends.wave.State;
import org.groundswell.trends.wave.View;
import org.groundswell.waves.Beginning;
import org.groundswell.waves.Course;
import org.groundswell.waves.Related;
import org.groundswell.waves.SelectedPosts;
import org.groundswell.waves.SharedPage;
import org.groundswell.waves.WaveReport;
import org.groundswell.waves.Wording;
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
    /** The numbers in lists, in their order. */
    private static final Map<String, List<Long>> LISTS = Map.of(
            "countryList",
            List.of(2_011L, 54L),
            "allies",
            List.of(28L),
            "counters",
            List.of(17L, 50L),
            "phraseList",
            List.of(19L, 12L),
            "reasonList",
            List.of(1L, 1_020L));

    /** The rises of a world's wave, besides its highest. */
    private enum Rises {
        NONE,
        EARLIER,
        AGAIN,
        AGAIN_LATER,
        TWICE,
        /** The wave is still close to its highest hour. */
        PEAKING
    }

    /** What the posts of a world have in common. */
    private enum Content {
        NOTHING,
        PAGE_AND_PHRASES,
        VIDEO_AND_NEW_PHRASE,
        ADDRESS
    }

    /** A wave after the one that is told. */
    private enum Next {
        NONE,
        OVER,
        RUNNING
    }

    /** What a world may be like. */
    private record World(
            boolean running,
            int days,
            int peakAfterHours,
            Duration before,
            Beginning.Earlier earlier,
            int hourBefore,
            int answering,
            int waves,
            Rises rises,
            Content content,
            Next next) {
        World(
                boolean running,
                int days,
                int peakAfterHours,
                Duration before,
                Beginning.Earlier earlier,
                int hourBefore,
                int answering,
                int waves) {
            this(
                    running,
                    days,
                    peakAfterHours,
                    before,
                    earlier,
                    hourBefore,
                    answering,
                    waves,
                    Rises.NONE,
                    Content.NOTHING,
                    Next.NONE);
        }

        World with(Rises newRises, Content newContent, Next newNext) {
            return new World(
                    running,
                    days,
                    peakAfterHours,
                    before,
                    earlier,
                    hourBefore,
                    answering,
                    waves,
                    newRises,
                    newContent,
                    newNext);
        }

        static final World USUAL = new World(false, 4, 30, Duration.ZERO, Beginning.Earlier.COMPLETE, 0, 17, 1);

        Facts facts() {
            int end = MINUTE + days * DAY;
            int peak = Math.max(MINUTE, (MINUTE / 60 + peakAfterHours) * 60);
            Episode wave = new Episode(MINUTE, peak(peak, 1_204), end, running, 4_591, 4_206);
            List<Episode> all = new ArrayList<>();
            IntStream.range(1, waves)
                    .forEach(i -> all.add(new Episode(
                            MINUTE - 400 * DAY * i,
                            peak(MINUTE - 400 * DAY * i, 7),
                            MINUTE - 399 * DAY * i,
                            false,
                            30,
                            20)));
            all.add(wave);
            int chosen = all.size();
            if (next != Next.NONE) {
                int onset = MINUTE + 40 * DAY;
                all.add(new Episode(onset, peak(onset, 8), onset + DAY, next == Next.RUNNING, 33, 21));
            }
            long first = Ids.first(ONSET.minus(before).toEpochMilli());
            long last = Ids.first(Instant.ofEpochSecond(end * 60L).toEpochMilli());
            int more = before.isZero() ? 0 : 12;
            Life life = new Life(4_591 + more, 4_206 + more, first, last, state(), all);
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
                            1_000,
                            Concentration.of(2_070, new int[] {2_011, 54, 3, 1, 1})),
                    Spread.NONE,
                    Spread.NONE,
                    new Origins(1, 0, 0, 4_206));
            return new Facts(
                    new WaveReport(
                            tag("YesAllWomen"), List.of("yesallwomen"), life, Optional.of(chosen), view, "", ONSET),
                    Optional.of(new Beginning(
                            MINUTE,
                            hourBefore,
                            212,
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            new Beginning.FirstHour(250, 0, 0, 0, 0),
                            earlier)),
                    Optional.of(course(peak)),
                    shared(),
                    new Wording(3, phrases()),
                    List.of(
                            related("NotAllMen", Relation.Kind.COUNTERS, true, answering),
                            related("WhyWomenStay", Relation.Kind.ALLY, false, 0)),
                    List.of(),
                    new SelectedPosts(List.of(), pool()));
        }

        private State state() {
            return !running ? State.OVER : rises == Rises.PEAKING ? State.PEAKING : State.EBBING;
        }

        private static Optional<Episode.Peak> peak(int from, int people) {
            return Optional.of(new Episode.Peak(from, (from / 60 + 1) * 60, people));
        }

        private Course course(int peak) {
            int hour = Math.floorDiv(peak, 60) * 60;
            List<Course.Peak> peaks = new ArrayList<>();
            if (rises == Rises.EARLIER) {
                peaks.add(new Course.Peak(MINUTE, MINUTE / 60 * 60 + 60, 702, 0));
            }
            int highest = peaks.size();
            peaks.add(new Course.Peak(peak, hour + 60, 1_204, 0));
            switch (rises) {
                case AGAIN -> peaks.add(new Course.Peak(hour + 5 * 60, hour + 6 * 60, 803, 97));
                case AGAIN_LATER -> peaks.add(new Course.Peak(hour + DAY, hour + DAY + 60, 803, 97));
                case TWICE -> {
                    peaks.add(new Course.Peak(hour + DAY, hour + DAY + 60, 803, 97));
                    peaks.add(new Course.Peak(hour + 2 * DAY, hour + 2 * DAY + 60, 1_003, 61));
                }
                case NONE, EARLIER, PEAKING -> {}
            }
            return new Course(peakAfterHours, peaks, highest);
        }

        private Optional<SharedPage> shared() {
            LinkUrl page = new LinkUrl("https://news.example/story");
            Optional<Card.Video> video = content == Content.VIDEO_AND_NEW_PHRASE
                    ? Optional.of(new Card.Video("https://video.example/embed", 640, 360))
                    : Optional.empty();
            Card card = new Card(
                    new CardId(1),
                    page,
                    "What they carry",
                    "",
                    new Card.Provider("www.news.example", "News", ""),
                    Card.Author.UNKNOWN,
                    Optional.empty(),
                    video,
                    Optional.empty());
            return content == Content.NOTHING
                    ? Optional.empty()
                    : Optional.of(new SharedPage(
                            page, 1_042, content == Content.ADDRESS ? Optional.empty() : Optional.of(card)));
        }

        private TellingPhrases.Found phrases() {
            TellingPhrase often = new TellingPhrase("it happened to me", 331, 8, 4.2, 90);
            TellingPhrase fresh = new TellingPhrase("keys between my fingers", 19, 0, 0, 50);
            return switch (content) {
                case NOTHING -> TellingPhrases.Found.NOTHING;
                case PAGE_AND_PHRASES ->
                    new TellingPhrases.Found(
                            1_412, 1_803, List.of(often, fresh, new TellingPhrase("every woman", 12, 3, 5, 30)));
                case VIDEO_AND_NEW_PHRASE -> new TellingPhrases.Found(1_412, 1_803, List.of(fresh));
                case ADDRESS -> new TellingPhrases.Found(1_412, 1_803, List.of(often, fresh));
            };
        }

        private SelectedPosts.Pool pool() {
            return content == Content.NOTHING
                    ? new SelectedPosts.Pool(400, 0, Map.of())
                    : new SelectedPosts.Pool(
                            1_400, 1_021, new TreeMap<>(Map.of(Penalty.TAG_STUFFING, 1, Penalty.NEAR_COPY, 1_020)));
        }

        private static Tag tag(String name) {
            return new Tag(Optional.empty(), TagName.of(name), name, 0, 0);
        }

        private static Related related(String name, Relation.Kind kind, boolean later, int answering) {
            Pair pair = new Pair(
                    name, "YesAllWomen", 900, 4_206, 28, 9_000, 0.4, 0.4, 50, answering, 9, 900, 60, 10, 5, 10, 5);
            return new Related(tag(name), new Relation(kind, 0.9, 0.9, 0.9), MINUTE, later, 28, pair);
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
                new World(false, 9, 100, Duration.ofDays(800), Beginning.Earlier.PARTIAL, 5, 17, 3),
                usual.with(Rises.AGAIN, Content.PAGE_AND_PHRASES, Next.OVER),
                usual.with(Rises.AGAIN_LATER, Content.VIDEO_AND_NEW_PHRASE, Next.RUNNING),
                usual.with(Rises.TWICE, Content.ADDRESS, Next.NONE),
                usual.with(Rises.EARLIER, Content.NOTHING, Next.NONE),
                new World(false, 1, 5, Duration.ZERO, Beginning.Earlier.NONE, 0, 17, 2)
                        .with(Rises.EARLIER, Content.NOTHING, Next.OVER),
                new World(false, 1, 1, Duration.ZERO, Beginning.Earlier.NONE, 0, 17, 1)
                        .with(Rises.EARLIER, Content.NOTHING, Next.NONE),
                new World(true, 2, 0, Duration.ZERO, Beginning.Earlier.COMPLETE, 1, 2, 1)
                        .with(Rises.PEAKING, Content.NOTHING, Next.NONE),
                new World(true, 2, 40, Duration.ZERO, Beginning.Earlier.COMPLETE, 1, 2, 1)
                        .with(Rises.PEAKING, Content.NOTHING, Next.NONE));
    }

    private record Said(String name, Words words) {}

    private static List<Said> said(World world, Language language) {
        return said(world.facts(), language);
    }

    private static List<Said> said(Facts facts, Language language) {
        SentenceWriter writer = new SentenceWriter(Prose.in(language), facts, "/api/wave");
        List<Said> said = new ArrayList<>();
        said.add(new Said("title", writer.figures().fill(writer.title())));
        SentenceWriter.PASSAGES.forEach(
                name -> said.add(new Said(name, writer.figures().fill(writer.passage(name)))));
        return said;
    }

    private static String text(World world, String passage) {
        return text(world.facts(), passage);
    }

    private static String text(Facts facts, String passage) {
        return said(facts, Language.ENGLISH).stream()
                .filter(each -> each.name().equals(passage))
                .findFirst()
                .orElseThrow()
                .words()
                .text();
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void everyNumberIsAFigureAndSaysItsValueInEveryLanguage(World world) throws ParseException {
        everyNumberIsAFigure(world.facts());
    }

    private static void everyNumberIsAFigure(Facts facts) throws ParseException {
        for (Language language : Language.values()) {
            Prose prose = Prose.in(language);
            for (Said said : said(facts, language)) {
                for (Words.Piece piece : said.words().pieces()) {
                    String as = language + " " + said.name() + ": " + piece.text();
                    if (piece.figure().isEmpty()) {
                        assertThat(piece.text().replace(DAY_IN_HOURS, ""))
                                .as(as)
                                .doesNotContain("{", "}")
                                .doesNotContainPattern("\\d");
                    } else if (LISTS.containsKey(piece.figure().get().name())) {
                        assertThat(numbers(piece.text(), language))
                                .as(as)
                                .isEqualTo(LISTS.get(piece.figure().get().name()).stream()
                                        .limit(numbers(piece.text(), language).size())
                                        .toList())
                                .hasSize((int) (longValue(piece.figure().get().value())
                                        * (piece.figure().get().name().equals("counters") ? 2 : 1)));
                    } else if (piece.figure().get().value() instanceof Number number) {
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

    private static long longValue(Object value) {
        return ((Number) value).longValue();
    }

    private static List<Long> numbers(String text, Language language) throws ParseException {
        NumberFormat format = NumberFormat.getIntegerInstance(language.locale());
        List<Long> numbers = new ArrayList<>();
        for (MatchResult each : Pattern.compile("\\d+(?:[.,\\h]\\d{3})*")
                .matcher(text)
                .results()
                .toList()) {
            numbers.add(format.parse(each.group()).longValue());
        }
        return numbers;
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
                    .filter(figure -> List.of("began", "first", "peakDay", "earlierDay", "againDay")
                            .contains(figure.name()))
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
        assertThat(text(World.USUAL, "title"))
                .isEqualTo("#YesAllWomen started as a reply to #NotAllMen:"
                        + " 17 of its first 50 people were replying to it or quoting it");
        assertThat(text(World.USUAL, SentenceWriter.COUNT))
                .isEqualTo("People began to post with #YesAllWomen on 24 May 2014."
                        + " Within 4 days, 4,206 people wrote 4,591 posts with the hashtag.");
        assertThat(text(World.USUAL, SentenceWriter.ANSWERS))
                .isEqualTo(
                        "17 of the first 50 people with #YesAllWomen had replied to or quoted a post with #NotAllMen.");
        assertThat(text(World.USUAL, SentenceWriter.COURSE))
                .isEqualTo("In the hour before the wave, nobody used #YesAllWomen; in its first hour, 212 people did."
                        + " The wave peaked on 26 May 2014: 1,204 people used #YesAllWomen between 04:00 and 05:00 UTC."
                        + " The rise to the peak took 30 hours.");
        assertThat(text(World.USUAL, SentenceWriter.PLACES))
                .isEqualTo("The countries given by the most people: Philippines (2,011) and United States (54).");
        assertThat(text(World.USUAL, SentenceWriter.BESIDE))
                .isEqualTo("A hashtag that people of this wave also used: #WhyWomenStay (28 people).");
    }

    private static Facts with(Related related) {
        Facts facts = World.USUAL.facts();
        return new Facts(
                facts.report(),
                facts.beginning(),
                facts.course(),
                facts.shared(),
                facts.wording(),
                List.of(related),
                facts.voices(),
                facts.selection());
    }

    private static Related related(
            Relation.Kind kind, boolean later, int answering, int naming, Optional<String> third) {
        Related some = World.related("NotAllMen", kind, later, answering);
        Pair pair = some.evidence();
        Crowds crowds = new Crowds(
                0, 0, 0, 0, 0, 0, 9, 12, 8, pair.crowds().sides(), pair.crowds().camps());
        Pair of = new Pair(
                pair.earlier(),
                pair.later(),
                pair.earlierPeople(),
                pair.laterPeople(),
                pair.both(),
                pair.active(),
                pair.words(),
                pair.company(),
                pair.phase(),
                answering,
                naming,
                pair.earlierThen(),
                pair.headStart(),
                pair.answers(),
                pair.answersAcross(),
                pair.boosts(),
                pair.boostsAcross(),
                crowds);
        return new Related(some.other(), some.relation(), some.since(), later, some.both(), of, third);
    }

    @Test
    void aTitleSaysNoMoreOfAnotherTagThanItsEvidence() throws ParseException {
        Facts naming = with(related(Relation.Kind.ANSWERS, true, 3, 17, Optional.empty()));
        assertThat(text(naming, "title")).isEqualTo("#YesAllWomen: 17 of its first 50 people mentioned #NotAllMen");
        Facts reporting = with(related(Relation.Kind.REPORTS_ON, true, 12, 5, Optional.of("AllSides")));
        assertThat(text(reporting, "title"))
                .isEqualTo("#YesAllWomen: 17 of its first 50 people quoted or mentioned #NotAllMen, and 12 #AllSides");
        assertThat(text(reporting, SentenceWriter.ANSWERS))
                .isEqualTo("Of the first 50 people with #YesAllWomen, 17 quoted or mentioned #NotAllMen,"
                        + " and 12 #AllSides.");
        Facts answered = with(related(Relation.Kind.COUNTERS, false, 17, 5, Optional.empty()));
        assertThat(text(answered, "title")).isEqualTo("#YesAllWomen: how 4,206 people made a wave");
        assertThat(text(answered, SentenceWriter.BESIDE))
                .isEqualTo("A hashtag that began in answer to #YesAllWomen:"
                        + " #NotAllMen (17 of its first 50 people replied to #YesAllWomen or quoted it).");
        Facts few = with(related(Relation.Kind.ANSWERS, true, 9, 9, Optional.empty()));
        assertThat(text(few, "title")).isEqualTo("#YesAllWomen: how 4,206 people made a wave");
        Facts beside = with(related(Relation.Kind.ALLY, true, 30, 30, Optional.empty()));
        assertThat(text(beside, "title")).isEqualTo("#YesAllWomen: how 4,206 people made a wave");
        for (Facts each : List.of(naming, reporting, answered, few)) {
            everyNumberIsAFigure(each);
        }
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

    private static String course(Rises rises) {
        return text(World.USUAL.with(rises, Content.NOTHING, Next.NONE), SentenceWriter.COURSE);
    }

    @Test
    void aWaveThatRisesAgain() {
        assertThat(course(Rises.AGAIN))
                .endsWith("1,204 people used #YesAllWomen between 04:00 and 05:00 UTC."
                        + " The rise to the peak took 30 hours. After the peak, the number of people fell to 97 an hour"
                        + " and rose again on the same day:"
                        + " 803 people used #YesAllWomen between 09:00 and 10:00 UTC.");
        assertThat(course(Rises.AGAIN_LATER))
                .endsWith("fell to 97 an hour and rose again on 27 May 2014:"
                        + " 803 people used #YesAllWomen between 04:00 and 05:00 UTC.");
        assertThat(course(Rises.TWICE))
                .endsWith("After the peak, the number of people fell below half of it and rose again 2 times,"
                        + " highest on 28 May 2014:"
                        + " 1,003 people used #YesAllWomen between 04:00 and 05:00 UTC.");
    }

    @Test
    void aRiseBeforeThePeak() {
        assertThat(course(Rises.EARLIER))
                .contains("A first rise reached 702 people in an hour on the first day of the wave,"
                        + " between 22:05 and 23:00 UTC. The wave peaked on 26 May 2014: 1,204 people");
        World oneDay = new World(false, 1, 1, Duration.ZERO, Beginning.Earlier.NONE, 0, 17, 1)
                .with(Rises.EARLIER, Content.NOTHING, Next.NONE);
        assertThat(text(oneDay, SentenceWriter.COURSE))
                .contains("A first rise reached 702 people in an hour on the first day of the wave,"
                        + " between 22:05 and 23:00 UTC. The wave peaked on the same day: 1,204 people used"
                        + " #YesAllWomen between 23:00 and 00:00 UTC. The rise to the peak took 1 hour.");
    }

    @Test
    void aPeakThatMayBeSurpassedIsTheHighestHourSoFar() {
        World peaking = new World(true, 2, 40, Duration.ZERO, Beginning.Earlier.COMPLETE, 1, 2, 1)
                .with(Rises.PEAKING, Content.NOTHING, Next.NONE);
        assertThat(text(peaking, SentenceWriter.COURSE))
                .contains("The highest hour so far was on 26 May 2014:"
                        + " 1,204 people used #YesAllWomen between 14:00 and 15:00 UTC.")
                .endsWith("The number of people is still close to its highest.")
                .doesNotContain("peaked");
    }

    @Test
    void aRisingWaveHasNoPeakYet() {
        Facts facts = new World(true, 2, 40, Duration.ZERO, Beginning.Earlier.COMPLETE, 1, 2, 1)
                .with(Rises.AGAIN, Content.NOTHING, Next.NONE)
                .facts();
        Life life = facts.report().life();
        Life rising = new Life(life.posts(), life.people(), life.first(), life.last(), State.RISING, life.waves());
        WaveReport report = new WaveReport(
                facts.report().tag(),
                facts.report().names(),
                rising,
                facts.report().chosen(),
                facts.report().view(),
                "",
                ONSET);
        SentenceWriter writer = new SentenceWriter(
                Prose.in(Language.ENGLISH),
                new Facts(
                        report,
                        facts.beginning(),
                        facts.course(),
                        facts.shared(),
                        facts.wording(),
                        facts.related(),
                        facts.voices(),
                        facts.selection()),
                "/api/wave");
        assertThat(writer.figures().fill(writer.passage(SentenceWriter.COURSE)).text())
                .endsWith("212 people did. The wave is still rising and has no peak yet.");
    }

    @Test
    void theWavesBeforeAndAfter() {
        World second = new World(false, 4, 30, Duration.ofDays(800), Beginning.Earlier.COMPLETE, 0, 17, 2);
        assertThat(text(second.with(Rises.NONE, Content.NOTHING, Next.OVER), SentenceWriter.COURSE))
                .endsWith(
                        "The tag has had 3 waves; this is the largest. The wave before began on 19 April 2013"
                                + " and was joined by 20 people. The next wave began on 3 July 2014 and was joined by 21 people.");
        assertThat(text(World.USUAL.with(Rises.NONE, Content.NOTHING, Next.RUNNING), SentenceWriter.COURSE))
                .endsWith("The tag has had two waves; this is the largest."
                        + " The next wave began on 3 July 2014 and has been joined by 21 people so far.");
    }

    private static Words words(Content content, String passage) {
        return said(World.USUAL.with(Rises.NONE, content, Next.NONE), Language.ENGLISH).stream()
                .filter(each -> each.name().equals(passage))
                .findFirst()
                .orElseThrow()
                .words();
    }

    @Test
    void thePageThatMostPeopleLinkedTo() {
        assertThat(words(Content.PAGE_AND_PHRASES, SentenceWriter.SHARED).text())
                .isEqualTo("The page that the most people linked to is “What they carry” (news.example),"
                        + " in the posts of 1,042 people.");
        assertThat(words(Content.VIDEO_AND_NEW_PHRASE, SentenceWriter.SHARED).text())
                .startsWith("The video that the most people linked to is “What they carry”");
        assertThat(words(Content.ADDRESS, SentenceWriter.SHARED).text())
                .isEqualTo(
                        "The page that the most people linked to is news.example/story, in the posts of 1,042 people.");
        assertThat(words(Content.NOTHING, SentenceWriter.SHARED).text()).isEmpty();
        assertThat(words(Content.PAGE_AND_PHRASES, SentenceWriter.SHARED).figures().stream()
                        .filter(Figure::isLink))
                .singleElement()
                .satisfies(figure -> assertThat(figure.name()).isEqualTo("sharedTitle"))
                .satisfies(figure -> assertThat(figure.url()).isEqualTo("https://news.example/story"));
    }

    @Test
    void tagsThatOnlyOneOrTwoPeopleAlsoUsedAreLeftOut() {
        Related ally = related(Relation.Kind.ALLY, true, 0, 0, Optional.empty());
        for (int both : List.of(0, 2, 3)) {
            Facts facts = with(new Related(ally.other(), ally.relation(), ally.since(), true, both, ally.evidence()));
            assertThat(text(facts, SentenceWriter.BESIDE))
                    .isEqualTo(both < 3 ? "" : "A hashtag that people of this wave also used: #NotAllMen (3 people).");
        }
    }

    @Test
    void oneOClockIsSingularInSpanish() {
        World atOne = new World(false, 4, 27, Duration.ZERO, Beginning.Earlier.COMPLETE, 0, 17, 1);
        World untilOne = new World(false, 4, 26, Duration.ZERO, Beginning.Earlier.COMPLETE, 0, 17, 1);
        assertThat(text(atOne.facts(), Language.SPANISH)).contains("entre la 1:00 y las 2:00 UTC");
        assertThat(text(untilOne.facts(), Language.SPANISH)).contains("entre las 0:00 y la 1:00 UTC");
    }

    private static String text(Facts facts, Language language) {
        return said(facts, language).stream().map(each -> each.words().text()).collect(Collectors.joining(" "));
    }

    @Test
    void thePhrasesThatSetPostsApart() {
        assertThat(words(Content.PAGE_AND_PHRASES, SentenceWriter.PHRASES).text())
                .isEqualTo("“it happened to me” is in the posts of 331 of the 1,412 people whose posts were compared,"
                        + " about 4 times as often as in posts of the 3 days before the wave. At least three times"
                        + " as often as before, people also wrote “keys between my fingers” (19 people) and"
                        + " “every woman” (12 people).");
        assertThat(words(Content.VIDEO_AND_NEW_PHRASE, SentenceWriter.PHRASES).text())
                .isEqualTo("“keys between my fingers” is in the posts of 19 of the 1,412 people whose posts were"
                        + " compared, and in the posts of none of the 1,803 people who posted in the 3 days before the"
                        + " wave.");
        assertThat(words(Content.NOTHING, SentenceWriter.PHRASES).text()).isEmpty();
    }

    @Test
    void postsThatWereSetAside() {
        assertThat(words(Content.ADDRESS, SentenceWriter.POOL).text())
                .isEqualTo("1,021 of 1,400 posts were given little or no weight in this selection:"
                        + " 1 stuffed with tags; 1,020 copies of another post.");
        assertThat(words(Content.NOTHING, SentenceWriter.POOL).text()).isEmpty();
    }
}
