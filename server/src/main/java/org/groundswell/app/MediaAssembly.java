package org.groundswell.app;

import java.util.ArrayList;
import java.util.List;
import org.groundswell.archive.Archives;
import org.groundswell.deletion.CountedData;
import org.groundswell.deletion.OwnedData;
import org.groundswell.files.DirectoryFiles;
import org.groundswell.files.FileUse;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.UploadSpace;
import org.groundswell.jobs.Service;
import org.groundswell.mastodon.ApiParts;
import org.groundswell.mastodon.MediaApi;
import org.groundswell.mastodon.Resource;
import org.groundswell.media.processing.MediaProcessor;
import org.groundswell.media.uploads.MediaData;
import org.groundswell.media.uploads.MediaImports;
import org.groundswell.media.uploads.MediaParts;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.media.uploads.WorkDirectory;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.web.media.FilePages;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebParts;

/**
 * Stored files, and the pictures, videos and sounds of posts.
 *
 * @param space for the files of a post
 * @param pictureSpace for the pictures of a profile
 */
public record MediaAssembly(
        StoredFiles files,
        MediaUploads uploads,
        MediaImports imports,
        PostMedia posts,
        UploadSpace space,
        UploadSpace pictureSpace,
        List<Service> processing)
        implements Assembly {
    static MediaAssembly over(Base base, Core.MediaSettings settings) {
        List<FileUse> uses = new ArrayList<>(MediaParts.FILE_USES);
        uses.addAll(ProfilePictures.FILE_USES);
        uses.addAll(Archives.FILE_USES);
        StoredFiles files = new StoredFiles(
                base.database(),
                new DirectoryFiles(
                        settings.directory().resolve("files"),
                        settings.directory().resolve("incoming")),
                uses,
                base.jobs(),
                base.ids(),
                base.clock());
        MediaParts parts = MediaParts.over(
                base.database(),
                files,
                new MediaProcessor(settings.ffmpeg()),
                settings.limits(),
                new WorkDirectory(settings.directory().resolve("incoming")),
                base.jobs(),
                base.ids(),
                base.clock());
        return new MediaAssembly(
                files,
                parts.uploads(),
                parts.imports(),
                new PostMedia(files, settings.limits(), base.clock()),
                new UploadSpace(
                        settings.directory().resolve("incoming"),
                        settings.limits().perPost(),
                        settings.limits().largest()),
                new UploadSpace(
                        settings.directory().resolve("incoming"),
                        ProfilePicture.values().length,
                        settings.limits().pictureBytes()),
                parts.services());
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
        return List.of(uploads::purgeUnused, files::purgeTemporary);
    }

    @Override
    public List<Resource> api(ApiParts parts) {
        return List.of(new MediaApi(uploads, space, parts));
    }

    @Override
    public List<Pages> pages(WebParts parts) {
        return List.of(new FilePages(files.bytes()));
    }
}
