package org.groundswell.bench.simulation;

import static org.groundswell.bench.simulation.Stage.DAY;
import static org.groundswell.bench.simulation.Stage.HOUR;
import static org.groundswell.bench.simulation.Stage.MINUTE;
import static org.groundswell.bench.simulation.Stage.SECOND;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Use;
import org.groundswell.trends.trust.TextSketch;

/**
 * Crowds that were bought and crowds that were not, which look alike in one respect each. Every crowd uses a tag of its
 * own, in a small world of its own: 1,500 members, and one in a hundred of all people on a server that is Portugal's only
 * one.
 */
final class Crowds {
    static final String TAG = "tag";
    /** When the crowds come. */
    static final long ONSET = 4 * DAY + 18 * HOUR;

    private static final AccountTraits STRANGER = new AccountTraits(8, 0, 0, 0);
    private static final AccountTraits NATIONAL = new AccountTraits(AccountTraits.FULL, 0, 351, 0);
    private static final int MEMBERS = 1_500;
    private static final int PORTUGUESE = 60;
    private static final int FIRST_BOUGHT = 1_000_000;
    private static final String LINE =
            "everybody that i know agrees that the old minister has done nothing wrong at all";

    private final SplittableRandom random;
    private final List<Happening> happenings = new ArrayList<>();

    private Crowds(SplittableRandom random) {
        this.random = random;
    }

    /** What a list has to make of a crowd. */
    enum Wanted {
        /** It is never listed. */
        NEVER,
        /** It may be listed for two minutes at the median: the eight people in it are people. */
        BRIEFLY,
        /** It is listed. */
        LISTED
    }

    /**
     * A kind of crowd.
     *
     * @param country the country whose list is looked at; empty for the world's
     */
    record Kind(String name, Wanted wanted, String country, Maker maker) {}

    /** Makes a crowd. */
    interface Maker {
        void make(Crowds crowds);
    }

    static final List<Kind> ALL = List.of(
            bought("one account, 1,000 posts", Crowds::oneAccount),
            bought("unknown accounts that delete at once", crowds -> crowds.throwaways(300, 0)),
            bought("unknown accounts that stay", crowds -> crowds.crowd(300, 40, _ -> STRANGER, crowds::ownText)),
            bought("unknown accounts, one text", crowds -> crowds.crowd(300, 30, _ -> STRANGER, crowds::copy)),
            bought("unknown accounts at even intervals", Crowds::timer),
            bought(
                    "accounts made in three days, three years old",
                    crowds -> crowds.crowd(
                            300, 40, i -> new AccountTraits(8, 1 + i * 13 % 4_320, 0, 0), crowds::ownText)),
            bought(
                    "known accounts made in one minute",
                    crowds -> crowds.crowd(
                            300, 40, _ -> new AccountTraits(AccountTraits.FULL, 77, 0, 0), crowds::ownText)),
            bought(
                    "known accounts of a closed circle",
                    crowds -> crowds.crowd(
                            60, 20, _ -> new AccountTraits(AccountTraits.FULL, 0, 0, 99), crowds::ownText)),
            bought(
                    "known accounts of one small server",
                    crowds -> crowds.crowd(
                            200, 30, _ -> new AccountTraits(AccountTraits.FULL, 0, 4_711, 0), crowds::ownText)),
            bought("the same accounts again, the next day", Crowds::again),
            new Kind("unknown accounts that delete, and eight known people", Wanted.BRIEFLY, "", crowds -> {
                crowds.throwaways(300, 0);
                crowds.members(8, 10, crowds::ownText);
            }),
            honest("people of one event", crowds -> crowds.members(60, 30, crowds::ownText)),
            honest("people who all say one line", crowds -> crowds.members(80, 20, () -> TextSketch.of(LINE))),
            honest(
                    "people who signed up in one course, a year ago",
                    crowds -> crowds.crowd(
                            40, 30, i -> new AccountTraits(AccountTraits.FULL, 500 + i / 2, 0, 0), crowds::ownText)),
            honest("newcomers who join known people", crowds -> {
                crowds.members(30, 30, crowds::ownText);
                crowds.crowd(90, 60, _ -> STRANGER, crowds::ownText);
            }),
            new Kind("an event on a country's only server", Wanted.LISTED, "PT", Crowds::national),
            honest("people beside whom others post and delete", crowds -> {
                crowds.members(60, 20, crowds::ownText);
                crowds.throwaways(200, 5);
            }));

    private static Kind bought(String name, Maker maker) {
        return new Kind(name, Wanted.NEVER, "", maker);
    }

    private static Kind honest(String name, Maker maker) {
        return new Kind(name, Wanted.LISTED, "", maker);
    }

    /** Everything that happens in the world of a crowd, in order. */
    static List<Happening> of(Kind kind, long seed) {
        Crowds crowds = new Crowds(new SplittableRandom(seed));
        crowds.background();
        kind.maker().make(crowds);
        crowds.happenings.sort(Comparator.comparingLong(Happening::arrives));
        return crowds.happenings;
    }

    private void background() {
        for (long at = 0; at < ONSET + 8 * HOUR; at += (long) (-Math.log(1 - random.nextDouble()) * MINUTE)) {
            int topic = (int) (200 * Math.pow(random.nextDouble(), 3));
            if (random.nextInt(100) == 0) {
                int person = MEMBERS + random.nextInt(PORTUGUESE);
                add(use("bola" + topic % 7, person, at, "PT", NATIONAL, random.nextLong()));
            } else {
                int person = random.nextInt(MEMBERS);
                add(use(
                        "topic" + topic,
                        person,
                        at,
                        person % 3 == 0 ? "US" : "",
                        AccountTraits.KNOWN,
                        random.nextLong()));
            }
        }
    }

    private void members(int people, int minutes, LongSupplier text) {
        int first = random.nextInt(MEMBERS - people);
        for (int i = 0; i < people; i++) {
            add(use(TAG, first + i, somewhen(minutes), "", AccountTraits.KNOWN, text.getAsLong()));
        }
    }

    private void crowd(int people, int minutes, IntFunction<AccountTraits> account, LongSupplier text) {
        for (int i = 0; i < people; i++) {
            add(use(TAG, FIRST_BOUGHT + i, somewhen(minutes), "", account.apply(i), text.getAsLong()));
        }
    }

    private void oneAccount() {
        for (int i = 0; i < 1_000; i++) {
            add(use(TAG, FIRST_BOUGHT, ONSET + i * 3L * SECOND, "", STRANGER, random.nextLong()));
        }
    }

    private void timer() {
        for (int i = 0; i < 120; i++) {
            add(use(TAG, FIRST_BOUGHT + i, ONSET + i * 15L * SECOND, "", STRANGER, random.nextLong()));
        }
    }

    private void national() {
        for (int i = 0; i < 40; i++) {
            add(use(TAG, MEMBERS + i, somewhen(30), "PT", NATIONAL, random.nextLong()));
        }
    }

    /** Half of the posts live for less than a minute, nearly all for less than ten. */
    private void throwaways(int people, int after) {
        throwaways(TAG, people, ONSET + after * MINUTE);
    }

    private void throwaways(String tag, int people, long from) {
        for (int i = 0; i < people; i++) {
            long at = from + (long) (random.nextDouble() * 10 * MINUTE);
            Use use = use(tag, FIRST_BOUGHT + i, at, "", STRANGER, random.nextLong());
            add(use);
            long lives = (long) (-Math.log(1 - random.nextDouble()) * 90 * SECOND);
            happenings.add(new Happening(at + 1 + lives, use, true));
        }
    }

    private void again() {
        throwaways("before", 300, ONSET - DAY);
        crowd(300, 30, _ -> STRANGER, this::ownText);
    }

    private long somewhen(int minutes) {
        return ONSET + (long) (random.nextDouble() * minutes * MINUTE);
    }

    private long ownText() {
        return random.nextLong();
    }

    private long copy() {
        return TextSketch.of(LINE + " word" + random.nextInt(1_000));
    }

    private static Use use(String tag, long person, long at, String country, AccountTraits account, long text) {
        return new Use(tag, person, at, country, "", account, text);
    }

    private void add(Use use) {
        happenings.add(Happening.made(use));
    }
}
