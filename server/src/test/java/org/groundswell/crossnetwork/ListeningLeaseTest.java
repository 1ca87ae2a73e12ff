package org.groundswell.crossnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.groundswell.OnEveryDatabase;
import org.groundswell.SetClock;
import org.groundswell.TestDatabase;
import org.groundswell.config.Elsewhere;
import org.groundswell.db.Database;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.Lease;
import org.groundswell.jobs.LostException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Of two processes with the same sources only one listens; another continues where it stopped. */
@OnEveryDatabase
class ListeningLeaseTest {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private Database database;
    private Path lines;

    @BeforeEach
    void open() throws IOException {
        database = kind.open(directory.resolve("data"));
        lines = Files.createFile(directory.resolve("newsroom.jsonl"));
        run("INSERT INTO tag (id, key) VALUES (1, 'lights')");
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void run(String sql) {
        database.writing(tx -> tx.sql(sql).run());
    }

    private Lease lease() {
        return new Jobs(database, clock).lease("listening", Listening.LEASE);
    }

    private Listening listening() {
        Elsewhere sources = new Elsewhere(List.of(new Elsewhere.Source(Elsewhere.Kind.LINES, lines.toString(), "")));
        return new Listening(database, sources, lease(), clock);
    }

    private void append(int id) throws IOException {
        String line = "{\"id\":\"%d\",\"author\":\"maya\",\"at\":\"%s\",\"tags\":[\"Lights\"]}\n"
                .formatted(id, clock.instant());
        Files.writeString(lines, line, StandardOpenOption.APPEND);
    }

    private long number(String sql) {
        return database.<Long>read(tx -> tx.sql(sql).number());
    }

    private void awaitUses(long uses) {
        await().untilAsserted(() ->
                assertThat(number("SELECT count(*) FROM heard_use")).isEqualTo(uses));
    }

    @Test
    void anotherProcessContinuesWhereTheClosedOneStopped() throws IOException {
        Listening one = listening();
        one.start();
        append(1);
        awaitUses(1);
        try (Listening other = listening()) {
            other.start();
            append(2);
            awaitUses(2);
            assertThat(number("SELECT number FROM lease")).isEqualTo(1);

            one.close();
            append(3);
            awaitUses(3);
            assertThat(number("SELECT number FROM lease")).isEqualTo(2);
        }
    }

    @Test
    void aProcessThatLosesTheLeaseWritesNothingAndContinuesWhenItGetsItBack() throws IOException {
        try (Listening one = listening()) {
            one.start();
            append(1);
            awaitUses(1);
            // As if this process had been suspended for longer than the lease.
            run("UPDATE lease SET owner = 'another', number = 2, expires_at = "
                    + clock.instant().plus(Listening.LEASE).toEpochMilli());
            append(2);
            await().until(() -> isNotListening());
            assertThat(number("SELECT count(*) FROM heard_use")).isEqualTo(1);

            clock.moveOn(Listening.LEASE);
            append(3);
            awaitUses(3);
            assertThat(number("SELECT number FROM lease")).isEqualTo(3);
        }
    }

    /** The thread sleeps while it waits for the lease. */
    private static boolean isNotListening() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals("listening-newsroom"))
                .flatMap(each -> List.of(each.getValue()).stream())
                .anyMatch(frame -> frame.getMethodName().equals("awaitLease"));
    }

    @Test
    void aWriteWithALostLeaseIsRolledBack() throws InterruptedException {
        Lease stale = lease();
        assertThat(stale.hold()).isTrue();
        ObservationWriter writer = new ObservationWriter(database, clock, stale, "source", "network");
        writer.accept(new Observation.Posted("1", "maya", clock.instant(), List.of("Lights")), "5");
        clock.moveOn(Listening.LEASE);
        assertThat(lease().hold()).isTrue();

        assertThatThrownBy(writer::write).isInstanceOf(LostException.class);
        assertThat(number("SELECT count(*) FROM heard_use")).isZero();
        assertThat(writer.cursor()).isEmpty();

        writer.drop();
        writer.write();
    }
}
