package org.groundswell.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.archive.Archives;
import org.groundswell.cards.CardStore;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.OwnedData;
import org.groundswell.emojis.EmojiEditor;
import org.groundswell.files.BucketFiles;
import org.groundswell.files.DirectoryFiles;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.UploadSpace;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.MediaApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.uploads.FetchedPictures;
import org.groundswell.media.uploads.MediaData;
import org.groundswell.media.uploads.MediaImports;
import org.groundswell.media.uploads.MediaParts;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.media.uploads.WorkDirectory;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.restrictions.PublicFiles;
import org.groundswell.web.admin.DeskFilePages;
import org.groundswell.web.media.FilePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/**
 * Stored files, and the pictures, videos and sounds of posts.
 *
 * @param small makes small pictures
 * @param fetched stores pictures that come from other servers
 * @param space for the files of a post
 * @param pictureSpace for the pictures of a profile
 * @param incoming the directory of files that are being sent or made
 */
public record MediaAssembly(
        StoredFiles files,
        PublicFiles publicFiles,
        MediaUploads uploads,
        SmallPictures small,
        MediaImports imports,
        PostMedia posts,
        FetchedPictures fetched,
        UploadSpace space,
        UploadSpace pictureSpace,
        Path incoming,
        List<Service> processing)
        implements Assembly {
    static MediaAssembly over(Base base, Core.MediaSettings settings) {
        List<FileUse> uses = new ArrayList<>(MediaParts.FILE_USES);
        uses.addAll(ProfilePictures.FILE_USES);
        uses.addAll(Archives.FILE_USES);
        uses.addAll(CardStore.FILE_USES);
        uses.addAll(EmojiEditor.FILE_USES);
        uses.addAll(EvidenceFiles.FILE_USES);
        Path incoming = settings.directory().resolve("incoming");
        Optional<BucketFiles> bucket = settings.bucket().map(BucketFiles::new);
        StoredFiles files = new StoredFiles(
                base.database(),
                bucket.<FileStore>map(each -> each)
                        .orElseGet(() -> new DirectoryFiles(settings.directory().resolve("files"), incoming)),
                uses,
                base.jobs(),
                base.ids(),
                base.clock());
        MediaParts parts = MediaParts.over(
                base.database(),
                files,
                new MediaProcessor(settings.ffmpeg()),
                settings.limits(),
                new WorkDirectory(incoming),
                base.jobs(),
                base.ids(),
                base.clock());
        return new MediaAssembly(
                files,
                new PublicFiles(base.database(), uses),
                parts.uploads(),
                parts.small(),
                parts.imports(),
                new PostMedia(files, settings.limits(), base.clock()),
                parts.fetched(),
                // A file with its thumbnail, or those of a post.
                new UploadSpace(
                        incoming,
                        Math.max(2, settings.limits().perPost()),
                        settings.limits().largest()),
                new UploadSpace(
                        incoming,
                        ProfilePicture.values().length,
                        settings.limits().pictureBytes()),
                incoming,
                Stream.concat(bucket.stream(), parts.services().stream()).toList());
    }

    @Override
    public List<OwnedData> ownedData() {
        return List.of(new MediaData());
    }

    @Override
    public List<CountedData> countedData() {
        return List.of(uploads);
    }

    @Override
    public List<Service> services() {
        List<Service> services = new ArrayList<>(processing);
        services.add(files.worker());
        return services;
    }

    @Override
    public List<Chore> chores() {
        return List.of(uploads::purgeUnused, uploads::purgeUnfinished);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new MediaApi(uploads, small, space, parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new FilePages(files, publicFiles), new DeskFilePages(files));
    }
}
