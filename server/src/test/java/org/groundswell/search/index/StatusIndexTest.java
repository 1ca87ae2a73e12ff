package org.groundswell.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index on disk. */
class StatusIndexTest {
    private static final AccountId AUTHOR = new AccountId(3);

    @TempDir
    Path directory;

    private static IndexedStatus status(long id) {
        return new IndexedStatus(
                new StatusId(id),
                AUTHOR,
                "text",
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Set.of(),
                true,
                true,
                1);
    }

    @Test
    void aReopenedIndexHasWhatWasCommitted() throws IOException {
        Progress reached = Progress.none(Position.START, 7).at(new Position(41)).downTo(5);
        long bytes;
        try (StatusIndex index = StatusIndex.create(directory, "one", Progress.none(Position.START, 7))) {
            index.replace(List.of(new StatusId(8), new StatusId(9)), List.of(status(8), status(9)));
            index.advance(reached);
            index.commit();
            bytes = index.bytes();
            index.replace(List.of(new StatusId(10)), List.of(status(10)));
            index.advance(reached.at(new Position(42)));
        }
        try (StatusIndex index = StatusIndex.open(directory, "one").orElseThrow()) {
            assertThat(index.progress()).isEqualTo(reached);
            assertThat(index.size()).isEqualTo(2);
            assertThat(index.bytes()).isPositive().isEqualTo(bytes);
        }
        assertThat(StatusIndex.open(directory, "another")).isEmpty();
    }

    @Test
    void aStatusIsReplaced() throws IOException {
        try (StatusIndex index = StatusIndex.create(directory, "one", Progress.none(Position.START, 0))) {
            index.replace(List.of(new StatusId(8)), List.of(status(8)));
            index.refresh();
            index.replace(List.of(new StatusId(8), new StatusId(9)), List.of(status(8)));
            index.refresh();
            assertThat(index.size()).isEqualTo(1);
            index.replace(List.of(new StatusId(8)), List.of());
            index.refresh();
            assertThat(index.size()).isZero();
        }
    }

    @Test
    void anAccountMayChangeBeforeThereIsAnyStatus() throws IOException {
        try (StatusIndex index = StatusIndex.create(directory, "one", Progress.none(Position.START, 0))) {
            index.setIndexable(AUTHOR, false);
            index.commit();
            assertThat(index.size()).isZero();
        }
    }
}
