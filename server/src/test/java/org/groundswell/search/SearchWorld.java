package org.groundswell.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.groundswell.World;
import org.groundswell.db.Database;
import org.groundswell.media.Focus;
import org.groundswell.media.TestMedia;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.Medium;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.model.Visibility;
import org.groundswell.publishing.Draft;
import org.groundswell.search.query.QueryParser;

/** The core with its search running. */
final class SearchWorld implements AutoCloseable {
    final World world;
    private final Path directory;
    private Search search;

    SearchWorld(Database database, Path data) {
        this.world = new World(database, data);
        this.directory = data.resolve("search");
        this.search = started(directory);
    }

    /** Another search over the same database, as another process would have. */
    Search started(Path index) {
        Search another = new Search(
                world.core.database(),
                world.core.events(),
                world.core.jobs(),
                world.accounts,
                world.core.publishing().store(),
                InstantSource.system(),
                index);
        another.start();
        return another;
    }

    Search search() {
        return search;
    }

    Path directory() {
        return directory;
    }

    void stop() {
        search.close();
    }

    void start() {
        search = started(directory);
    }

    StatusId post(AccountId author, String text) {
        return post(author, Draft.builder(text).build());
    }

    StatusId post(AccountId author, String text, Visibility visibility) {
        return post(
                author, Draft.builder(text).visibility(Optional.of(visibility)).build());
    }

    StatusId reply(AccountId author, String text, StatusId parent) {
        return post(author, Draft.builder(text).inReplyTo(Optional.of(parent)).build());
    }

    StatusId postPicture(AccountId author, String text, String description) {
        MediaUploads uploads = world.core.media().uploads();
        try {
            Path file = Files.write(Files.createTempFile("picture", ".jpg"), TestMedia.jpeg(40, 30));
            Medium medium =
                    uploads.add(author, new MediaUploads.NewFile(file, Files.size(file), description, Focus.MIDDLE));
            return post(
                    author,
                    Draft.builder(text)
                            .media(Optional.of(
                                    List.of(new PostMedia.Wanted(medium.id(), Optional.empty(), Optional.empty()))))
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StatusId post(AccountId author, Draft draft) {
        return world.posting.post(author, draft).status().id();
    }

    List<StatusId> find(AccountId viewer, String typed) {
        return find(search, Optional.of(viewer), typed);
    }

    List<StatusId> findAsVisitor(String typed) {
        return find(search, Optional.empty(), typed);
    }

    List<StatusId> find(Search by, Optional<AccountId> viewer, String typed) {
        caughtUp(by);
        return by.find(QueryParser.parse(typed), viewer, Optional.empty(), Window.of(0, 100))
                .statuses();
    }

    FoundStatuses page(AccountId viewer, String typed, int offset, int limit) {
        caughtUp(search);
        return search.find(QueryParser.parse(typed), Optional.of(viewer), Optional.empty(), Window.of(offset, limit));
    }

    /** Waits until an index is complete and has all events. */
    void caughtUp(Search by) {
        Awaitility.await().untilAsserted(() -> {
            world.core.events().consumers();
            assertThat(by.position()).isEqualTo(world.core.events().end());
            assertThat(by.find(QueryParser.parse("x"), Optional.empty(), Optional.empty(), Window.of(0, 1))
                            .percent())
                    .isEqualTo(100);
        });
    }

    @Override
    public void close() {
        search.close();
        world.close();
    }
}
