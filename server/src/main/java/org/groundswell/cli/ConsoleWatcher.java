package org.groundswell.cli;

import java.io.BufferedWriter;
import java.io.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.groundswell.importing.ImportWatcher;
import org.groundswell.model.Message;
import org.groundswell.text.Messages;
import org.groundswell.text.Translator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows the progress of an import, and writes the rejects file. */
final class ConsoleWatcher implements ImportWatcher, AutoCloseable {
    private static final int SHOWN = 10;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Translator translator = Messages.load().english();
    private final String file;
    private final @Nullable Path rejects;
    private final @Nullable ProgressBar bar;
    private @Nullable BufferedWriter writer;
    private long rejected;

    /**
     * @param size size of the file; negative if unknown
     * @param rejects file for rejected records; null for none
     */
    ConsoleWatcher(String file, long size, @Nullable Path rejects) {
        this.file = file;
        this.rejects = rejects;
        this.bar = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isEmpty()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName(file)
                        .setInitialMax(size)
                        .setUnit(" MB", 1 << 20)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(250)
                        .showSpeed()
                        .setSpeedUnit(ChronoUnit.SECONDS)
                        .build();
    }

    @Override
    public void moved(long bytes) {
        if (bar != null) {
            bar.stepTo(bytes);
        }
    }

    @Override
    public synchronized void rejected(long number, Message reason, String record) {
        rejected++;
        if (rejected <= SHOWN) {
            System.err.println(file + ":" + number + ": " + translator.text(reason));
        } else if (rejected == SHOWN + 1) {
            System.err.println(file + ": more records are rejected" + (rejects == null ? "" : "; see " + rejects));
        }
        note(number, reason, record);
    }

    @Override
    public synchronized void leftOut(long number, Message reason, String record) {
        note(number, reason, record);
    }

    @Override
    public synchronized void mediaLeftOut(long number, String medium, Message reason) {
        write(number, reason, line -> line.put("media", medium));
    }

    private void note(long number, Message reason, String record) {
        write(number, reason, line -> line.put("record", record));
    }

    private void write(long number, Message reason, Consumer<ObjectNode> subject) {
        if (rejects == null) {
            return;
        }
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(rejects, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            ObjectNode line = json.createObjectNode();
            line.put("file", file).put("number", number).put("reason", translator.text(reason));
            subject.accept(line);
            writer.write(line.toString());
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + rejects, e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (bar != null) {
            bar.close();
        }
        if (writer != null) {
            writer.close();
        }
    }
}
