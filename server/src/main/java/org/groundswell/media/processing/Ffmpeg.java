package org.groundswell.media.processing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The programs {@code ffmpeg} and {@code ffprobe}, as processes of their own with limits of time and memory. They are told the
 * format of a file and may open nothing but local files, so that a playlist in disguise can't make them read others.
 */
final class Ffmpeg {
    private static final Logger LOG = LoggerFactory.getLogger(Ffmpeg.class);
    private static final Duration PROBING = Duration.ofSeconds(20);
    private static final Duration CHECKING = Duration.ofSeconds(5);
    /** Kilobytes of address space. */
    private static final int MEMORY = 3_000_000;

    private static final int LONGEST_OUTPUT = 1 << 20;

    private final String command;

    /** @param command the path of ffmpeg, or its name, or empty for none; ffprobe is beside it */
    Ffmpeg(String command) {
        this.command = command;
    }

    /** Whether both programs can be run. */
    boolean isInstalled() {
        try {
            return !command.isEmpty() && succeeds("ffmpeg") && succeeds("ffprobe");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean succeeds(String program) throws InterruptedException {
        try {
            return run(program, List.of("-version"), CHECKING).code() == 0;
        } catch (IOException missing) {
            LOG.atDebug().setCause(missing).log("a program could not be started");
            return false;
        }
    }

    /**
     * Describes a file, as JSON.
     *
     * @throws UnusableFileException if it isn't of its format
     */
    String probe(Path file, FileFormat format) throws IOException, UnusableFileException, InterruptedException {
        List<String> arguments =
                new ArrayList<>(List.of("-v", "error", "-print_format", "json", "-show_format", "-show_streams"));
        arguments.addAll(input(file, format));
        Ended ended = run("ffprobe", arguments, PROBING);
        if (ended.code() != 0) {
            throw damaged(ended);
        }
        return ended.output();
    }

    /**
     * Converts a file.
     *
     * @param options the arguments between the input and the output
     * @throws UnusableFileException if it can't be converted, or not in time
     */
    void convert(Path file, FileFormat format, List<String> options, Path output, Duration most)
            throws IOException, UnusableFileException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-nostdin", "-y", "-threads", "1"));
        arguments.addAll(input(file, format));
        arguments.addAll(
                List.of("-threads", "2", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"));
        arguments.addAll(options);
        arguments.add(output.toAbsolutePath().toString());
        Ended ended = run("ffmpeg", arguments, most);
        if (ended.code() != 0) {
            throw damaged(ended);
        }
    }

    private static List<String> input(Path file, FileFormat format) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-f",
                format.reader(),
                "-i",
                file.toAbsolutePath().toString());
    }

    private static UnusableFileException damaged(Ended ended) {
        LOG.atDebug().addKeyValue("code", ended.code()).log(ended.output());
        return ended.isInTime()
                ? new UnusableFileException("error.media.damaged")
                : new UnusableFileException("error.media.slow");
    }

    private record Ended(int code, String output, boolean isInTime) {}

    private Ended run(String program, List<String> arguments, Duration most) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(
                List.of("/bin/sh", "-c", "ulimit -v " + MEMORY + "; exec nice -n 10 \"$@\"", "sh", path(program)));
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
        builder.environment().keySet().retainAll(List.of("PATH", "LD_LIBRARY_PATH"));
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuilder output = new StringBuilder();
        Thread reader = Thread.ofVirtual().start(() -> read(process, output));
        boolean isInTime = false;
        try {
            isInTime = process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
            if (isInTime) {
                // What is destroyed loses the output that has not been read yet.
                reader.join(CHECKING);
            }
        } finally {
            process.destroyForcibly();
        }
        reader.join(CHECKING);
        synchronized (output) {
            return new Ended(isInTime ? process.exitValue() : -1, output.toString(), isInTime);
        }
    }

    /** Reads all output, so that the process can write on, and keeps the beginning. */
    private static void read(Process process, StringBuilder output) {
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            char[] piece = new char[8_192];
            for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                synchronized (output) {
                    output.append(piece, 0, Math.clamp(LONGEST_OUTPUT - output.length(), 0, read));
                }
            }
        } catch (IOException ended) {
            LOG.atDebug().setCause(ended).log("the output of a program ended early");
        }
    }

    /** ffprobe is where ffmpeg is. */
    private String path(String program) {
        Path path = Path.of(command);
        return path.getNameCount() > 1 ? path.resolveSibling(program).toString() : program;
    }
}
