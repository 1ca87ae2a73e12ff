package org.groundswell.media.uploads;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.Tx;
import org.groundswell.files.FileStore;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Job;
import org.groundswell.jobs.JobHandler;
import org.groundswell.jobs.Outcome;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.processing.Processed;
import org.groundswell.media.processing.UnusableFileException;

/** Processes an uploaded video, animation or sound. */
final class MediaJob implements JobHandler<Long> {
    private final Database database;
    private final MediaStore store;
    private final StoredFiles files;
    private final MediaProcessor processor;
    private final WorkDirectory work;

    MediaJob(Database database, MediaStore store, StoredFiles files, MediaProcessor processor, WorkDirectory work) {
        this.database = database.background();
        this.store = store;
        this.files = files;
        this.processor = processor;
        this.work = work;
    }

    @Override
    public Outcome run(Job<Long> job) throws IOException, InterruptedException {
        long id = job.payload();
        Optional<Medium> medium = database.read(tx -> store.find(tx, id));
        if (medium.isPresent() && medium.get().state() instanceof Medium.State.Processing processing) {
            process(medium.get(), processing);
        }
        return Outcome.done();
    }

    private void process(Medium medium, Medium.State.Processing processing) throws IOException, InterruptedException {
        long id = medium.id();
        long upload = processing.upload().id();
        try (WorkDirectory.Place place = work.open()) {
            Path file = place.path().resolve("upload");
            FileStore.Found found = files.bytes()
                    .find(processing.upload().name())
                    .orElseThrow(() -> new IOException("the uploaded file is not there"));
            try (OutputStream out = Files.newOutputStream(file)) {
                found.writeTo(out, 0, found.size());
            }
            Processed made = processor.process(file, processor.format(file), place.path());
            Medium.State.Ready ready = MediaUploads.keep(files, made);
            database.writing(tx -> {
                MediaUploads.hold(files, tx, ready);
                if (store.ready(tx, id, made.kind(), withThumbnail(tx, medium, ready))) {
                    files.release(tx, upload);
                }
            });
        } catch (UnusableFileException unusable) {
            database.writing(tx -> {
                if (store.unusable(tx, id, unusable.reason().key())) {
                    files.release(tx, upload);
                }
            });
        }
    }

    /** With the preview that was chosen, perhaps meanwhile. */
    private Medium.State.Ready withThumbnail(Tx tx, Medium medium, Medium.State.Ready ready) {
        return store.lock(tx, medium.account(), medium.id())
                .map(Medium::state)
                .map(state -> state instanceof Medium.State.Processing processing ? processing.thumbnail() : null)
                .map(thumbnail -> thumbnail.on(ready))
                .orElse(ready);
    }
}
