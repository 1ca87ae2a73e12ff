package org.groundswell.bench.past;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.groundswell.app.Core;
import org.groundswell.app.Groundswell;
import org.groundswell.config.Config;
import org.groundswell.config.Setting;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.events.DeletedBy;
import org.groundswell.trending.ListQuery;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;

/**
 * Asks a server for the lists of random moments of twenty weeks, in random order. Between the phases it is restarted, older
 * and late posts are imported, people post, follow and delete. After each phase the answers are compared, to the last digit,
 * with those of engines that are fed in order with the posts there are.
 */
public final class PastQuestions {
    private static final Duration ARCHIVE = Duration.ofDays(140);
    private static final int MOST_PHASES = 20;
    private static final int LEAST_QUESTIONS_A_PHASE = 40;
    private static final int EVERYDAY_POSTS = 3_600;
    private static final int WAVES = 120;
    /** So that a run has many checkpoints. */
    private static final int USES_A_CHECKPOINT = 400;
    /** Longer than it takes until lists that were computed before a change are no longer shown. */
    private static final Duration QUIET = Duration.ofMillis(3_500);

    private static final List<Place> PLACES = List.of(
            Place.WORLD,
            Place.country("PH"),
            Place.country("US"),
            Place.country("KE"),
            Place.language("en"),
            Place.language("pt"));

    private final Map<Setting, String> settings;
    private final int questions;
    private final int phases;
    private final PrintStream out;
    private final Random random;
    private final PostLines lines;
    private final List<Instant> asked = new ArrayList<>();
    private final Map<String, Integer> happened = new LinkedHashMap<>();
    private int compared;
    private int listed;
    private int different;

    /**
     * @param settings of the server: its data directory, address and database at least
     * @param questions how many are asked
     */
    public PastQuestions(Map<Setting, String> settings, int questions, long seed, PrintStream out) {
        this.settings = new EnumMap<>(settings);
        this.settings.put(Setting.RATE_LIMIT, "0");
        this.questions = questions;
        this.phases = Math.clamp(questions / LEAST_QUESTIONS_A_PHASE, 1, MOST_PHASES);
        this.out = out;
        this.random = new Random(seed);
        this.lines = new PostLines(random);
    }

    /**
     * @param compared questions that were asked and compared
     * @param listed how many tags were on the lists
     * @param different questions of which an answer differed
     */
    public record Result(int compared, int listed, int different) {}

    public Result run() throws IOException {
        Groundswell server = start();
        try {
            Instant begin = Instant.now().minus(ARCHIVE);
            importLines(server.core(), lines.everyday(EVERYDAY_POSTS, begin, Instant.now()));
            for (int i = 0; i < WAVES; i++) {
                importLines(server.core(), lines.wave(begin, Instant.now()));
            }
            People people = new People(server.core(), random);
            for (int phase = 0; phase < phases; phase++) {
                if (phase > 0 && random.nextInt(3) > 0) {
                    happen("restarts");
                    server.close();
                    if (random.nextBoolean()) {
                        changeWhileDown(people, begin);
                    }
                    server = start();
                    people = people.at(server.core());
                }
                for (int i = random.nextInt(4); i > 0; i--) {
                    change(server.core(), people, begin);
                }
                settle(server);
                ask(server, phase, begin);
            }
        } finally {
            server.close();
        }
        out.printf(Locale.ENGLISH, "between them: %s%n", happened);
        out.printf(
                Locale.ENGLISH,
                "%,d questions about the past asked, with %,d tags on their lists; %,d answered differently than an engine"
                        + " fed from the start%n",
                compared,
                listed,
                different);
        return new Result(compared, listed, different);
    }

    private Groundswell start() {
        return Groundswell.start(Config.of(settings), InstantSource.system(), USES_A_CHECKPOINT);
    }

    private void happen(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    private void changeWhileDown(People people, Instant begin) throws IOException {
        Config config = Config.of(settings);
        try (Database database = Databases.open(config.data(), config.db())) {
            Core core = new Core(database, Core.Settings.of(config), InstantSource.system());
            change(core, people.at(core), begin);
        }
    }

    private void change(Core core, People people, Instant begin) throws IOException {
        Instant now = Instant.now();
        switch (random.nextInt(7)) {
            case 0 -> {
                happen("imports of old posts");
                importLines(core, lines.everyday(1 + random.nextInt(60), begin, now) + lines.wave(begin, now));
            }
            case 1 -> {
                happen("imports of older posts than any before");
                importLines(core, lines.everyday(3, begin.minus(Duration.ofDays(happened.size())), begin));
            }
            case 2 -> {
                happen("imports of late posts");
                importLines(core, lines.everyday(20, now.minus(Duration.ofHours(6)), now));
            }
            case 3 -> {
                happen("deletions by authors");
                people.deletePosts(1 + random.nextInt(12), DeletedBy.AUTHOR);
            }
            case 4 -> {
                happen("deletions by moderators");
                people.deletePosts(1 + random.nextInt(12), DeletedBy.OTHERS);
            }
            case 5 -> {
                happen("posts and edits of members");
                people.post();
            }
            default -> {
                happen("changes of who is known");
                people.follow();
            }
        }
    }

    private static void importLines(Core core, String lines) throws IOException {
        core.importing().importer().run(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    /** Waits until the server has processed everything. */
    private static void settle(Groundswell server) {
        server.core().moderation().reputationJob().refresh();
        while (server.core().events().end().isAfter(server.trending().position())) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        LockSupport.parkNanos(QUIET.toNanos());
    }

    private void ask(Groundswell server, int phase, Instant begin) throws IOException {
        int until = (int) ((long) questions * (phase + 1) / phases);
        List<Instant> moments = new ArrayList<>();
        while (compared + moments.size() < until) {
            moments.add(moment(begin));
        }
        Collections.shuffle(moments, random);
        Map<Instant, Answers> answers = new LinkedHashMap<>();
        try (ListApi api = new ListApi(Objects.requireNonNull(settings.get(Setting.LISTEN)))) {
            for (Instant moment : moments) {
                Place place = PLACES.get(random.nextInt(PLACES.size()));
                answers.put(moment, new Answers(place, api.list(place, moment), lists(server, moment)));
            }
        }
        TrendParameters half =
                TrendParameters.DEFAULT.withMemory(Config.of(settings).trendsMemory() / 2);
        Map<Instant, InOrder.Lists> expected = new InOrder(server.core(), half).at(new TreeSet<>(moments));
        answers.forEach((moment, answer) -> compare(moment, answer, Objects.requireNonNull(expected.get(moment))));
        compared += moments.size();
        out.printf(Locale.ENGLISH, "%,d of %,d asked, %,d different%n", compared, questions, different);
    }

    /** What was answered: the list of a place as JSON, and all lists. */
    private record Answers(Place place, List<ListApi.Entry> json, InOrder.Lists lists) {}

    private static InOrder.Lists lists(Groundswell server, Instant moment) {
        Map<Place, List<Trend>> trending = new LinkedHashMap<>();
        Map<Place, List<Trend>> stillHigh = new LinkedHashMap<>();
        for (Place place : PLACES) {
            trending.put(place, list(server, place, ListQuery.Kind.TRENDING, moment));
            stillHigh.put(place, list(server, place, ListQuery.Kind.STILL_HIGH, moment));
        }
        return new InOrder.Lists(trending, stillHigh);
    }

    private static List<Trend> list(Groundswell server, Place place, ListQuery.Kind kind, Instant moment) {
        return server.trending().list(new ListQuery(place, kind, Optional.of(moment)), Integer.MAX_VALUE);
    }

    private Instant moment(Instant begin) {
        Instant now = Instant.now();
        Instant moment = switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 ->
                lines.bursts().get(random.nextInt(lines.bursts().size())).plusSeconds(random.nextInt(4 * 60 * 60));
            case 5, 6 -> asked.isEmpty() ? begin : asked.get(random.nextInt(asked.size()));
            case 7 -> now.minusSeconds(random.nextInt(4 * 60 * 60));
            default -> lines.between(begin.minus(Duration.ofHours(12)), now);
        };
        Instant second = (moment.isAfter(now) ? now : moment).truncatedTo(ChronoUnit.SECONDS);
        asked.add(second);
        return second;
    }

    private void compare(Instant moment, Answers answer, InOrder.Lists expected) {
        String difference = "";
        for (Place place : PLACES) {
            difference += difference(
                    place + ": ",
                    answer.lists().trending().getOrDefault(place, List.of()),
                    expected.trending().getOrDefault(place, List.of()));
            difference += difference(
                    place + ", still high: ",
                    answer.lists().stillHigh().getOrDefault(place, List.of()),
                    expected.stillHigh().getOrDefault(place, List.of()));
        }
        List<Trend> list = expected.trending().getOrDefault(answer.place(), List.of());
        listed += expected.trending().values().stream().mapToInt(List::size).sum();
        difference += difference(
                "API, " + answer.place() + ": ",
                answer.json(),
                list.stream().limit(ListApi.MOST).map(ListApi.Entry::of).toList());
        if (!difference.isEmpty()) {
            different++;
            if (different == 1) {
                out.printf(Locale.ENGLISH, "the first difference, at %s: %s%n", moment, difference);
            }
        }
    }

    private static String difference(String what, List<?> answered, List<?> right) {
        return answered.equals(right) ? "" : "\n" + what + "answered " + answered + "\nright is " + right;
    }
}
