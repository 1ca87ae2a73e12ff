package org.groundswell.trending;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.groundswell.events.Position;
import org.groundswell.reputation.ReputationMark;
import org.groundswell.trends.checkpoint.CheckpointException;
import org.groundswell.trends.checkpoint.CheckpointInput;
import org.groundswell.trends.checkpoint.CheckpointOutput;
import org.groundswell.trends.engine.TrendEngine;
import org.groundswell.trends.model.TrendParameters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoint files of engines: of the live ones, with their positions in the event log, and of past moments, from which
 * past lists are computed. They only save time: when one can't be read or written, that is logged, and the engine is
 * computed from the posts. Thread-safe.
 *
 * <p>A file has the length of a header, the header, and the output of {@link TrendEngine#save}.
 */
final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private static final String LIVE = "live-";
    /**
     * The header version of a live engine's file; files from before versions have 0 or a transaction id in its place.
     */
    private static final long LIVE_VERSION = 4;

    /**
     * The version of the tag keys of {@code TagName}, stored with the installation id. A checkpoint with other keys is
     * unusable.
     */
    private static final String KEYS = " keys 2";

    private static final String PAST = "past-";
    private static final String ENDING = ".checkpoint";
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEAD = 16 << 20;

    private final Path directory;
    private final String installation;
    private final long mostBytes;
    /** Files of past engines, by the moment up to which they include all uses. */
    private final TreeMap<Long, File> past = new TreeMap<>();
    /** When files were last dropped. A checkpoint begun before that was computed from posts that have changed since. */
    private long dropped;

    /**
     * @param start since when the engine knows uses
     * @param written when its posts were read
     */
    private record File(Path path, long start, long written, long bytes) {}

    /**
     * A saved live engine, and its position in the event log.
     *
     * @param waiting the uses dated ahead that it has still to count
     */
    record Live(Position position, KnownChanges known, Waiting waiting, TrendEngine engine) {}

    /**
     * The changes to the past of all events up to a position, which may be before that of an engine that was rebuilt from the
     * posts.
     */
    record KnownChanges(Changes changes, Position upTo) {}

    /**
     * The data that an engine of a past moment was computed from.
     *
     * @param uses how many uses it includes
     * @param changed how many of these had been added or removed before, in the checkpoints that it was computed from, without
     *     everything being computed again
     * @param accounts the reputations that the uses were counted with
     */
    record Basis(long uses, long changed, ReputationMark accounts) {}

    /**
     * The header of an engine of a past moment.
     *
     * @param upTo the moment before which it includes all uses, milliseconds since the epoch
     * @param written when its posts were read
     */
    record Head(long upTo, long written, Basis basis) {}

    /** An engine of a past moment. */
    record Past(Head head, TrendEngine engine) {}

    /**
     * @param installation the id of the database; files of another database are ignored
     * @param mostBytes the disk budget for past engines
     */
    Checkpoints(Path directory, String installation, long mostBytes) {
        this.directory = directory;
        this.installation = installation + KEYS;
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(directory);
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, PAST + "*" + ENDING)) {
                for (Path file : files) {
                    find(file);
                }
            }
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("directory", directory).log("can't keep checkpoints of trends");
        }
    }

    private void find(Path path) throws IOException {
        String name = path.getFileName().toString();
        String[] parts =
                name.substring(PAST.length(), name.length() - ENDING.length()).split("-", -1);
        if (parts.length == 3 && Stream.of(parts).allMatch(part -> part.matches("[0-9]{1,18}"))) {
            File file = new File(path, Long.parseLong(parts[1]), Long.parseLong(parts[2]), Files.size(path));
            past.put(Long.valueOf(parts[0]), file);
        }
    }

    /** Saves the live engine of a board, replacing the last one. */
    void saveLive(String board, Live live) {
        write(liveFile(board), live.engine(), head -> {
            head.text(installation);
            head.number(LIVE_VERSION);
            head.number(live.position().number());
            head.number(live.known().upTo().number());
            live.known().changes().save(head);
            live.waiting().save(head);
        });
    }

    /** The last saved live engine of a board; empty if there is none. */
    Optional<Live> live(String board, TrendParameters parameters) {
        return read(liveFile(board), (head, rest) -> {
            checkInstallation(head);
            if (head.longNumber() != LIVE_VERSION) {
                throw new CheckpointException("another version wrote it");
            }
            Position position = new Position(head.longNumber());
            Position upTo = new Position(head.longNumber());
            KnownChanges known = new KnownChanges(new Changes(head), upTo);
            Waiting waiting = new Waiting(head);
            return new Live(position, known, waiting, TrendEngine.restore(rest, parameters));
        });
    }

    void dropLive(String board) {
        delete(liveFile(board));
    }

    private Path liveFile(String board) {
        return directory.resolve(LIVE + board + ENDING);
    }

    /**
     * Saves an engine that includes all uses up to its clock.
     *
     * @param written when its posts were read
     */
    synchronized void save(TrendEngine engine, long written, Basis basis) {
        long upTo = engine.now();
        if (written <= dropped) {
            return;
        }
        Path path = directory.resolve(PAST + upTo + "-" + engine.start() + "-" + written + ENDING);
        write(path, engine, head -> {
            head.text(installation);
            head.number(basis.uses());
            head.number(basis.changed());
            head.number(basis.accounts().newest());
            head.number(basis.accounts().sum());
        });
        try {
            File old = past.put(upTo, new File(path, engine.start(), written, Files.size(path)));
            if (old != null && !old.path().equals(path)) {
                delete(old.path());
            }
        } catch (NoSuchFileException notWritten) {
            // The failure to write it has been logged already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        evictToBudget();
    }

    /**
     * The latest usable engine with a clock before a moment, of those that know uses since the same time: the lists of a
     * moment must not depend on which were asked for before. Later ones that aren't usable are deleted.
     */
    synchronized Optional<Past> lastBefore(
            long moment, long start, TrendParameters parameters, Predicate<Head> isUsable) {
        Map.Entry<Long, File> found = past.lowerEntry(moment);
        while (found != null) {
            long upTo = found.getKey();
            File file = found.getValue();
            if (file.start() == start) {
                Optional<Past> engine = read(upTo, file, parameters, isUsable);
                if (engine.isPresent()) {
                    return engine;
                }
                past.remove(upTo);
                delete(file.path());
            }
            found = past.lowerEntry(upTo);
        }
        return Optional.empty();
    }

    private Optional<Past> read(long upTo, File file, TrendParameters parameters, Predicate<Head> isUsable) {
        Optional<Optional<Past>> past = read(file.path(), (in, rest) -> {
            checkInstallation(in);
            Basis basis =
                    new Basis(in.longNumber(), in.longNumber(), new ReputationMark(in.longNumber(), in.longNumber()));
            Head head = new Head(upTo + TrendEngine.TICK_MILLIS, file.written(), basis);
            return isUsable.test(head)
                    ? Optional.of(new Past(head, TrendEngine.restore(rest, parameters)))
                    : Optional.<Past>empty();
        });
        return past.flatMap(each -> each);
    }

    /** Deletes the engines that include uses from a moment on, because too many of these have changed. */
    synchronized void dropFrom(long moment, long now) {
        dropped = now;
        Map<Long, File> wrong = past.tailMap(moment, true);
        wrong.values().forEach(file -> delete(file.path()));
        wrong.clear();
    }

    /** When the oldest saved engine was written; {@link Long#MAX_VALUE} if there is none. */
    synchronized long oldestWritten() {
        return past.values().stream().mapToLong(File::written).min().orElse(Long.MAX_VALUE);
    }

    private void evictToBudget() {
        long bytes = past.values().stream().mapToLong(File::bytes).sum();
        while (bytes > mostBytes && past.size() > 1) {
            File oldest = past.pollFirstEntry().getValue();
            delete(oldest.path());
            bytes -= oldest.bytes();
        }
    }

    private void checkInstallation(CheckpointInput head) throws CheckpointException {
        if (!head.text().equals(installation)) {
            throw new CheckpointException("it belongs to another database");
        }
    }

    private interface HeadWriter {
        void write(CheckpointOutput head) throws IOException;
    }

    private interface Reader<T> {
        T read(CheckpointInput head, ByteBuffer rest) throws CheckpointException;
    }

    private void write(Path path, TrendEngine engine, HeadWriter writer) {
        Path fresh = path.resolveSibling(path.getFileName() + ".new");
        try {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            CheckpointOutput headOut = new CheckpointOutput(head);
            writer.write(headOut);
            headOut.finish();
            try (FileChannel channel = FileChannel.open(
                            fresh,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
                    OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER)) {
                new DataOutputStream(out).writeInt(head.size());
                head.writeTo(out);
                engine.save(out);
                out.flush();
                channel.force(true);
            }
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (ClosedByInterruptException stopping) {
            // The live engines are saved again when everything else has stopped.
            delete(fresh);
            LOG.atInfo().addKeyValue("file", path).log("stopping: a checkpoint of trends is left unwritten");
        } catch (IOException e) {
            delete(fresh);
            LOG.atWarn().setCause(e).addKeyValue("file", path).log("can't write a checkpoint of trends");
        }
    }

    private static <T> Optional<T> read(Path path, Reader<T> reader) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            if (channel.size() > Integer.MAX_VALUE) {
                throw new CheckpointException("larger than can be read: " + channel.size() + " bytes");
            }
            ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            if (bytes.remaining() < Integer.BYTES) {
                throw new CheckpointException("cut off");
            }
            int length = bytes.getInt();
            if (length < 0 || length > LONGEST_HEAD || length > bytes.remaining()) {
                throw new CheckpointException("a head of " + length + " bytes");
            }
            CheckpointInput head = new CheckpointInput(bytes.slice(bytes.position(), length));
            ByteBuffer rest = bytes.slice(bytes.position() + length, bytes.remaining() - length);
            return Optional.of(reader.read(head, rest));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (CheckpointException e) {
            // For example after an update, or when a setting was changed.
            LOG.atInfo()
                    .addKeyValue("file", path)
                    .addKeyValue("reason", e.getMessage())
                    .log("can't use a checkpoint of trends; computing from the posts instead");
            return Optional.empty();
        } catch (IOException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("file", path)
                    .log("can't read a checkpoint of trends; computing from the posts instead");
            return Optional.empty();
        }
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.atWarn().setCause(e).addKeyValue("file", path).log("can't delete a checkpoint of trends");
        }
    }
}
