package org.groundswell.trends.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.groundswell.trends.model.AccountTraits;
import org.groundswell.trends.model.Discount;
import org.groundswell.trends.model.Held;
import org.groundswell.trends.model.Place;
import org.groundswell.trends.model.Removal;
import org.groundswell.trends.model.Trend;
import org.groundswell.trends.model.TrendParameters;
import org.groundswell.trends.model.Use;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What authors delete themselves speaks against their tag; what others remove doesn't. */
class DeletionTest {
    private static final long START = Traffic.START + 9L * 24 * 60 * 60_000;
    private static final long MINUTE = 60_000;
    private static final AccountTraits STRANGER = new AccountTraits(2, 0, 0, 0);

    private final Random random = new Random(8);
    private final List<Use> posts = new ArrayList<>();
    private final TrendEngine engine = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);

    @BeforeEach
    void listATagOfTwentyPeople() {
        crowd(0, 20, START, AccountTraits.KNOWN);
        engine.advanceTo(START + 10 * MINUTE);
        assertThat(listed(engine)).containsExactly("wave");
    }

    @Test
    void aTagStaysWhenModeratorsRemoveMostOfItsPosts() {
        remove(12, Removal.OTHERWISE);
        engine.advanceTo(START + 11 * MINUTE);

        Trend trend = engine.trends(Place.WORLD, 10).getFirst();
        assertThat(trend.people()).isEqualTo(8);
        assertThat(trend.countedAs()).isEqualTo(8);
    }

    @Test
    void itLeavesWhenTheirAuthorsDoSo() {
        remove(12, Removal.BY_AUTHOR);
        engine.advanceTo(START + 11 * MINUTE);

        assertThat(listed(engine)).isEmpty();
        assertThat(heldReasons(engine)).contains(Discount.Reason.DELETED_AT_ONCE);
    }

    @Test
    void itStaysWhenEverybodyEdits() {
        for (Use use : List.copyOf(posts)) {
            engine.retract(use, Removal.OTHERWISE);
            engine.use(new Use(use.tag(), use.person(), use.at(), "", "", use.account(), random.nextLong()));
        }
        engine.advanceTo(START + 11 * MINUTE);

        assertThat(engine.trends(Place.WORLD, 10).getFirst().countedAs()).isEqualTo(20);
    }

    @Test
    void strangersWhosePostsModeratorsRemoveDoNotStopOtherStrangersFromCounting() {
        crowd(100, 15, START + 11 * MINUTE, STRANGER);
        engine.advanceTo(START + 15 * MINUTE);
        for (Use use : posts.subList(20, 32)) {
            engine.retract(use, Removal.OTHERWISE);
        }
        engine.advanceTo(START + 16 * MINUTE);

        assertThat(engine.trends(Place.WORLD, 10).getFirst().discounts())
                .extracting(Discount::reason)
                .doesNotContain(Discount.Reason.DELETED_AT_ONCE);
    }

    /** Neither by writing the same again, nor by having some posts removed by others first. */
    @Test
    void deletingAndPostingAgainDoesNotHelp() {
        List<Use> deleted = List.copyOf(posts.subList(0, 12));
        remove(12, Removal.BY_AUTHOR);
        for (Use use : deleted.subList(0, 2)) {
            Use again = new Use("wave", use.person(), START + 10 * MINUTE, "", "", use.account(), random.nextLong());
            engine.use(again);
            engine.retract(again, Removal.OTHERWISE);
            engine.use(again);
        }
        engine.advanceTo(START + 11 * MINUTE);

        assertThat(listed(engine)).isEmpty();
    }

    @Test
    void deletionsOfAllPostsOfATagAreRememberedWhenItIsRecomputed() {
        remove(20, Removal.BY_AUTHOR);
        engine.advanceTo(START + 30 * MINUTE);
        repair(engine);
        crowd(200, 15, START + 31 * MINUTE, AccountTraits.KNOWN);
        engine.advanceTo(START + 40 * MINUTE);
        assertThat(listed(engine)).isEmpty();

        crowd(300, 15, START + 41 * MINUTE, AccountTraits.KNOWN);
        engine.advanceTo(START + 50 * MINUTE);
        assertThat(listed(engine)).containsExactly("wave");
    }

    @Test
    void anEngineThatReplacesAnotherKnowsWhoDeleted() throws Exception {
        remove(12, Removal.BY_AUTHOR);
        engine.advanceTo(START + 11 * MINUTE);
        TrendEngine replacement = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);
        posts.forEach(replacement::use);
        replacement.advanceTo(START + 20 * MINUTE);
        assertThat(listed(replacement)).containsExactly("wave");

        replacement.inheritDeletions(engine, this::history);
        assertThat(listed(replacement)).isEmpty();
        replacement.advanceTo(START + 21 * MINUTE);
        assertThat(listed(replacement)).isEmpty();
        replacement.markStale("wave");
        repair(replacement);
        assertThat(listed(replacement)).isEmpty();
        replacement.advanceTo(START + 22 * MINUTE);
        assertThat(listed(restored(replacement))).isEmpty();
    }

    @Test
    void deletionsAreForgottenAfterSixHours() {
        remove(12, Removal.BY_AUTHOR);
        engine.advanceTo(START + 11 * MINUTE);
        TrendEngine replacement = new TrendEngine(Traffic.START, TrendParameters.DEFAULT);
        posts.forEach(replacement::use);
        long later = START + 7 * 60 * MINUTE;
        replacement.advanceTo(later);
        replacement.inheritDeletions(engine, this::history);
        for (int i = 0; i < 20; i++) {
            replacement.use(use(400 + i, later + i * 1_000L, AccountTraits.KNOWN));
        }
        replacement.advanceTo(later + 2 * MINUTE);
        assertThat(listed(replacement)).containsExactly("wave");
    }

    private void crowd(int firstPerson, int people, long from, AccountTraits account) {
        for (int i = 0; i < people; i++) {
            Use use = use(firstPerson + i, from + i * 10_000L, account);
            posts.add(use);
            engine.use(use);
        }
    }

    private Use use(long person, long at, AccountTraits account) {
        return new Use("wave", person, at, "", "", account, random.nextLong());
    }

    private void remove(int first, Removal removal) {
        List<Use> removed = posts.subList(0, first);
        removed.forEach(use -> engine.retract(use, removal));
        removed.clear();
    }

    private void repair(TrendEngine of) {
        of.repair(this::history);
    }

    private void history(String tag, long from, long to, Consumer<Use> visitor) {
        posts.stream()
                .filter(use -> use.tag().equals(tag) && use.at() >= from && use.at() < to)
                .forEach(visitor);
    }

    private static TrendEngine restored(TrendEngine from) throws Exception {
        var saved = new ByteArrayOutputStream();
        from.save(saved);
        return TrendEngine.restore(ByteBuffer.wrap(saved.toByteArray()), TrendParameters.DEFAULT);
    }

    private static List<String> listed(TrendEngine of) {
        return of.trends(Place.WORLD, 10).stream().map(Trend::tag).toList();
    }

    private static List<Discount.Reason> heldReasons(TrendEngine of) {
        return of.held().stream()
                .map(Held::discounts)
                .flatMap(List::stream)
                .map(Discount::reason)
                .toList();
    }
}
