package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.groundswell.trends.fold.Overlap;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.Test;

/** What two tags have in common, counted from the engine's uses. */
class OverlapsTest {
    private static final long MINUTE = 60_000;
    private static final long START = Instant.parse("2017-08-27T00:00:00Z").toEpochMilli();

    private final TrendEngine engine = new TrendEngine(START, TrendParameters.DEFAULT);

    @Test
    void countsPeopleAndPosts() {
        for (int person = 0; person < 20; person++) {
            use("large", person, 10);
        }
        for (int person = 0; person < 4; person++) {
            use("small", person, 10);
        }
        use("small", 4, 39);
        use("small", 5, 40);
        use("small", 99, 40);
        engine.advanceTo(START + 60 * MINUTE);

        Overlap overlap = engine.overlaps().of("small", "large");
        assertThat(overlap).isEqualTo(new Overlap(7, 6, 4, 2, 571));
        assertThat(engine.overlaps().of("large", "small")).isEqualTo(overlap);
        assertThat(engine.overlaps().people("large")).isEqualTo(20);
        assertThat(engine.overlaps().of("small", "unknown")).isEqualTo(Overlap.NONE);
    }

    @Test
    void theMinuteThatRunsDoesNotCountYet() {
        for (int person = 0; person < 5; person++) {
            use("one", person, 10);
            use("two", person, 10);
        }
        engine.advanceTo(START + 20 * MINUTE);
        Overlap before = engine.overlaps().of("one", "two");
        for (int person = 5; person < 9; person++) {
            engine.use(Use.of("one", person, START + 20 * MINUTE + person, ""));
            engine.use(Use.of("one", 0, START + 20 * MINUTE + 30_000, ""));
        }
        engine.advanceTo(START + 20 * MINUTE + 59_000);

        assertThat(engine.overlaps().of("one", "two")).isEqualTo(before).isEqualTo(new Overlap(5, 5, 5, 0, 1_000));
        engine.advanceTo(START + 21 * MINUTE);
        assertThat(engine.overlaps().people("one")).isEqualTo(9);
    }

    @Test
    void earlierMomentsAreFullTenMinutes() {
        for (int person = 0; person < 12; person++) {
            use("one", person, 5 + 5 * (person / 2));
            use("two", person, 5 + 5 * (person / 2));
        }
        for (int minute = 31; minute <= 40; minute++) {
            engine.advanceTo(START + minute * MINUTE);
            Overlaps overlaps = engine.overlaps();
            // Two people each at the minutes 5, 10, 15, 20, 25 and 30.
            assertThat(overlaps.of("one", "two", 0).people()).isEqualTo(12);
            assertThat(overlaps.of("one", "two", 1).people()).isEqualTo(10);
            assertThat(overlaps.of("two", "one", 2).people()).isEqualTo(6);
            assertThat(overlaps.of("one", "two", 3)).isEqualTo(new Overlap(2, 2, 2, 0, 1_000));
            assertThat(overlaps.of("one", "two", 4)).isEqualTo(Overlap.NONE);
        }
        engine.advanceTo(START + 41 * MINUTE);
        assertThat(engine.overlaps().of("one", "two", 1).people()).isEqualTo(12);
        // Of the uses that count: six hours before now, not before then.
        engine.advanceTo(START + 371 * MINUTE);
        assertThat(engine.overlaps().of("one", "two", 1).people()).isEqualTo(8);
        assertThat(engine.overlaps().of("one", "two", 6).people()).isEqualTo(8);
    }

    @Test
    void olderUsesAndDeletedOnesDoNotCount() {
        for (int person = 0; person < 5; person++) {
            use("one", person, 10);
            use("two", person, 10);
        }
        for (int person = 0; person < 5; person++) {
            use("one", person, 300);
            use("two", person + 2, 300);
        }
        engine.retract(Use.of("two", 2, START + 300 * MINUTE, ""), Removal.BY_AUTHOR);
        engine.advanceTo(START + 371 * MINUTE);

        assertThat(engine.overlaps().of("one", "two")).isEqualTo(new Overlap(4, 2, 2, 0, 500));
    }

    @Test
    void manyPostsOfAPersonCountAsOnePerson() {
        for (int minute = 10; minute < 70; minute++) {
            use("one", 1, minute);
            use("two", 1, minute);
        }
        for (int person = 2; person < 6; person++) {
            use("one", person, 70);
            use("two", person, 71);
            use("two", 10 + person, 71);
        }
        engine.advanceTo(START + 80 * MINUTE);

        assertThat(engine.overlaps().of("two", "one")).isEqualTo(new Overlap(5, 5, 1, 4, 200));
    }

    @Test
    void strangersDontFoldATagThatKnownPeopleWrite() {
        AccountTraits stranger = new AccountTraits(AccountTraits.FULL / 2, 0, 0, 0);
        for (int person = 0; person < 30; person++) {
            use("honest", person, 10);
            use("large", 100 + person, 10);
        }
        for (int person = 200; person < 260; person++) {
            for (String tag : List.of("honest", "large", "bought")) {
                engine.use(new Use(tag, person, START + 11 * MINUTE, "", "", stranger, 0));
            }
        }
        use("large", 99, 12);
        engine.advanceTo(START + 20 * MINUTE);

        assertThat(engine.overlaps().of("honest", "large")).isEqualTo(new Overlap(30, 0, 0, 0, 0));
        // Nobody known writes this one.
        assertThat(engine.overlaps().of("bought", "large")).isEqualTo(new Overlap(60, 60, 60, 0, 1_000));
        assertThat(engine.overlaps().people("honest")).isEqualTo(90);
    }

    @Test
    void ofManyPeopleTheSampleIsAFairOne() {
        for (int person = 0; person < 6_000; person++) {
            use("all", person, 10);
            if (person % 2 == 0) {
                use("half", person, 10 + person % 4 / 2);
            }
        }
        use("half", 10_000, 12);
        engine.advanceTo(START + 60 * MINUTE);

        Overlap overlap = engine.overlaps().of("all", "half");
        assertThat(overlap.people()).isEqualTo(200);
        assertThat(overlap.shared()).isGreaterThanOrEqualTo(199);
        assertThat(overlap.together()).isBetween(85, 115);
        assertThat(engine.overlaps().people("half")).isEqualTo(3_001);
    }

    @Test
    void tagsOfWhichOnlyASampleIsKeptAreComparedByIt() {
        TrendParameters d = TrendParameters.DEFAULT;
        TrendEngine small = new TrendEngine(
                START,
                new TrendParameters(
                        d.enter(),
                        d.alarmsAMonth(),
                        d.alarmsADay(),
                        d.leave(),
                        d.leaveAfterMinutes(),
                        d.leastPeople(),
                        d.leastBeta(),
                        d.betaShare(),
                        256,
                        d.memoryBytes()));
        for (int person = 0; person < 3_000; person++) {
            small.use(Use.of("large", person, START + 10 * MINUTE, ""));
            if (person < 150) {
                small.use(Use.of("small", person, START + 10 * MINUTE, ""));
            }
        }
        small.advanceTo(START + 20 * MINUTE);

        Overlap overlap = small.overlaps().of("small", "large");
        assertThat(overlap.people()).isBetween(3, 40);
        assertThat(overlap.together()).isEqualTo(overlap.people());
        assertThat(small.overlaps().people("large")).isBetween(2_300, 3_700);
        assertThat(small.overlaps().people("small")).isEqualTo(150);
    }

    private void use(String tag, long person, int minute) {
        engine.use(Use.of(tag, person, START + minute * MINUTE, ""));
    }
}
