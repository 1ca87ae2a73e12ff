package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.BOTS;
import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.EBB;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;
import static org.groundswell.bench.simulation.Stage.bot;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.bench.simulation.Scenario.Span;
import org.groundswell.trends.model.AccountTraits;

/** What rises because people want it to. Numbers are those of the list in docs/trends.md. */
final class Waves {
    private final Stage stage;

    Waves(Stage stage) {
        this.stage = stage;
    }

    void add() {
        // 1: a sudden spike, and the same in other scripts and sizes
        stage.spike("sudden spike", "yesallwomen", stage.week + 14 * HOUR, 300, "");
        stage.spike("spike, Arabic", "كلنا_معا", stage.week + DAY + 6 * HOUR, 120, "EG");
        stage.spike("spike, Thai", "น้ำท่วม", stage.week + DAY + 11 * HOUR, 60, "TH");
        stage.spike("small news", "bridgeclosed", stage.week + 2 * DAY + 9 * HOUR, 30, "NL");
        stage.spike("spike at night", "aurora", stage.week + 3 * DAY + 3 * HOUR, 40, "");
        // 18: one country only
        stage.spike("one country", "habagat", stage.week + 3 * DAY + 4 * HOUR, 80, "PH");
        // 15 and 16: a counter-tag six hours later, and an ally; their relations are judged with the waves
        stage.spike("tag answered", "notallmen", stage.week + 4 * DAY + 8 * HOUR, 150, "");
        stage.spike("counter-tag", "everywoman", stage.week + 4 * DAY + 14 * HOUR, 200, "");
        stage.spike("ally tag", "withher", stage.week + 4 * DAY + 16 * HOUR, 90, "");
        // 17: unrelated, with an equal curve
        stage.spike("unrelated", "cupfinal", stage.week + 4 * DAY + 20 * HOUR, 200, "");
        // several spellings of one piece of news
        stage.spike("spelling 1", "quake", stage.week + 5 * DAY + 7 * HOUR, 100, "JP");
        stage.spike("spelling 2", "earthquake", stage.week + 5 * DAY + 7 * HOUR + MINUTE, 80, "JP");
        stage.spike("spelling 3", "地震", stage.week + 5 * DAY + 7 * HOUR, 150, "JP");
        newcomers();
        slowBurn();
        global();
        late();
    }

    /** A movement that brings people here for the first time: three in five have just signed up. */
    void newcomers() {
        long onset = stage.week + DAY + 17 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        int signedUp = Math.toIntExact(onset / MINUTE);
        List<Integer> members = stage.population.people(120, "");
        for (int i = 0; i < 300; i++) {
            long at = onset + (long) (stage.random.nextDouble() * 2 * HOUR);
            if (i % 5 < 3) {
                AccountTraits newcomer = new AccountTraits(2, signedUp + i % 120, 0, 0);
                happenings.add(
                        Happening.made(bot("ourturn", BOTS + 70_000 + i, at, newcomer, stage.random.nextLong() | 1)));
            } else {
                stage.use(happenings, "ourturn", members.get(i * 2 / 5), at);
            }
        }
        stage.add(
                "a wave of newcomers",
                "ourturn",
                happenings,
                List.of(new Span(onset + 10 * MINUTE, onset + 3 * HOUR)),
                List.of(new Span(onset, onset + 3 * HOUR + EBB)),
                false,
                false);
    }

    /** 2: from two an hour to sixty, over a day. */
    void slowBurn() {
        long from = stage.week + 16 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = stage.population.people(3_000, "");
        int next = 0;
        for (int hour = 0; hour < 36; hour++) {
            double rate = 2 * Math.pow(30, Math.min(1, hour / 24.0));
            int count = stage.poisson(rate);
            for (int i = 0; i < count; i++) {
                stage.use(
                        happenings,
                        "strike",
                        people.get(next),
                        from + hour * HOUR + (long) (stage.random.nextDouble() * HOUR));
                next++;
            }
        }
        // Ten times its start are twenty an hour, which it has after 16 hours.
        stage.add(
                "slow burn",
                "strike",
                happenings,
                List.of(new Span(from + 16 * HOUR, from + 30 * HOUR)),
                List.of(new Span(from, from + 36 * HOUR + EBB)),
                false,
                false);
    }

    /** 19: it goes round the world in fourteen hours, country by country. */
    void global() {
        long from = stage.week + 5 * DAY + 20 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : stage.population.people(1_200, "")) {
            // Everybody hears of it around nine in their morning.
            double wait =
                    Math.floorMod(9 - stage.population.hoursEast(person) - 20, 24) % 14 + stage.random.nextDouble() * 3;
            stage.use(happenings, "moonlanding", person, from + (long) (wait * HOUR));
        }
        stage.add(
                "round the world",
                "moonlanding",
                happenings,
                List.of(new Span(from + 3 * HOUR, from + 15 * HOUR)),
                List.of(new Span(from, from + 18 * HOUR + EBB)),
                false,
                false);
    }

    /** 22: a fifth of the posts arrive ten minutes late, one in a hundred three hours. */
    void late() {
        long onset = stage.week + 2 * DAY + 15 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : stage.population.people(200, "")) {
            long at = onset + (long) (stage.random.nextDouble() * 20 * MINUTE);
            long wait = stage.random.nextInt(100) == 0 ? 3 * HOUR : stage.random.nextInt(5) == 0 ? 10 * MINUTE : 0;
            happenings.add(new Happening(at + wait, stage.population.use("delayed", person, at), false));
        }
        stage.add(
                "late arrivals",
                "delayed",
                happenings,
                List.of(new Span(onset, onset + 2 * HOUR)),
                List.of(new Span(onset, onset + 2 * HOUR + EBB)),
                false,
                false);
    }
}
