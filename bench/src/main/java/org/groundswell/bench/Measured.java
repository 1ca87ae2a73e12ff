package org.groundswell.bench;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program in a process of its own, in a Java machine like the one the launcher starts it in. */
final class Measured implements AutoCloseable {
    private static final long BETWEEN_QUESTIONS_NANOS = 2_000_000;

    private final Process process;
    private final int port;
    /** What it says, which is of interest when it fails. */
    private final Path log;

    private long lastCpuNanos;

    private Measured(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    static Measured start(Class<?> main, int port, List<String> arguments) {
        return start(main, port, List.of(), arguments);
    }

    /** @param special options of Java for this program alone */
    static Measured start(Class<?> main, int port, List<String> special, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(options());
        command.addAll(special);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            File log = File.createTempFile("groundswell-bench", ".log");
            log.deleteOnExit();
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log)
                    .start();
            return new Measured(process, port, log.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the launcher starts a server with; without the launcher, what this one was started with. */
    private static List<String> options() {
        String launchers = System.getProperty("groundswell.bench.options");
        return launchers == null
                ? ManagementFactory.getRuntimeMXBean().getInputArguments()
                : launchers.lines().toList();
    }

    /** Waits until it answers; how long that took since {@code startNanos}. */
    Duration awaitAnswer(String path, long startNanos) {
        byte[] request = Connection.get(path, "");
        while (process.isAlive()
                && System.nanoTime() - startNanos < Duration.ofSeconds(60).toNanos()) {
            try (Connection connection = new Connection(port)) {
                if (connection.exchange(request) == 200) {
                    return Duration.ofNanos(System.nanoTime() - startNanos);
                }
            } catch (IOException notYet) {
                // Asking without a pause would take from the server the core it starts on.
                LockSupport.parkNanos(BETWEEN_QUESTIONS_NANOS);
            }
        }
        throw new IllegalStateException("the server did not start" + said());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, at most so long; meanwhile its CPU time is noted, which nobody can ask of the dead. */
    void awaitExit(Duration atMost) {
        lastCpuNanos = Math.max(lastCpuNanos, cpuNanos());
        try {
            if (process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() != 0) {
                throw new IllegalStateException("the program ended with " + process.exitValue() + said());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        try {
            return ", having said:\n" + Files.readString(log);
        } catch (IOException e) {
            return ", and what it said can't be read: " + e.getMessage();
        }
    }

    long lastCpuNanos() {
        return lastCpuNanos;
    }

    int port() {
        return port;
    }

    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** The most memory it has had resident so far; 0 where the system does not tell (it is read from /proc). */
    long peakMegabytes() {
        return status("VmHWM:");
    }

    long residentMegabytes() {
        return status("VmRSS:");
    }

    private long status(String line) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.readAllLines(status).stream()
                    .filter(each -> each.startsWith(line))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
