package org.groundswell.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.app.Core;
import org.groundswell.auth.RegistrationMode;
import org.groundswell.auth.Role;
import org.groundswell.auth.TestLogins;
import org.groundswell.db.Database;
import org.groundswell.media.MediaLimits;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.outgoing.AddressGuard;
import org.groundswell.polls.PollRules;
import org.groundswell.publishing.Draft;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Archives are built by one of several processes that share the database and the data directory. */
@OnEveryDatabase
class ArchiveBuilderTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private Database database;
    private Core core;
    private Core other;
    private AccountId ana;

    @BeforeEach
    void open() {
        database = kind.open(directory.resolve(kind.name()));
        core = newCore();
        other = newCore();
        ana = TestLogins.create(core, "ana", Role.USER);
        core.publishing().posting().post(ana, Draft.of("Hello"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Core newCore() {
        return new Core(
                database,
                new Core.Settings(
                        URI.create("https://here.example"),
                        "",
                        "",
                        RegistrationMode.OPEN,
                        Optional.empty(),
                        AddressGuard.PUBLIC,
                        false,
                        new Core.MediaSettings(media(), "", MediaLimits.STANDARD, Optional.empty()),
                        PollRules.STANDARD),
                clock);
    }

    private Path media() {
        return directory.resolve(kind.name()).resolve("media");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(media())) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private ArchiveRequest request() {
        return core.archiving().archives().find(ana).orElseThrow();
    }

    @Test
    void aProcessThatIsShuttingDownLeavesItToAnother() throws IOException {
        core.archiving().builder().start();
        core.archiving().builder().close();
        core.archiving().archives().request(ana);
        assertThat(core.archiving().builder().buildNext()).as("begun").isTrue();
        assertThat(request().isBuilding()).as("and stopped").isTrue();
        assertThat(files()).isEmpty();
        assertThat(other.archiving().builder().buildNext()).isTrue();
        assertThat(request().isBuilding()).isFalse();
        assertThat(files()).hasSize(1);
        assertThat(core.archiving().archives().size(request())).isPositive();
    }

    @Test
    void oneOfTwoProcessesBuildsIt() throws Exception {
        core.archiving().archives().request(ana);
        assertThat(atOnce(
                        core.archiving().builder()::buildNext, other.archiving().builder()::buildNext))
                .containsExactlyInAnyOrder(true, false);
        assertThat(request().file()).isPresent();
        assertThat(files()).hasSize(1);
    }

    @Test
    void ofTwoRequestsAtTheSameMomentOneIsTaken() throws Exception {
        Callable<Object> asking = () -> {
            core.archiving().archives().request(ana);
            return true;
        };
        assertThat(atOnce(asking, asking)).containsExactlyInAnyOrder(true, Refusal.Conflict.class);
        assertThat(core.archiving().builder().buildNext()).isTrue();
        assertThat(core.archiving().builder().buildNext()).isFalse();
        assertThatThrownBy(() -> core.archiving().archives().request(ana)).isInstanceOf(Refusal.TooMany.class);
    }

    @Test
    void nothingIsLeftOfOneWhoseAccountIsDeletedMeanwhile() {
        core.archiving().archives().request(ana);
        core.deleting().accounts().begin(ana);
        core.deleting().accounts().finishAll();
        other.archiving().builder().buildNext();
        assertThat(database.<Long>read(
                        tx -> tx.sql("SELECT count(*) FROM archive_request").number()))
                .isZero();
        assertThat(core.archiving().archives().find(ana)).isEmpty();
    }

    private static List<Object> atOnce(Callable<?> one, Callable<?> two) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(2);
        List<Object> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> running = Stream.of(one, two)
                    .map(each -> threads.submit(() -> {
                        barrier.await();
                        return (Object) each.call();
                    }))
                    .toList();
            for (Future<Object> each : running) {
                try {
                    results.add(each.get());
                } catch (ExecutionException refused) {
                    results.add(refused.getCause().getClass());
                }
            }
        }
        return results;
    }
}
