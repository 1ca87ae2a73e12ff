package org.groundswell.media.uploads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.groundswell.db.IdGenerator;
import org.groundswell.db.Tx;
import org.groundswell.files.StoredFiles;
import org.groundswell.media.Attachment;
import org.groundswell.media.Focus;
import org.groundswell.media.MediaKind;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.processing.FileFormat;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.processing.Processed;
import org.groundswell.media.processing.UnusableFileException;
import org.groundswell.model.AccountId;
import org.groundswell.model.StatusId;

/**
 * Media of posts that are imported: files are checked and processed as uploads are, and their rows are written with their post.
 * Each step has to follow the one before: {@link #process}, {@link Made#keep}, {@link #attach}. Safe for use by several threads.
 */
public final class MediaImports {
    private final MediaStore store;
    private final StoredFiles files;
    private final MediaProcessor processor;
    private final MediaLimits limits;
    private final WorkDirectory work;
    private final IdGenerator ids;
    private final InstantSource clock;

    MediaImports(
            MediaStore store,
            StoredFiles files,
            MediaProcessor processor,
            MediaLimits limits,
            WorkDirectory work,
            IdGenerator ids,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.processor = processor;
        this.limits = limits;
        this.work = work;
        this.ids = ids;
        this.clock = clock;
    }

    public MediaLimits limits() {
        return limits;
    }

    /** The directory for files that are being made. */
    public WorkDirectory work() {
        return work;
    }

    /** A file to be imported. */
    public interface Source {
        /**
         * Writes the file.
         *
         * @param most bytes of the largest file that is of use
         * @throws UnusableFileException if it is larger, or can't be read
         * @throws IOException if it can't be written
         */
        void writeTo(Path file, long most) throws IOException, UnusableFileException;
    }

    /**
     * Makes the files of a medium. Takes as long as a conversion by FFmpeg may.
     *
     * @throws UnusableFileException if the file can't be used
     */
    public Made process(Source source) throws IOException, UnusableFileException, InterruptedException {
        WorkDirectory.Place place = work.open();
        try {
            Path file = place.path().resolve("upload");
            source.writeTo(file, limits.largest());
            FileFormat format = processor.format(file);
            long most = limits.largest(format.isPicture());
            if (Files.size(file) > most) {
                throw new UnusableFileException("error.upload.too_large", "most", most);
            }
            return new Made(place, processor.process(file, format, place.path()));
        } catch (IOException | UnusableFileException | InterruptedException | RuntimeException | Error e) {
            place.close();
            throw e;
        }
    }

    /** The files of a medium, in a directory of their own until they are stored or this is closed. */
    public final class Made implements AutoCloseable {
        private final WorkDirectory.Place place;
        private final Processed processed;

        private Made(WorkDirectory.Place place, Processed processed) {
            this.place = place;
            this.processed = processed;
        }

        /**
         * Stores the files, once. The transaction with {@link MediaImports#attach} must follow at once.
         *
         * @param description its alternative text
         */
        public New keep(String description, Focus focus) {
            return new New(ids.next(), processed.kind(), description, focus, MediaUploads.keep(files, processed));
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /** A medium whose files are stored, and that has no row yet. */
    public record New(long id, MediaKind kind, String description, Focus focus, Medium.State.Ready ready) {
        /** What its post shows. */
        public Attachment attachment() {
            return medium(new AccountId(0), Optional.empty()).attachment().orElseThrow();
        }

        private Medium medium(AccountId account, Optional<StatusId> status) {
            return new Medium(id, account, status, MediaStore.version(), kind, description, focus, ready);
        }
    }

    /**
     * Writes the rows of the media of a post, in the transaction that publishes it.
     *
     * @throws org.groundswell.model.Refusal.Conflict if a file has been deleted since it was stored
     */
    public void attach(Tx tx, AccountId author, StatusId post, Collection<New> media) {
        for (New each : media) {
            MediaUploads.hold(files, tx, each.ready());
            store.insert(tx, each.medium(author, Optional.of(post)), clock.instant());
        }
    }
}
