package org.groundswell.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.TestDatabase;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.events.DeletedBy;
import org.groundswell.events.Envelope;
import org.groundswell.events.Event;
import org.groundswell.events.Position;
import org.groundswell.events.Provenance;
import org.groundswell.events.StatusFacts;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.TagName;
import org.groundswell.model.TagUse;
import org.groundswell.model.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events from before two spellings shared a key, which name both. */
class TagCountsTest {
    @TempDir
    Path directory;

    @Test
    void aPostWithTwoSpellingsOfATagIsCountedAndRemovedOnce() {
        TagStore store = new TagStore(new IdGenerator(InstantSource.system()));
        TagCounts counts = new TagCounts(store);
        StatusFacts both = facts(1, "İzmir", "Izmir");
        StatusFacts one = facts(2, "izmir");
        try (Database database = TestDatabase.SQLITE.open(directory)) {
            handle(database, counts, new Event.StatusPosted(both), new Event.StatusPosted(one));
            assertThat(tag(database, store)).map(Tag::posts).contains(2L);
            assertThat(tag(database, store)).map(Tag::people).contains(1L);
            handle(database, counts, new Event.StatusDeleted(both, DeletedBy.AUTHOR));
            assertThat(tag(database, store)).map(Tag::posts).contains(1L);
            assertThat(tag(database, store)).map(Tag::displayName).contains("izmir");
            handle(database, counts, new Event.StatusDeleted(one, DeletedBy.AUTHOR));
            assertThat(tag(database, store)).map(Tag::posts).contains(0L);
            assertThat(tag(database, store)).map(Tag::people).contains(0L);
        }
    }

    private static void handle(Database database, TagCounts counts, Event... events) {
        database.write(tx -> {
            counts.handle(
                    tx,
                    Stream.of(events)
                            .map(event -> new Envelope(Position.START, Instant.EPOCH, 2, event))
                            .toList());
            return events.length;
        });
    }

    private static Optional<Tag> tag(Database database, TagStore store) {
        return database.read(tx -> store.byName(tx, TagName.of("izmir")));
    }

    private static StatusFacts facts(long id, String... tags) {
        return new StatusFacts(
                new StatusId(id),
                new AccountId(7),
                Instant.EPOCH,
                Provenance.LOCAL,
                Visibility.PUBLIC,
                new StatusFacts.Content(
                        Stream.of(tags).map(TagUse::of).toList(), List.of(), List.of(), null, null, null, null),
                StatusFacts.References.NONE);
    }
}
