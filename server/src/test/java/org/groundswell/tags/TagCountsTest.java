package org.groundswell.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Databases;
import org.groundswell.db.IdGenerator;
import org.groundswell.words.AccountId;
import org.groundswell.words.Event;
import org.groundswell.words.StatusId;
import org.groundswell.words.TagName;
import org.groundswell.words.Visibility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events of before two spellings had one key name both. */
class TagCountsTest {
    @TempDir
    Path directory;

    @Test
    void aPostWithTwoSpellingsOfATagCountsOnceAndGoesOnce() {
        TagStore store = new TagStore(new IdGenerator(InstantSource.system()));
        TagCounts counts = new TagCounts(store);
        Event.Facts both = facts(1, "İzmir", "Izmir");
        Event.Facts one = facts(2, "izmir");
        try (Database database = Databases.open(directory, "")) {
            handle(database, counts, new Event.StatusPosted(both, 0, 0), new Event.StatusPosted(one, 0, 0));
            assertThat(tag(database, store)).map(Tag::posts).contains(2L);
            assertThat(tag(database, store)).map(Tag::people).contains(1L);
            handle(database, counts, new Event.StatusDeleted(both, 0, 0));
            assertThat(tag(database, store)).map(Tag::posts).contains(1L);
            assertThat(tag(database, store)).map(Tag::displayName).contains("izmir");
            handle(database, counts, new Event.StatusDeleted(one, 0, 0));
            assertThat(tag(database, store)).map(Tag::posts).contains(0L);
            assertThat(tag(database, store)).map(Tag::people).contains(0L);
        }
    }

    private static void handle(Database database, TagCounts counts, Event... events) {
        database.write(tx -> {
            counts.handle(tx, List.of(events));
            return events.length;
        });
    }

    private static Optional<Tag> tag(Database database, TagStore store) {
        return database.read(tx -> store.byName(tx, TagName.of("izmir")));
    }

    private static Event.Facts facts(long id, String... tags) {
        return new Event.Facts(
                new StatusId(id), new AccountId(7), 1, Visibility.PUBLIC, List.of(tags), "", null, List.of(), 0);
    }
}
