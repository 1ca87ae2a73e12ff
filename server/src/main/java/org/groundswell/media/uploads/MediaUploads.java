package org.groundswell.media.uploads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.deletion.CountedData;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFile;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Queue;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaKind;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.processing.FileFormat;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.processing.Processed;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.text.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * Uploads of pictures, videos and sounds. Pictures are processed at once, a few at a time; what FFmpeg converts is processed by a
 * job ({@link MediaJob}).
 */
public final class MediaUploads implements CountedData {
    private static final String FIELD = "file";
    /** Files of an account that belong to no post. */
    private static final int MOST_UNUSED = 200;

    private static final Duration UNUSED = Duration.ofDays(1);
    private static final int PIECE = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int MOST_LOOKS = 120;

    private final Database database;
    private final MediaStore store;
    private final StoredFiles files;
    private final MediaProcessor processor;
    private final MediaLimits limits;
    private final Queue<Long> jobs;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final PictureWorkers workers;
    private final WorkDirectory work;

    /**
     * @param jobs the queue of {@link MediaJob}
     * @param workers process pictures
     * @param work for files that are being made
     */
    MediaUploads(
            Database database,
            MediaStore store,
            StoredFiles files,
            MediaProcessor processor,
            MediaLimits limits,
            Queue<Long> jobs,
            PictureWorkers workers,
            WorkDirectory work,
            IdGenerator ids,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.files = files;
        this.processor = processor;
        this.limits = limits;
        this.jobs = jobs;
        this.workers = workers;
        this.work = work;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * An uploaded file.
     *
     * @param path the file; may be moved away
     * @param bytes its size
     */
    public record NewFile(Path path, long bytes, String description, Focus focus) {}

    /**
     * Takes a file.
     *
     * @return the medium, which is ready if it is a picture
     * @throws Refusal.Invalid if it can't be used
     * @throws Refusal.Unavailable if too many are being processed
     */
    public Medium add(AccountId account, NewFile file) {
        String description = description(file.description());
        if (database.<Integer>read(tx -> store.unused(tx, account, MOST_UNUSED)) >= MOST_UNUSED) {
            throw new Refusal.Invalid(FIELD, "error.media.unused", "most", MOST_UNUSED);
        }
        try {
            FileFormat format = processor.format(file.path());
            long most = limits.largest(format.isPicture());
            if (file.bytes() > most) {
                throw new Refusal.Invalid(FIELD, "error.upload.too_large", "most", most);
            }
            MediaKind kind = processor.kind(file.path(), format);
            boolean isQuick = kind == MediaKind.IMAGE;
            return isQuick
                    ? addPicture(account, file, format, description)
                    : addLater(account, file, kind, description);
        } catch (UnusableFileException unusable) {
            throw refused(FIELD, unusable);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Refusal.Invalid refused(String field, UnusableFileException unusable) {
        return new Refusal.Invalid(List.of(new Refusal.Problem(field, Refusal.Fault.INVALID, unusable.reason())));
    }

    private Medium addPicture(AccountId account, NewFile file, FileFormat format, String description)
            throws IOException, UnusableFileException {
        Medium.State.Ready ready =
                workers.run(directory -> keep(files, processor.process(file.path(), format, directory)));
        Medium medium = medium(account, MediaKind.IMAGE, description, file.focus(), ready);
        database.writing(tx -> {
            hold(files, tx, ready);
            store.insert(tx, medium, clock.instant());
        });
        return medium;
    }

    private Medium addLater(AccountId account, NewFile file, MediaKind kind, String description) {
        StoredFile upload = files.keep(file.path(), FileType.UPLOAD);
        Medium medium = medium(account, kind, description, file.focus(), new Medium.State.Processing(upload, null));
        database.writing(tx -> {
            files.hold(tx, upload);
            store.insert(tx, medium, clock.instant());
            jobs.addOnce(tx, Long.toString(medium.id()), medium.id());
        });
        return medium;
    }

    private Medium medium(AccountId account, MediaKind kind, String description, Focus focus, Medium.State state) {
        return new Medium(ids.next(), account, Optional.empty(), MediaStore.version(), kind, description, focus, state);
    }

    /**
     * Chooses the preview of a medium that no post has yet, whether it is ready or not.
     *
     * @throws Refusal.NotFound if there is none, it is another account's, or a post has it
     * @throws Refusal.Conflict if the preview has been deleted meanwhile
     */
    public Medium setThumbnail(AccountId account, long id, Thumbnail thumbnail) {
        return database.write(tx -> {
            Medium medium = unposted(tx, account, id);
            files.hold(tx, thumbnail.file());
            switch (medium.state()) {
                case Medium.State.Ready ready -> {
                    Medium.State.Ready changed = thumbnail.on(ready);
                    store.setPreview(tx, medium, thumbnail.file(), changed.facts());
                    release(tx, ready.preview());
                }
                case Medium.State.Processing processing -> {
                    store.setPreview(tx, medium, thumbnail.file(), thumbnail.facts());
                    release(
                            tx,
                            processing.thumbnail() == null
                                    ? null
                                    : processing.thumbnail().file());
                }
                case Medium.State.Unusable unusable -> throw new Refusal.Invalid(FIELD, unusable.problem());
            }
            return store.find(tx, id).orElseThrow(Refusal.NotFound::new);
        });
    }

    private void release(Tx tx, @Nullable StoredFile replaced) {
        if (replaced != null) {
            files.release(tx, replaced.id());
        }
    }

    private Medium unposted(Tx tx, AccountId account, long id) {
        return store.lock(tx, account, id)
                .filter(each -> each.status().isEmpty())
                .orElseThrow(Refusal.NotFound::new);
    }

    /** Stores the files that were made. */
    static Medium.State.Ready keep(StoredFiles files, Processed made) {
        StoredFile original = files.keep(made.original(), made.type());
        Processed.Preview preview = made.preview();
        @Nullable StoredFile small = preview == null ? null : files.keep(preview.file(), preview.type());
        return new Medium.State.Ready(original, small, made.facts());
    }

    static void hold(StoredFiles files, Tx tx, Medium.State.Ready ready) {
        files.hold(tx, ready.original());
        if (ready.preview() != null) {
            files.hold(tx, ready.preview());
        }
    }

    /** @throws Refusal.Invalid if it is too long */
    static String description(String text) {
        return PlainText.lines("description", text, MediaLimits.LONGEST_DESCRIPTION)
                .strip();
    }

    /**
     * A medium of an account.
     *
     * @throws Refusal.NotFound if there is none, or it is another account's
     */
    public Medium get(AccountId account, long id) {
        return find(account, id).orElseThrow(Refusal.NotFound::new);
    }

    /** A medium of an account, if it is there. */
    public Optional<Medium> find(AccountId account, long id) {
        return database.read(tx -> store.find(tx, id))
                .filter(medium -> medium.account().equals(account));
    }

    /** Waits for a while until a medium has been processed; returns it as it is then. */
    public Medium awaitProcessed(Medium medium) {
        Medium latest = medium;
        try {
            for (int i = 0; i < MOST_LOOKS && latest.state() instanceof Medium.State.Processing; i++) {
                Thread.sleep(BETWEEN_LOOKS);
                latest = get(medium.account(), medium.id());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return latest;
    }

    /**
     * Describes a medium that no post has yet.
     *
     * @param description empty to keep what it has
     * @throws Refusal.NotFound if there is none, it is another account's, or a post has it
     * @throws Refusal.Invalid if the description is too long
     */
    public Medium describe(AccountId account, long id, Optional<String> description, Optional<Focus> focus) {
        Optional<String> text = description.map(MediaUploads::description);
        return database.write(tx -> {
            Medium medium = unposted(tx, account, id);
            store.describe(tx, medium, text.orElse(medium.description()), focus.orElse(medium.focus()));
            return store.find(tx, id).orElseThrow(Refusal.NotFound::new);
        });
    }

    /**
     * Deletes a medium that no post has.
     *
     * @throws Refusal.NotFound if there is none, or it is another account's
     * @throws Refusal.Invalid if a post has it
     */
    public void delete(AccountId account, long id) {
        database.writing(tx -> {
            Medium medium = store.lock(tx, account, id).orElseThrow(Refusal.NotFound::new);
            if (medium.status().isPresent()) {
                throw new Refusal.Invalid("id", "error.media.in_use");
            }
            store.delete(tx, id).forEach(file -> files.release(tx, file));
        });
    }

    /** Deletes media that have belonged to no post for a day; returns how many. */
    public int purgeUnused() {
        List<Long> some = database.background()
                .read(tx -> store.unusedSince(tx, clock.instant().minus(UNUSED), PIECE));
        for (long id : some) {
            database.background().writing(tx -> store.delete(tx, id).forEach(file -> files.release(tx, file)));
        }
        return some.size();
    }

    /** Deletes what interrupted uploads left behind; returns how many files. */
    public int purgeUnfinished() {
        return work.purge(UNUSED);
    }

    /** Deletes a batch of the media of an account that is being deleted. Its posts are deleted before. */
    @Override
    public int takeBack(Database of, AccountId account, int limit) {
        List<Long> found = of.read(tx -> store.of(tx, account, limit));
        if (!found.isEmpty()) {
            of.writing(tx -> store.delete(tx, found).forEach(file -> files.release(tx, file)));
        }
        return found.size();
    }

    /** The sizes of the files of some media in bytes, by id. */
    public Map<Long, Long> sizes(Collection<Long> media) {
        return media.isEmpty() ? Map.of() : database.read(tx -> store.sizes(tx, media));
    }

    public MediaLimits limits() {
        return limits;
    }

    public MediaProcessor processor() {
        return processor;
    }
}
