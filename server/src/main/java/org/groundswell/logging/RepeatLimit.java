package org.groundswell.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.spi.AppenderAttachable;
import ch.qos.logback.core.spi.AppenderAttachableImpl;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An appender that limits warnings and errors of the same kind per minute, so that an attacker who can cause errors can't fill
 * the disk. Omitted messages are counted, and reported before the next one of their kind.
 */
public final class RepeatLimit extends UnsynchronizedAppenderBase<ILoggingEvent>
        implements AppenderAttachable<ILoggingEvent> {
    private static final int MOST_IN_A_MINUTE = 20;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final int MOST_KINDS = 1_000;

    private final AppenderAttachableImpl<ILoggingEvent> next = new AppenderAttachableImpl<>();
    // Guarded by this object's lock.
    private final Map<Kind, Count> counts = new HashMap<>();

    /** The kind of a message: messages about the same problem have the same kind, even if their texts differ. */
    private record Kind(String logger, Level level, String failure) {
        static Kind of(ILoggingEvent event) {
            return new Kind(
                    event.getLoggerName(),
                    event.getLevel(),
                    event.getThrowableProxy() == null
                            ? ""
                            : event.getThrowableProxy().getClassName());
        }
    }

    private static final class Count {
        private long since;
        private int told;
        private int leftOut;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            next.appendLoopOnAppenders(event);
            return;
        }
        int leftOut = count(event);
        if (leftOut < 0) {
            return;
        }
        if (leftOut > 0) {
            next.appendLoopOnAppenders(about(event, leftOut));
        }
        next.appendLoopOnAppenders(event);
    }

    /** Returns the number of messages omitted before this one, or a negative number to omit this one, too. */
    private synchronized int count(ILoggingEvent event) {
        if (counts.size() >= MOST_KINDS) {
            counts.clear();
        }
        Count count = counts.computeIfAbsent(Kind.of(event), _ -> new Count());
        int before = 0;
        if (event.getTimeStamp() - count.since >= MINUTE) {
            before = count.leftOut;
            count.since = event.getTimeStamp();
            count.told = 0;
            count.leftOut = 0;
        }
        if (count.told == MOST_IN_A_MINUTE) {
            count.leftOut++;
            return -1;
        }
        count.told++;
        return before;
    }

    private static ILoggingEvent about(ILoggingEvent event, int leftOut) {
        LoggingEvent told = new LoggingEvent();
        told.setLoggerName(event.getLoggerName());
        told.setLoggerContextRemoteView(event.getLoggerContextVO());
        told.setLevel(event.getLevel());
        told.setInstant(event.getInstant());
        told.setThreadName(event.getThreadName());
        told.setMessage(leftOut + " more like the following were left out");
        return told;
    }

    @Override
    public void addAppender(Appender<ILoggingEvent> appender) {
        next.addAppender(appender);
    }

    @Override
    public Iterator<Appender<ILoggingEvent>> iteratorForAppenders() {
        return next.iteratorForAppenders();
    }

    @Override
    public @Nullable Appender<ILoggingEvent> getAppender(String name) {
        return next.getAppender(name);
    }

    @Override
    public boolean isAttached(Appender<ILoggingEvent> appender) {
        return next.isAttached(appender);
    }

    @Override
    public void detachAndStopAllAppenders() {
        next.detachAndStopAllAppenders();
    }

    @Override
    public boolean detachAppender(Appender<ILoggingEvent> appender) {
        return next.detachAppender(appender);
    }

    @Override
    public boolean detachAppender(String name) {
        return next.detachAppender(name);
    }
}
