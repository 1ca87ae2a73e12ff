package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.BOTS;
import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.EBB;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;
import static org.groundswell.bench.simulation.Stage.SECOND;
import static org.groundswell.bench.simulation.Stage.bot;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.bench.simulation.Scenario.Span;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.trust.TextSketch;

/** What somebody tries to buy, and what moderators take away. */
final class Bought {
    private final Stage stage;

    Bought(Stage stage) {
        this.stage = stage;
    }

    void add() {
        AccountTraits stranger = new AccountTraits(8, 0, 0, 0);
        // 8
        List<Happening> one = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            one.add(Happening.made(
                    bot("me", BOTS, stage.week + 10 * HOUR + i * 3L * SECOND, stranger, stage.random.nextLong())));
        }
        buy("one account, 5,000 posts", "me", one);
        // 9 and 10: random words, most deleted within the minute, and again the next day
        buy("bots, deleted at once", "fakeone", bots("fakeone", stage.week + 20 * HOUR, stranger));
        buy("the same bots again", "faketwo", bots("faketwo", stage.week + DAY + 20 * HOUR, stranger));
        // 11
        List<Happening> paste = new ArrayList<>();
        String sentence = "Everybody I know agrees that the minister has done nothing wrong in this whole affair";
        for (int i = 0; i < 500; i++) {
            String text = sentence + (i % 3 == 0 ? "!" : i % 3 == 1 ? " 👏" : " " + i);
            paste.add(Happening.made(bot(
                    "goodminister",
                    BOTS + 10_000 + i,
                    stage.week + 2 * DAY + 6 * HOUR + i * 4L * SECOND,
                    stranger,
                    TextSketch.of(text))));
        }
        buy("copy and paste", "goodminister", paste);
        // 13: two hundred from one server, into a tag that some use
        List<Happening> brigade = new ArrayList<>();
        for (long day = stage.start; day < stage.week + 7 * DAY; day += DAY) {
            stage.all(brigade, "villagefair", day, 24, _ -> 4);
        }
        AccountTraits raider = new AccountTraits(AccountTraits.FULL, 0, 4_711, 0);
        for (int i = 0; i < 200; i++) {
            brigade.add(Happening.made(bot(
                    "villagefair",
                    BOTS + 20_000 + i,
                    stage.week + 3 * DAY + 20 * HOUR + (long) (stage.random.nextDouble() * 30 * MINUTE),
                    raider,
                    stage.random.nextLong())));
        }
        buy("brigade of one server", "villagefair", brigade);
        // 14: three years old, made in three days, never answered
        List<Happening> sleepers = new ArrayList<>();
        int born = Math.toIntExact(stage.start / MINUTE) - 3 * 365 * 24 * 60;
        for (int i = 0; i < 300; i++) {
            sleepers.add(Happening.made(bot(
                    "newcoin",
                    BOTS + 30_000 + i,
                    stage.week + 6 * DAY + 8 * HOUR + (long) (stage.random.nextDouble() * 40 * MINUTE),
                    new AccountTraits(8, born + i % 72 * 60, 0, 0),
                    stage.random.nextLong())));
        }
        buy("aged sleepers", "newcoin", sleepers);
        // boost rings
        List<Happening> ring = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            ring.add(Happening.made(bot(
                    "bestalbum",
                    BOTS + 40_000 + i,
                    stage.week + 6 * DAY + 12 * HOUR + (long) (stage.random.nextDouble() * 20 * MINUTE),
                    new AccountTraits(AccountTraits.FULL, 0, 0, 99),
                    stage.random.nextLong())));
        }
        buy("closed circle", "bestalbum", ring);
        // machine timing
        List<Happening> timer = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            timer.add(Happening.made(bot(
                    "crypto",
                    BOTS + 50_000 + i,
                    stage.week + 6 * DAY + 16 * HOUR + i * 20L * SECOND,
                    stranger,
                    stage.random.nextLong())));
        }
        buy("a timer", "crypto", timer);
        // 12: five hundred boost one post, which is no use of its tag
        buy(
                "honest chain",
                "onepost",
                List.of(Happening.made(stage.population.use("onepost", 7, stage.week + 3 * DAY))));
        poisoned(stranger);
        removed();
    }

    /** 26: bots keep a tag usual for a week; then people use it. */
    void poisoned(AccountTraits stranger) {
        List<Happening> happenings = new ArrayList<>();
        long from = stage.week - 7 * DAY;
        for (int i = 0; i < 7 * 24 * 50; i++) {
            long at = from + (long) (i * HOUR / 50.0 + stage.random.nextDouble() * MINUTE);
            happenings.add(
                    Happening.made(bot("whistle", BOTS + 60_000 + i % 400, at, stranger, stage.random.nextLong())));
        }
        long onset = stage.week + 12 * HOUR;
        stage.all(happenings, "whistle", onset, 3, _ -> 250);
        stage.add(
                "poisoned, then real",
                "whistle",
                happenings,
                List.of(new Span(onset + 5 * MINUTE, onset + 3 * HOUR)),
                List.of(new Span(from, onset + 3 * HOUR + EBB)),
                false,
                false);
    }

    /** 21: a campaign of accounts nothing speaks against, removed by moderators after an hour. */
    void removed() {
        long onset = stage.week + 6 * DAY + 2 * HOUR;
        long gone = onset + HOUR;
        List<Happening> happenings = new ArrayList<>();
        for (int person : stage.population.people(250, "")) {
            Use use = stage.population.use("smear", person, onset + (long) (stage.random.nextDouble() * 20 * MINUTE));
            happenings.add(Happening.made(use));
            happenings.add(new Happening(gone, use, true));
        }
        stage.add(new Scenario(
                "removed campaign",
                "smear",
                happenings,
                List.of(),
                List.of(new Span(onset, gone)),
                false,
                false,
                gone));
    }

    List<Happening> bots(String tag, long from, AccountTraits account) {
        List<Happening> happenings = new ArrayList<>();
        for (int i = 0; i < 1_400; i++) {
            Use use = bot(
                    tag,
                    BOTS + 1_000 + i,
                    from + (long) (stage.random.nextDouble() * MINUTE),
                    account,
                    stage.random.nextLong() | 1);
            happenings.add(Happening.made(use));
            if (stage.random.nextDouble() < 0.56) {
                happenings.add(new Happening(use.at() + (long) (stage.random.nextDouble() * MINUTE), use, true));
            }
        }
        return happenings;
    }

    void buy(String name, String tag, List<Happening> happenings) {
        stage.add(name, tag, happenings, List.of(), List.of(), true, false);
    }
}
