package org.groundswell.mastodon;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundswell.auth.Scope;
import org.groundswell.http.Params;
import org.groundswell.http.Upload;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.Focus;
import org.groundswell.media.uploads.MediaUploads;
import org.groundswell.media.uploads.Medium;
import org.groundswell.media.uploads.PostMedia;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.media.uploads.Thumbnail;
import org.groundswell.model.Refusal;
import org.groundswell.model.StatusId;

/** Uploading media for a status: {@code /api/v2/media}. */
public final class MediaApi implements Resource {
    private static final String THUMBNAIL = "thumbnail";

    private final MediaUploads uploads;
    private final SmallPictures small;
    private final UploadSpace space;
    private final MediaEntities entities;

    public MediaApi(MediaUploads uploads, SmallPictures small, UploadSpace space, ApiParts parts) {
        this.uploads = uploads;
        this.small = small;
        this.space = space;
        this.entities = parts.media;
    }

    @Override
    public void addTo(ApiRoutes routes) {
        Access writing = Access.person(Scope.WRITE_MEDIA);
        routes.post("/api/v2/media", writing, "Uploads a file for a status", this::upload);
        routes.post("/api/v1/media", writing, "Uploads a file, and waits until it is processed", this::uploadAndWait);
        routes.get("/api/v1/media/{id}", writing, "A file that was uploaded", this::show);
        routes.put("/api/v1/media/{id}", writing, "Describes a file that no status has yet", this::describe);
        routes.delete("/api/v1/media/{id}", writing, "Deletes a file that no status has", this::delete);
    }

    private Medium add(ApiCall call) {
        call.call().allowFiles(space);
        Params params = call.params();
        Upload file = params.file("file")
                .orElseThrow(() -> new Refusal.Invalid("file", Refusal.Fault.BLANK, "error.media.no_file"));
        Upload.OnDisk onDisk = onDisk(file);
        Optional<Thumbnail> thumbnail = thumbnail(params);
        Medium medium = uploads.add(
                call.me(),
                new MediaUploads.NewFile(
                        onDisk.path(),
                        onDisk.size(),
                        params.textOr("description", ""),
                        focus(params).orElse(Focus.MIDDLE)));
        return thumbnail
                .map(made -> uploads.setThumbnail(call.me(), medium.id(), made))
                .orElse(medium);
    }

    private static Upload.OnDisk onDisk(Upload file) {
        if (!(file instanceof Upload.OnDisk onDisk)) {
            throw new IllegalStateException("files of this route are on the disk");
        }
        return onDisk;
    }

    private Optional<Thumbnail> thumbnail(Params params) {
        if (!params.all(THUMBNAIL).stream().allMatch(String::isBlank)) {
            throw new Refusal.Invalid(THUMBNAIL, "error.upload.text");
        }
        return params.file(THUMBNAIL)
                .map(MediaApi::onDisk)
                .map(file -> small.thumbnail(new SmallPictures.Sent(THUMBNAIL, file.path(), file.size())));
    }

    private Object upload(ApiCall call) {
        return answer(add(call), 202);
    }

    private Object uploadAndWait(ApiCall call) {
        return answer(uploads.awaitProcessed(add(call)), 200);
    }

    private Object show(ApiCall call) {
        return answer(uploads.get(call.me(), call.number("id")), 206);
    }

    /** @param otherwise the status as long as it isn't ready */
    private Object answer(Medium medium, int otherwise) {
        return switch (medium.state()) {
            case Medium.State.Ready _ -> entities.of(medium);
            case Medium.State.Processing _ -> new WithStatus(otherwise, entities.of(medium));
            case Medium.State.Unusable unusable -> throw new Refusal.Invalid("file", unusable.problem());
        };
    }

    private MediaEntity describe(ApiCall call) {
        call.call().allowFiles(space);
        Params params = call.params();
        long id = call.number("id");
        Optional<Thumbnail> thumbnail = thumbnail(params);
        Medium described = uploads.describe(call.me(), id, params.text("description"), focus(params));
        return entities.of(
                thumbnail.map(made -> uploads.setThumbnail(call.me(), id, made)).orElse(described));
    }

    private Map<String, Object> delete(ApiCall call) {
        uploads.delete(call.me(), call.number("id"));
        return Map.of();
    }

    private static Optional<Focus> focus(Params params) {
        return params.text("focus").filter(text -> !text.isBlank()).map(text -> Focus.parse("focus", text));
    }

    /**
     * The media of a new status or an edit.
     *
     * @return empty if nothing is said of them
     */
    static Optional<List<PostMedia.Wanted>> wanted(Params params) {
        List<Params> changed = params.rows("media_attributes");
        if (!params.hasList("media_ids")) {
            return Optional.empty();
        }
        return Optional.of(params.all("media_ids").stream()
                .filter(id -> !id.isEmpty())
                .map(id -> wanted(id, changed))
                .toList());
    }

    private static PostMedia.Wanted wanted(String id, List<Params> changed) {
        Params attributes = changed.stream()
                .filter(each -> each.textOr("id", "").equals(id))
                .findFirst()
                .orElse(Params.NONE);
        return new PostMedia.Wanted(number(id), attributes.text("description"), focus(attributes));
    }

    private static long number(String id) {
        return StatusId.parse(id)
                .orElseThrow(() -> new Refusal.Invalid("media_ids", "error.media.unknown"))
                .value();
    }
}
