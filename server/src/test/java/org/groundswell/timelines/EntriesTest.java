package org.groundswell.timelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.groundswell.model.Page;
import org.groundswell.model.StatusId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries and their copies change independently of each other, and give the newest of what they hold. */
class EntriesTest {
    private static final int KEPT = 20;

    /** What entries should hold: without boosts, a set of ids above the floor. */
    private static final class Model {
        private final TreeSet<Long> ids;
        private long floor;

        private Model(TreeSet<Long> ids, long floor) {
            this.ids = ids;
            this.floor = floor;
        }

        private Model copy() {
            return new Model(new TreeSet<>(ids), floor);
        }

        private boolean add(long id) {
            if (id <= floor || !ids.add(id)) {
                return false;
            }
            if (ids.size() > KEPT + KEPT / 4) {
                while (ids.size() > KEPT) {
                    floor = ids.removeFirst();
                }
            }
            return true;
        }

        private Optional<List<StatusId>> page(int limit) {
            List<StatusId> newest =
                    ids.descendingSet().stream().limit(limit).map(StatusId::new).toList();
            return newest.size() < limit && floor > 0 ? Optional.empty() : Optional.of(newest);
        }
    }

    private record Pair(Entries entries, Model model) {
        private Pair copy() {
            return new Pair(entries.copy(), model.copy());
        }
    }

    private static Entries entries(long... newestFirst) {
        return new Entries(
                LongStream.of(newestFirst)
                        .mapToObj(id -> new Entries.Entry(id, id))
                        .toList(),
                0,
                KEPT);
    }

    @Test
    void aCopyKeepsWhatTheOriginalLoses() {
        Entries original = entries(3, 2, 1);
        Entries copy = original.copy();

        assertThat(original.remove(2)).isTrue();
        assertThat(original.add(new Entries.Entry(4, 4))).isTrue();

        assertThat(copy.page(Page.first(3))).contains(List.of(new StatusId(3), new StatusId(2), new StatusId(1)));
        assertThat(original.page(Page.first(3))).contains(List.of(new StatusId(4), new StatusId(3), new StatusId(1)));
    }

    @Test
    void theOriginalKeepsWhatACopyLoses() {
        Entries original = entries(3, 2, 1);
        Entries copy = original.copy();
        Entries copyOfTheCopy = copy.copy();

        assertThat(copy.remove(3)).isTrue();

        assertThat(original.contains(3)).isTrue();
        assertThat(copyOfTheCopy.contains(3)).isTrue();
        assertThat(copy.contains(3)).isFalse();
    }

    @Test
    void anEmptyOneAndItsCopyTakeEntries() {
        Entries original = entries();
        Entries copy = original.copy();

        assertThat(copy.add(new Entries.Entry(1, 1))).isTrue();

        assertThat(copy.size()).isEqualTo(1);
        assertThat(original.size()).isZero();
        assertThat(original.remove(1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyOrderOfChangesAndCopies(long seed) {
        Random random = new Random(seed);
        List<Pair> pairs = new ArrayList<>(List.of(new Pair(entries(), new Model(new TreeSet<>(), 0))));
        for (int step = 0; step < 3_000; step++) {
            int which = random.nextInt(pairs.size());
            Pair pair = pairs.get(which);
            long id = 1 + random.nextInt(1 + step / 10);
            switch (random.nextInt(5)) {
                case 0, 1 ->
                    assertThat(pair.entries().add(new Entries.Entry(id, id)))
                            .isEqualTo(pair.model().add(id));
                case 2 ->
                    assertThat(pair.entries().remove(id))
                            .isEqualTo(pair.model().ids.remove(id));
                case 3 -> {
                    if (pairs.size() < 6) {
                        pairs.add(pair.copy());
                    } else {
                        pairs.set(random.nextInt(pairs.size()), pair.copy());
                    }
                }
                default -> {
                    int limit = 1 + random.nextInt(KEPT);
                    assertThat(pair.entries().page(Page.first(limit)))
                            .isEqualTo(pair.model().page(limit));
                }
            }
        }
    }
}
