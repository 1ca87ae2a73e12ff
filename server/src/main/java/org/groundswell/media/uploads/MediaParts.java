package org.groundswell.media.uploads;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.groundswell.db.Database;
import org.groundswell.db.IdGenerator;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFiles;
import org.groundswell.jobs.Backoff;
import org.groundswell.jobs.Jobs;
import org.groundswell.jobs.PayloadCodec;
import org.groundswell.jobs.Queue;
import org.groundswell.jobs.QueueLimits;
import org.groundswell.jobs.Service;
import org.groundswell.media.MediaLimits;
import org.groundswell.media.processing.MediaProcessor;

/**
 * Builds the uploads.
 *
 * @param small makes small pictures
 * @param fetched stores pictures that come from other servers
 * @param imports for posts from elsewhere
 * @param services what processes them
 */
public record MediaParts(
        MediaUploads uploads,
        SmallPictures small,
        FetchedPictures fetched,
        MediaImports imports,
        List<Service> services) {
    private static final QueueLimits LIMITS =
            new QueueLimits(1, 3, new Backoff(Duration.ofSeconds(20), Duration.ofMinutes(10)), Duration.ofMinutes(2));

    /** The columns of this feature's table that refer to files. */
    public static final List<FileUse> FILE_USES = List.of(
            FileUse.byNobody("media", "upload_file"),
            FileUse.ofAccount("media", "original_file", "account_id"),
            FileUse.ofAccount("media", "preview_file", "account_id"));

    public static MediaParts over(
            Database database,
            StoredFiles files,
            MediaProcessor processor,
            MediaLimits limits,
            WorkDirectory work,
            Jobs jobs,
            IdGenerator ids,
            InstantSource clock) {
        Queue<Long> queue = jobs.queue("media", PayloadCodec.of(id -> Long.toString(id), Long::valueOf), LIMITS);
        MediaStore store = new MediaStore();
        PictureWorkers workers = new PictureWorkers(work);
        return new MediaParts(
                new MediaUploads(database, store, files, processor, limits, queue, workers, work, ids, clock),
                new SmallPictures(files, processor, limits, workers),
                new FetchedPictures(files, processor, workers),
                new MediaImports(store, files, processor, limits, work, ids, clock),
                List.of(workers, queue.worker(new MediaJob(database, store, files, processor, work))));
    }
}
