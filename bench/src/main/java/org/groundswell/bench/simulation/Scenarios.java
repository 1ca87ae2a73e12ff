package org.groundswell.bench.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.groundswell.bench.simulation.Scenario.Span;
import org.groundswell.trends.Use;
import org.groundswell.trends.Who;
import org.groundswell.trends.trust.SimHash;

/**
 * What happens in the judged week, and the habits that go before it. Where a scenario has a number in a comment it is that
 * of the list in docs/trends.md.
 */
final class Scenarios {
    static final long SECOND = 1_000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;
    /** What ebbs may stay on the list: the longest window still holds it, and leaving takes an hour. */
    private static final long EBB = 8 * HOUR;

    private static final int BOTS = 1_000_000;

    private final Population population;
    private final SplittableRandom random;
    private final long start;
    private final long week;
    private final List<Scenario> scenarios = new ArrayList<>();

    /**
     * @param start when the world begins: a Monday, midnight UTC
     * @param week when the judged week begins
     */
    Scenarios(Population population, long start, long week) {
        this.population = population;
        this.random = population.random();
        this.start = start;
        this.week = week;
    }

    List<Scenario> all() {
        waves();
        habits();
        bought();
        removed();
        return scenarios;
    }

    private void waves() {
        // 1: a sudden spike, and the same in other scripts and sizes
        spike("sudden spike", "yesallwomen", week + 14 * HOUR, 300, "");
        spike("spike, Arabic", "كلنا_معا", week + DAY + 6 * HOUR, 120, "EG");
        spike("spike, Thai", "น้ำท่วม", week + DAY + 11 * HOUR, 60, "TH");
        spike("small news", "bridgeclosed", week + 2 * DAY + 9 * HOUR, 30, "NL");
        spike("spike at night", "aurora", week + 3 * DAY + 3 * HOUR, 40, "");
        // 18: one country only
        spike("one country", "habagat", week + 3 * DAY + 4 * HOUR, 80, "PH");
        // 15 and 16: a counter-tag six hours later, and an ally; their relations are judged with the waves
        spike("tag answered", "notallmen", week + 4 * DAY + 8 * HOUR, 150, "");
        spike("counter-tag", "everywoman", week + 4 * DAY + 14 * HOUR, 200, "");
        spike("ally tag", "withher", week + 4 * DAY + 16 * HOUR, 90, "");
        // 17: unrelated, with an equal curve
        spike("unrelated", "cupfinal", week + 4 * DAY + 20 * HOUR, 200, "");
        // several spellings of one piece of news
        spike("spelling 1", "quake", week + 5 * DAY + 7 * HOUR, 100, "JP");
        spike("spelling 2", "earthquake", week + 5 * DAY + 7 * HOUR + MINUTE, 80, "JP");
        spike("spelling 3", "地震", week + 5 * DAY + 7 * HOUR, 150, "JP");
        newcomers();
        slowBurn();
        global();
        late();
    }

    /** Many come within ten minutes, then fewer and fewer, with a half-life of an hour. */
    private void spike(String name, String tag, long onset, int crowd, String where) {
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = population.people(crowd * 2, where);
        for (int i = 0; i < crowd && i < people.size(); i++) {
            use(happenings, tag, people.get(i), onset + (long) (random.nextDouble() * 10 * MINUTE));
        }
        for (int i = crowd; i < people.size(); i++) {
            use(
                    happenings,
                    tag,
                    people.get(i),
                    onset + 10 * MINUTE + (long) (-Math.log(random.nextDouble()) * 87 * MINUTE));
        }
        add(
                name,
                tag,
                happenings,
                List.of(new Span(onset, onset + 3 * HOUR)),
                List.of(new Span(onset, onset + 3 * HOUR + EBB)),
                false,
                true);
    }

    /** A movement that brings people here for the first time: three in five have just signed up. */
    private void newcomers() {
        long onset = week + DAY + 17 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        int signedUp = Math.toIntExact(onset / HOUR);
        List<Integer> members = population.people(120, "");
        for (int i = 0; i < 300; i++) {
            long at = onset + (long) (random.nextDouble() * 2 * HOUR);
            if (i % 5 < 3) {
                Who newcomer = new Who(2, signedUp + i % 2, 0, 0);
                happenings.add(now(bot("ourturn", BOTS + 70_000 + i, at, newcomer, random.nextLong() | 1)));
            } else {
                use(happenings, "ourturn", members.get(i * 2 / 5), at);
            }
        }
        add(
                "a wave of newcomers",
                "ourturn",
                happenings,
                List.of(new Span(onset + 10 * MINUTE, onset + 3 * HOUR)),
                List.of(new Span(onset, onset + 3 * HOUR + EBB)),
                false,
                false);
    }

    /** 2: from two an hour to sixty, over a day. */
    private void slowBurn() {
        long from = week + 16 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        List<Integer> people = population.people(3_000, "");
        int next = 0;
        for (int hour = 0; hour < 36; hour++) {
            double rate = 2 * Math.pow(30, Math.min(1, hour / 24.0));
            int count = poisson(rate);
            for (int i = 0; i < count; i++) {
                use(happenings, "strike", people.get(next), from + hour * HOUR + (long) (random.nextDouble() * HOUR));
                next++;
            }
        }
        // Ten times its start are twenty an hour, which it has after 16 hours.
        add(
                "slow burn",
                "strike",
                happenings,
                List.of(new Span(from + 16 * HOUR, from + 30 * HOUR)),
                List.of(new Span(from, from + 36 * HOUR + EBB)),
                false,
                false);
    }

    /** 19: it goes round the world in fourteen hours, country by country. */
    private void global() {
        long from = week + 5 * DAY + 20 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : population.people(1_200, "")) {
            // Everybody hears of it around nine in their morning.
            double wait = Math.floorMod(9 - population.hoursEast(person) - 20, 24) % 14 + random.nextDouble() * 3;
            use(happenings, "moonlanding", person, from + (long) (wait * HOUR));
        }
        add(
                "round the world",
                "moonlanding",
                happenings,
                List.of(new Span(from + 3 * HOUR, from + 15 * HOUR)),
                List.of(new Span(from, from + 18 * HOUR + EBB)),
                false,
                false);
    }

    /** 22: a fifth of the posts arrive ten minutes late, one in a hundred three hours. */
    private void late() {
        long onset = week + 2 * DAY + 15 * HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : population.people(200, "")) {
            long at = onset + (long) (random.nextDouble() * 20 * MINUTE);
            long wait = random.nextInt(100) == 0 ? 3 * HOUR : random.nextInt(5) == 0 ? 10 * MINUTE : 0;
            happenings.add(new Happening(at + wait, population.use("delayed", person, at), false));
        }
        add(
                "late arrivals",
                "delayed",
                happenings,
                List.of(new Span(onset, onset + 2 * HOUR)),
                List.of(new Span(onset, onset + 2 * HOUR + EBB)),
                false,
                false);
    }

    private void habits() {
        // 3: every morning at eight, wherever that is
        List<Happening> morning = new ArrayList<>();
        List<Happening> friday = new ArrayList<>();
        List<Happening> doubled = new ArrayList<>();
        List<Happening> evening = new ArrayList<>();
        List<Happening> steady = new ArrayList<>();
        List<Happening> risen = new ArrayList<>();
        long doubleFriday = week + 4 * DAY;
        long greeting = week + 3 * DAY + 18 * HOUR;
        long rise = week + DAY + 23 * HOUR + 50 * MINUTE;
        long end = week + 7 * DAY;
        for (long day = start; day < end; day += DAY) {
            for (int person : population.people(250, "")) {
                long eight = Math.floorMod(8 - population.hoursEast(person), 24) * HOUR;
                use(morning, "goodmorning", person, day + eight + (long) (random.nextGaussian() * 30 * MINUTE));
            }
            boolean isFriday = (day - start) / DAY % 7 == 4;
            if (isFriday) {
                all(friday, "followfriday", day, 24, _ -> 25);
                boolean isDouble = day == doubleFriday;
                all(doubled, "fridaymusic", day, 24, hour -> isDouble && hour >= 8 && hour < 16 ? 75 : 15);
            }
            // 5: a morning greeting that bursts in the evening
            all(evening, "bomdia", day, 24, hour -> hour >= 10 && hour < 13 ? 30 : 0.5);
            // 6: steady, but for the days, which differ by 15 %
            double factor = 1 + 0.15 * random.nextGaussian();
            all(steady, "photo", day, 24, hour -> 80 * population.activity((int) hour) * factor);
            all(risen, "weather", day, 24, hour -> 40 * population.activity((int) hour));
        }
        all(evening, "bomdia", greeting, 1, _ -> 150);
        all(risen, "weather", rise, 3, hour -> 60 * population.activity((int) (24 + 23 + hour) % 24));
        add("every morning", "goodmorning", morning, List.of(), List.of(), false, false);
        // 4
        add("every Friday", "followfriday", friday, List.of(), List.of(), false, false);
        add(
                "twice a Friday",
                "fridaymusic",
                doubled,
                List.of(new Span(doubleFriday + 9 * HOUR, doubleFriday + 16 * HOUR)),
                List.of(new Span(doubleFriday + 8 * HOUR, doubleFriday + 16 * HOUR + EBB)),
                false,
                false);
        add(
                "morning, at night",
                "bomdia",
                evening,
                List.of(new Span(greeting + 10 * MINUTE, greeting + HOUR)),
                List.of(new Span(greeting, greeting + HOUR + EBB)),
                false,
                false);
        add("steady", "photo", steady, List.of(), List.of(), false, false);
        // 7
        add(
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
    private void echo() {
        List<Happening> happenings = new ArrayList<>();
        all(happenings, "anniversary", start + 3 * DAY, 6, _ -> 200);
        for (long day = start + 4 * DAY; day < week + 7 * DAY; day += DAY) {
            all(happenings, "anniversary", day, 24, _ -> 2);
        }
        add("echo of a burst", "anniversary", happenings, List.of(), List.of(), false, false);
    }

    /** 20 */
    private void fourPeople() {
        List<Happening> happenings = new ArrayList<>();
        for (int person : population.people(4, "KE")) {
            use(happenings, "mbuzi", person, week + 6 * DAY + (long) (random.nextDouble() * HOUR));
        }
        add("four people", "mbuzi", happenings, List.of(), List.of(), false, false);
    }

    private void bought() {
        Who stranger = new Who(8, 0, 0, 0);
        // 8
        List<Happening> one = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            one.add(now(bot("me", BOTS, week + 10 * HOUR + i * 3L * SECOND, stranger, random.nextLong())));
        }
        buy("one account, 5,000 posts", "me", one);
        // 9 and 10: random words, most deleted within the minute, and again the next day
        buy("bots, deleted at once", "fakeone", bots("fakeone", week + 20 * HOUR, stranger));
        buy("the same bots again", "faketwo", bots("faketwo", week + DAY + 20 * HOUR, stranger));
        // 11
        List<Happening> paste = new ArrayList<>();
        String sentence = "Everybody I know agrees that the minister has done nothing wrong in this whole affair";
        for (int i = 0; i < 500; i++) {
            String text = sentence + (i % 3 == 0 ? "!" : i % 3 == 1 ? " 👏" : " " + i);
            paste.add(now(bot(
                    "goodminister",
                    BOTS + 10_000 + i,
                    week + 2 * DAY + 6 * HOUR + i * 4L * SECOND,
                    stranger,
                    SimHash.of(text))));
        }
        buy("copy and paste", "goodminister", paste);
        // 13: two hundred from one server, into a tag that some use
        List<Happening> brigade = new ArrayList<>();
        for (long day = start; day < week + 7 * DAY; day += DAY) {
            all(brigade, "villagefair", day, 24, _ -> 4);
        }
        Who raider = new Who(Who.FULL, 0, 4_711, 0);
        for (int i = 0; i < 200; i++) {
            brigade.add(now(bot(
                    "villagefair",
                    BOTS + 20_000 + i,
                    week + 3 * DAY + 20 * HOUR + (long) (random.nextDouble() * 30 * MINUTE),
                    raider,
                    random.nextLong())));
        }
        buy("brigade of one server", "villagefair", brigade);
        // 14: three years old, made in three days, never answered
        List<Happening> sleepers = new ArrayList<>();
        int born = Math.toIntExact(start / HOUR) - 3 * 365 * 24;
        for (int i = 0; i < 300; i++) {
            sleepers.add(now(bot(
                    "newcoin",
                    BOTS + 30_000 + i,
                    week + 6 * DAY + 8 * HOUR + (long) (random.nextDouble() * 40 * MINUTE),
                    new Who(8, born + i % 72, 0, 0),
                    random.nextLong())));
        }
        buy("aged sleepers", "newcoin", sleepers);
        // boost rings
        List<Happening> ring = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ring.add(now(bot(
                    "bestalbum",
                    BOTS + 40_000 + i,
                    week + 6 * DAY + 12 * HOUR + (long) (random.nextDouble() * 20 * MINUTE),
                    new Who(Who.FULL, 0, 0, 99),
                    random.nextLong())));
        }
        buy("closed circle", "bestalbum", ring);
        // machine timing
        List<Happening> timer = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            timer.add(now(bot(
                    "crypto",
                    BOTS + 50_000 + i,
                    week + 6 * DAY + 16 * HOUR + i * 20L * SECOND,
                    stranger,
                    random.nextLong())));
        }
        buy("a timer", "crypto", timer);
        poisoned(stranger);
    }

    /** 26: bots keep a tag usual for a week; then people use it. */
    private void poisoned(Who stranger) {
        List<Happening> happenings = new ArrayList<>();
        long from = week - 7 * DAY;
        for (int i = 0; i < 7 * 24 * 50; i++) {
            long at = from + (long) (i * HOUR / 50.0 + random.nextDouble() * MINUTE);
            happenings.add(now(bot("whistle", BOTS + 60_000 + i % 400, at, stranger, random.nextLong())));
        }
        long onset = week + 12 * HOUR;
        all(happenings, "whistle", onset, 3, _ -> 250);
        add(
                "poisoned, then real",
                "whistle",
                happenings,
                List.of(new Span(onset + 5 * MINUTE, onset + 3 * HOUR)),
                List.of(new Span(from, onset + 3 * HOUR + EBB)),
                false,
                false);
    }

    /** 21: a campaign of accounts nothing speaks against, removed by moderators after an hour. */
    private void removed() {
        long onset = week + 6 * DAY + 2 * HOUR;
        long gone = onset + HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : population.people(250, "")) {
            Use use = population.use("smear", person, onset + (long) (random.nextDouble() * 20 * MINUTE));
            happenings.add(now(use));
            happenings.add(new Happening(gone, use, true));
        }
        scenarios.add(new Scenario(
                "removed campaign",
                "smear",
                happenings,
                List.of(),
                List.of(new Span(onset, gone)),
                false,
                false,
                gone));
    }

    private List<Happening> bots(String tag, long from, Who who) {
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < 1_400; i++) {
            Use use = bot(
                    tag, BOTS + 1_000 + i, from + (long) (random.nextDouble() * MINUTE), who, random.nextLong() | 1);
            happenings.add(now(use));
            if (random.nextDouble() < 0.56) {
                happenings.add(new Happening(use.at() + (long) (random.nextDouble() * MINUTE), use, true));
            }
        }
        return happenings;
    }

    private void buy(String name, String tag, List<Happening> happenings) {
        add(name, tag, happenings, List.of(), List.of(), true, false);
    }

    private void add(
            String name,
            String tag,
            List<Happening> happenings,
            List<Span> must,
            List<Span> may,
            boolean bought,
            boolean sudden) {
        scenarios.add(new Scenario(name, tag, happenings, must, may, bought, sudden, 0));
    }

    /** People at a rate, given by the hour since {@code from}. */
    private void all(List<Happening> happenings, String tag, long from, int hours, DoubleUnaryOperator perHour) {
        for (int hour = 0; hour < hours; hour++) {
            int count = poisson(perHour.applyAsDouble(hour));
            int ofDay = (int) Math.floorMod((from + hour * HOUR) / HOUR, 24L);
            for (int i = 0; i < count; i++) {
                use(
                        happenings,
                        tag,
                        population.somebody(ofDay),
                        from + hour * HOUR + (long) (random.nextDouble() * HOUR));
            }
        }
    }

    private void use(List<Happening> happenings, String tag, int person, long at) {
        happenings.add(now(population.use(tag, person, at)));
    }

    private static Happening now(Use use) {
        return new Happening(use.at(), use, false);
    }

    private static Use bot(String tag, long person, long at, Who who, long text) {
        return new Use(tag, person, at, "", "", who, text);
    }

    private int poisson(double mean) {
        if (mean > 50) {
            return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
