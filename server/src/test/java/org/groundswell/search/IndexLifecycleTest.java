package org.groundswell.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.groundswell.OnEveryDatabase;
import org.groundswell.TestDatabase;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;
import org.groundswell.moderation.VerdictStore;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** The index over its life: crashes, damage, and building it again while posts change. */
@OnEveryDatabase
class IndexLifecycleTest {
    /** More than are built at once. */
    private static final int MANY = 1_300;

    @Parameter
    TestDatabase database;

    @TempDir
    Path data;

    private SearchWorld search;
    private AccountId ana;

    @BeforeEach
    void start() {
        search = new SearchWorld(database.open(data), data);
        ana = search.world.account("ana");
    }

    @AfterEach
    void close() {
        search.close();
    }

    @Test
    void aStoppedServerCatchesUp() {
        StatusId before = search.post(ana, "kept before");
        search.find(ana, "kept");
        search.stop();
        StatusId meanwhile = search.post(ana, "kept meanwhile");
        search.world.posting.edit(ana, before, Draft.builder("kept edited").build());
        search.start();
        assertThat(search.find(ana, "kept")).containsExactlyInAnyOrder(before, meanwhile);
        assertThat(search.find(ana, "edited")).containsExactly(before);
        assertThat(search.find(ana, "before")).isEmpty();
    }

    /** What is on disk after a crash: the last commit, and perhaps newer files that belong to none. */
    @Test
    void accountsChangeBeforeTheFirstPost() {
        search.world.accounts.update(ana, profile -> profile.from("DE", "de"));
        StatusId first = search.post(ana, "kept one");
        assertThat(search.find(ana, "kept")).containsExactly(first);
    }

    @Test
    void aCrashLosesNothingAndRepeatsNothing() throws IOException {
        StatusId first = search.post(ana, "kept one");
        search.find(ana, "kept");
        search.stop();
        search.start();
        StatusId second = search.post(ana, "kept two");
        search.world.posting.delete(ana, search.post(ana, "kept three"));
        assertThat(search.find(ana, "kept")).containsExactlyInAnyOrder(first, second);
        Path crashed = copy(search.directory(), data.resolve("crashed"));
        Search after = search.started(crashed);
        try {
            assertThat(search.find(after, Optional.of(ana), "kept")).containsExactlyInAnyOrder(first, second);
        } finally {
            after.close();
        }
    }

    @Test
    void aMissingOrDamagedIndexIsBuiltAgain() throws IOException {
        StatusId post = search.post(ana, "kept here");
        search.find(ana, "kept");
        search.stop();
        try (Stream<Path> files = Files.walk(search.directory())) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("segments"))
                    .toList()) {
                Files.writeString(file, "damaged");
            }
        }
        search.start();
        assertThat(search.find(ana, "kept")).containsExactly(post);
        search.stop();
        Files.delete(search.directory().resolve("current"));
        search.start();
        assertThat(search.find(ana, "kept")).containsExactly(post);
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void twoServersOnADirectoryHaveAnIndexEach() {
        StatusId post = search.post(ana, "kept here");
        Search other = search.started(search.directory());
        try {
            assertThat(search.find(other, Optional.of(ana), "kept")).containsExactly(post);
            assertThat(search.find(ana, "kept")).containsExactly(post);
        } finally {
            other.close();
        }
        assertThat(data.resolve("search-2")).isDirectory();
    }

    @Test
    void anIndexIsBuiltAgainWhilePostsChange() {
        List<StatusId> posts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            posts.add(search.post(ana, "kept old"));
        }
        search.find(ana, "kept");
        Rebuilds rebuilds = new Rebuilds(search.world.core.database(), InstantSource.system());
        long request = rebuilds.request();
        AtomicBoolean done = new AtomicBoolean();
        for (int i = 0; !done.get(); i++) {
            search.world.posting.edit(
                    ana, posts.get(i % 50), Draft.builder("kept new " + i).build());
            if (i < 20) {
                search.world.posting.delete(ana, posts.removeLast());
                posts.addFirst(search.post(ana, "kept young"));
            }
            done.set(isComplete(rebuilds, request));
        }
        assertThat(search.page(ana, "kept -old -new -young", 0, 40).statuses()).isEmpty();
        assertThat(search.page(ana, "kept", 0, 2_000).statuses()).containsExactlyInAnyOrderElementsOf(posts);
        assertThat(indexes()).hasSize(1);
    }

    private static boolean isComplete(Rebuilds rebuilds, long request) {
        List<RebuildProgress> progress = rebuilds.progress(request);
        return !progress.isEmpty() && progress.stream().allMatch(RebuildProgress::complete);
    }

    /** The steps of the threads, by hand, so that the crash comes after the first batch. */
    @Test
    void aCrashInTheMiddleOfBuildingIsResumed() throws IOException {
        for (int i = 0; i < MANY; i++) {
            search.post(ana, "kept");
        }
        search.find(ana, "kept");
        search.stop();
        Rebuilds rebuilds = new Rebuilds(search.world.core.database(), InstantSource.system());
        long request = rebuilds.request();
        StatusIndexes begun = indexes(search.directory());
        IndexUpdates updates = updates(begun, rebuilds);
        updates.take();
        assertThat(updates.beginRebuild(request)).isTrue();
        assertThat(updates.build()).isTrue();
        begun.all().forEach(index -> index.commit());
        long builtDownTo = begun.building().orElseThrow().progress().builtDownTo();
        assertThat(updates.build()).isTrue();
        Path crashed = copy(search.directory(), data.resolve("crashed"));
        updates.close();

        StatusIndexes resumed = indexes(crashed);
        IndexUpdates rest = updates(resumed, rebuilds);
        rest.take();
        assertThat(resumed.building().orElseThrow().progress().builtDownTo()).isEqualTo(builtDownTo);
        assertThat(resumed.current()).isNotNull();
        assertThat(resumed.current().progress().isComplete()).isTrue();
        while (rest.build()) {
            // The next batch.
        }
        assertThat(resumed.current().progress().request()).isEqualTo(request);
        assertThat(resumed.current().size()).isEqualTo(MANY);
        assertThat(resumed.next()).isNull();
        rest.close();
        search.start();
    }

    @Test
    void searchesRunWhileAnIndexIsReplaced() {
        StatusId post = search.post(ana, "kept");
        search.find(ana, "kept");
        Rebuilds rebuilds = new Rebuilds(search.world.core.database(), InstantSource.system());
        long request = rebuilds.request();
        Awaitility.await().pollInSameThread().pollDelay(Duration.ZERO).until(() -> {
            assertThat(search.page(ana, "kept", 0, 5).statuses()).containsExactly(post);
            return isComplete(rebuilds, request);
        });
    }

    private StatusIndexes indexes(Path directory) {
        return new StatusIndexes(directory, search.world.core.database().write(new VerdictStore()::installation));
    }

    private IndexUpdates updates(StatusIndexes indexes, Rebuilds rebuilds) {
        return new IndexUpdates(
                search.world.core.database().background(),
                search.world.core.events(),
                new IndexedStatusStore(search.world.core.publishing().store()),
                indexes,
                rebuilds,
                InstantSource.system());
    }

    private List<Path> indexes() {
        try (Stream<Path> files = Files.list(search.directory())) {
            return files.filter(file -> file.getFileName().toString().startsWith("index-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else if (Files.exists(file)) {
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        return to;
    }
}
