package org.groundswell.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.groundswell.events.Position;
import org.groundswell.model.AccountId;
import org.groundswell.model.Acct;
import org.groundswell.model.Ids;
import org.groundswell.model.StatusId;
import org.groundswell.search.query.Person;
import org.groundswell.search.query.QueryParser;
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

    /** Ids of about the same time are deleted together, and those between them stay. */
    @Test
    void exactlyTheStatusesNamedAreDeleted() throws IOException {
        long later = Ids.first(3_600_000);
        List<Long> all = LongStream.concat(LongStream.rangeClosed(1, 50), LongStream.rangeClosed(later, later + 50))
                .boxed()
                .toList();
        List<Long> deleted =
                LongStream.of(later + 50, 7, later, 9, later + 48, 50).boxed().toList();
        try (StatusIndex index = StatusIndex.create(directory, "one", Progress.none(Position.START, 0))) {
            index.replace(ids(all), all.stream().map(StatusIndexTest::status).toList());
            index.refresh();
            index.replace(ids(deleted), List.of());
            index.refresh();
            List<Long> left = all.stream()
                    .filter(id -> !deleted.contains(id))
                    .sorted(Comparator.reverseOrder())
                    .toList();
            assertThat(found(index)).isEqualTo(left);
        }
    }

    private static List<StatusId> ids(List<Long> values) {
        return values.stream().map(StatusId::new).toList();
    }

    /** All statuses, newest first. */
    private static List<Long> found(StatusIndex index) {
        Criteria criteria = new Criteria(
                QueryParser.parse("from:@author in:public"),
                Criteria.Searcher.VISITOR,
                Map.of(new Person.Named(Acct.parse("author").orElseThrow()), AUTHOR),
                Optional.empty(),
                Long.MAX_VALUE,
                0,
                0);
        try (StatusIndex.Snapshot snapshot = index.snapshot()) {
            return snapshot.search(criteria, null, 1_000).stream()
                    .map(hit -> hit.status().value())
                    .toList();
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
