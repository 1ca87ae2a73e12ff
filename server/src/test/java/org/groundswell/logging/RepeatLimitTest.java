package org.groundswell.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatLimitTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final ListAppender<ILoggingEvent> kept = new ListAppender<>();
    private final RepeatLimit limit = new RepeatLimit();

    @BeforeEach
    void start() {
        kept.start();
        limit.addAppender(kept);
        limit.start();
    }

    private void log(String logger, Level level, Instant when, String message) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent("", context.getLogger(logger), level, message, null, null);
        event.setInstant(when);
        limit.doAppend(event);
    }

    @Test
    void messagesOfOneKindAreLimitedPerMinuteAndTheRestCounted() {
        for (int i = 0; i < 1_000; i++) {
            log("a", Level.WARN, NOON.plusMillis(i), "failed " + i);
        }
        assertThat(kept.list).hasSize(20);
        log("b", Level.WARN, NOON.plusSeconds(1), "another kind");
        assertThat(kept.list).hasSize(21);
        log("a", Level.WARN, NOON.plusSeconds(60), "failed again");
        assertThat(kept.list.subList(21, 23))
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("980 more like the following were left out", "failed again");
    }

    @Test
    void informationIsNotLimited() {
        for (int i = 0; i < 100; i++) {
            log("a", Level.INFO, NOON, "told");
        }
        assertThat(kept.list).hasSize(100);
    }
}
