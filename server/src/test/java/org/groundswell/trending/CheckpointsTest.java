package org.groundswell.trending;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.groundswell.events.Position;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.TrendParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The file of a live engine is replaced whole or not at all, and one that can't be read is as good as none. */
class CheckpointsTest {
    private static final long NOW = Instant.parse("2014-05-24T14:00:00Z").toEpochMilli();

    @TempDir
    private Path directory;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Checkpoints checkpoints;

    @BeforeEach
    void begin() {
        checkpoints = new Checkpoints(directory, "this", 1 << 20);
        log.start();
        logger().addAppender(log);
        logger().setLevel(Level.INFO);
    }

    @AfterEach
    void end() {
        logger().setLevel(null);
        logger().detachAppender(log);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Checkpoints.class);
    }

    private void save(int position) {
        checkpoints.saveLive(
                "tags",
                new Checkpoints.Live(
                        new Position(position),
                        new Checkpoints.KnownChanges(new Changes(), new Position(position)),
                        new Waiting(),
                        new TrendEngine(NOW, TrendParameters.DEFAULT)));
    }

    private long saved() {
        return checkpoints
                .live("tags", TrendParameters.DEFAULT)
                .map(live -> live.position().number())
                .orElse(-1L);
    }

    /** A thread is interrupted when the server stops. */
    @Test
    void anInterruptedSaveLeavesTheOneBeforeAndOneLineInTheLog() throws IOException {
        save(1);
        Thread.currentThread().interrupt();
        save(2);
        assertThat(Thread.interrupted())
                .as("who stops the thread still sees it")
                .isTrue();
        assertThat(saved()).isEqualTo(1);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getLevel()).isEqualTo(Level.INFO);
        assertThat(log.list.getFirst().getThrowableProxy()).as("stack trace").isNull();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).as("nothing is left half written").hasSize(1);
        }
        save(3);
        assertThat(saved()).isEqualTo(3);
    }

    @Test
    void aFileCutOffAnywhereIsAsGoodAsNone() throws IOException {
        save(1);
        Path file = directory.resolve("live-tags.checkpoint");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length += 1 + length / 8) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThat(saved())
                    .as("cut off after %d of %d bytes", length, whole.length)
                    .isEqualTo(-1);
        }
        Files.write(file, whole);
        assertThat(saved()).isEqualTo(1);
    }

    @Test
    void oneOfAnotherDatabaseIsAsGoodAsNone() {
        save(1);
        checkpoints = new Checkpoints(directory, "other", 1 << 20);
        assertThat(saved()).isEqualTo(-1);
    }
}
