package org.groundswell.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.groundswell.importing.files.MediaFile;
import org.groundswell.importing.files.UnusableFile;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.media.uploads.MediaImports;
import org.groundswell.model.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes the media of posts on a few threads, before the transaction that writes the posts. A file that can't be used is left
 * out, with a reason; if a file can't be written, the import ends.
 */
final class MediaWork implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaWork.class);
    private static final int MOST_THREADS = 4;
    private static final int BUFFER = 1 << 16;

    private final MediaImports imports;
    private final Preparation preparation;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, MOST_THREADS),
            Thread.ofPlatform().name("import-media-", 0).daemon().factory());

    MediaWork(MediaImports imports, Preparation preparation) {
        this.imports = imports;
        this.preparation = preparation;
    }

    /**
     * A post with its stored media, in their order.
     *
     * @param read the post as it was read; its text may have described media that it has
     */
    record Ready(Prepared read, Prepared post, List<MediaImports.New> media, List<MediaPlan.Lost> lost) {
        static Ready without(Prepared post) {
            return new Ready(post, post, List.of(), List.of());
        }
    }

    private sealed interface Outcome {
        record Usable(MediaImports.Made made) implements Outcome {}

        record Unusable(Message reason) implements Outcome {}
    }

    private record Task(ImportedMedia.Found medium, Future<Outcome> outcome) {}

    private record Begun(Prepared post, List<Task> tasks, List<MediaPlan.Lost> lost) {}

    /**
     * Makes and stores the media of some posts. The posts have to be written at once: files without a post are deleted.
     *
     * @throws UncheckedIOException if a file can't be stored
     */
    List<Ready> make(List<Prepared> posts) {
        List<Begun> begun = new ArrayList<>();
        List<MediaImports.Made> made = new ArrayList<>();
        try {
            posts.forEach(post -> begun.add(begin(post)));
            // All are processed before the first is stored, so that none waits for its post for long.
            begun.stream().flatMap(each -> each.tasks().stream()).forEach(task -> {
                if (outcome(task) instanceof Outcome.Usable usable) {
                    made.add(usable.made());
                }
            });
            return begun.stream().map(this::stored).toList();
        } finally {
            // After a failure, those that were not waited for are closed by the cleaning of the work directory.
            begun.forEach(each -> each.tasks().forEach(task -> task.outcome().cancel(true)));
            made.forEach(MediaImports.Made::close);
        }
    }

    private Begun begin(Prepared post) {
        MediaPlan plan = MediaPlan.of(post.media(), imports.limits());
        List<Task> tasks = plan.chosen().stream()
                .map(medium -> new Task(medium, threads.submit(() -> processed(medium))))
                .toList();
        return new Begun(post, tasks, plan.lost());
    }

    private Outcome processed(ImportedMedia.Found medium) throws IOException, InterruptedException {
        MediaFile file = medium.file().orElseThrow();
        try {
            return new Outcome.Usable(imports.process((path, most) -> copy(file, path, most)));
        } catch (UnusableFileException unusable) {
            return new Outcome.Unusable(unusable.reason());
        } catch (RuntimeException unforeseen) {
            // A bug that concerns this file must not stop the import of the others.
            LOG.atError().addKeyValue("file", file.name()).setCause(unforeseen).log("a file could not be processed");
            return new Outcome.Unusable(new Message("error.media.damaged"));
        }
    }

    /** Copies a file out of its archive, at most as much as is of use: the size that the archive states may be wrong. */
    private static void copy(MediaFile file, Path to, long most) throws IOException, UnusableFileException {
        try (OutputStream out = Files.newOutputStream(to);
                InputStream in = opened(file)) {
            byte[] piece = new byte[BUFFER];
            long copied = 0;
            for (int read = read(in, piece); read >= 0; read = read(in, piece)) {
                copied += read;
                if (copied > most) {
                    throw new UnusableFileException("error.upload.too_large", "most", most);
                }
                out.write(piece, 0, read);
            }
            if (copied != file.bytes()) {
                throw new UnusableFileException("error.media.damaged");
            }
        }
    }

    private static InputStream opened(MediaFile file) throws UnusableFileException {
        try {
            return file.content().open();
        } catch (UnusableFile unusable) {
            throw new UnusableFileException(unusable.reason());
        } catch (IOException broken) {
            throw new UnusableFileException("error.media.damaged");
        }
    }

    private static int read(InputStream in, byte[] piece) throws UnusableFileException {
        try {
            return in.read(piece);
        } catch (IOException broken) {
            throw new UnusableFileException("error.media.damaged");
        }
    }

    private static Outcome outcome(Task task) {
        try {
            return task.outcome().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failed -> throw new UncheckedIOException(failed);
                case Error failed -> throw failed;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private Ready stored(Begun begun) {
        List<MediaImports.New> media = new ArrayList<>();
        List<MediaPlan.Lost> lost = new ArrayList<>(begun.lost());
        Set<ImportedMedia> imported = new HashSet<>();
        for (Task task : begun.tasks()) {
            ImportedMedia wanted = task.medium().wanted();
            switch (outcome(task)) {
                case Outcome.Usable usable -> {
                    media.add(usable.made().keep(wanted.description(), wanted.focus()));
                    imported.add(wanted);
                }
                case Outcome.Unusable unusable -> lost.add(new MediaPlan.Lost(task.medium(), unusable.reason()));
            }
        }
        return new Ready(begun.post(), preparation.beside(imported, begun.post()), media, lost);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
