package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.EBB;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.bench.simulation.Scenario.Span;

/** What comes and goes by the clock, and what breaks a habit. */
final class Habits {
    private final Stage stage;

    Habits(Stage stage) {
        this.stage = stage;
    }

    void add() {
        // 3: every morning at eight, wherever that is
        List<Happening> morning = new ArrayList<>();
        List<Happening> friday = new ArrayList<>();
        List<Happening> doubled = new ArrayList<>();
        List<Happening> evening = new ArrayList<>();
        List<Happening> steady = new ArrayList<>();
        List<Happening> risen = new ArrayList<>();
        long doubleFriday = stage.week + 4 * DAY;
        long greeting = stage.week + 3 * DAY + 18 * HOUR;
        long rise = stage.week + DAY + 23 * HOUR + 50 * MINUTE;
        long end = stage.week + 7 * DAY;
        for (long day = stage.start; day < end; day += DAY) {
            for (int person : stage.population.people(250, "")) {
                long eight = Math.floorMod(8 - stage.population.hoursEast(person), 24) * HOUR;
                stage.use(
                        morning,
                        "goodmorning",
                        person,
                        day + eight + (long) (stage.random.nextGaussian() * 30 * MINUTE));
            }
            boolean isFriday = (day - stage.start) / DAY % 7 == 4;
            if (isFriday) {
                stage.all(friday, "followfriday", day, 24, _ -> 25);
                boolean isDouble = day == doubleFriday;
                stage.all(doubled, "fridaymusic", day, 24, hour -> isDouble && hour >= 8 && hour < 16 ? 75 : 15);
            }
            // 5: a morning greeting that bursts in the evening
            stage.all(evening, "bomdia", day, 24, hour -> hour >= 10 && hour < 13 ? 30 : 0.5);
            // 6: steady, but for the days, which differ by 15 %
            double factor = 1 + 0.15 * stage.random.nextGaussian();
            stage.all(steady, "photo", day, 24, hour -> 80 * stage.population.activity((int) hour) * factor);
            stage.all(risen, "weather", day, 24, hour -> 40 * stage.population.activity((int) hour));
        }
        stage.all(evening, "bomdia", greeting, 1, _ -> 150);
        stage.all(risen, "weather", rise, 3, hour -> 60 * stage.population.activity((int) (24 + 23 + hour) % 24));
        stage.add("every morning", "goodmorning", morning, List.of(), List.of(), false, false);
        // 4
        stage.add("every Friday", "followfriday", friday, List.of(), List.of(), false, false);
        stage.add(
                "twice a Friday",
                "fridaymusic",
                doubled,
                List.of(new Span(doubleFriday + 9 * HOUR, doubleFriday + 16 * HOUR)),
                List.of(new Span(doubleFriday + 8 * HOUR, doubleFriday + 16 * HOUR + EBB)),
                false,
                false);
        stage.add(
                "morning, at night",
                "bomdia",
                evening,
                List.of(new Span(greeting + 10 * MINUTE, greeting + HOUR)),
                List.of(new Span(greeting, greeting + HOUR + EBB)),
                false,
                false);
        stage.add("steady", "photo", steady, List.of(), List.of(), false, false);
        // 7
        stage.add(
                "2.5 × at 23:50",
                "weather",
                risen,
                List.of(new Span(rise + 30 * MINUTE, rise + 3 * HOUR)),
                List.of(new Span(rise, rise + 3 * HOUR + EBB)),
                false,
                false);
        echo();
        fourPeople();
    }

    /** A burst of the first week that comes again, small, as an echo. */
    void echo() {
        List<Happening> happenings = new ArrayList<>();
        stage.all(happenings, "anniversary", stage.start + 3 * DAY, 6, _ -> 200);
        for (long day = stage.start + 4 * DAY; day < stage.week + 7 * DAY; day += DAY) {
            stage.all(happenings, "anniversary", day, 24, _ -> 2);
        }
        stage.add("echo of a burst", "anniversary", happenings, List.of(), List.of(), false, false);
    }

    /** 20 */
    void fourPeople() {
        List<Happening> happenings = new ArrayList<>();
        for (int person : stage.population.people(4, "KE")) {
            stage.use(happenings, "mbuzi", person, stage.week + 6 * DAY + (long) (stage.random.nextDouble() * HOUR));
        }
        stage.add("four people", "mbuzi", happenings, List.of(), List.of(), false, false);
    }
}
