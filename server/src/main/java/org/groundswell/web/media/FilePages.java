package org.groundswell.web.media;

import java.util.List;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.restrictions.PublicFiles;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/**
 * Serves the public ones of the stored files to everybody. A name belongs to one content for ever, so browsers may keep it.
 */
public final class FilePages implements Pages {
    private static final FileReplies REPLIES = new FileReplies(List.of(
            new Reply.Header("Cache-Control", "public, max-age=31536000, immutable"),
            new Reply.Header("Cross-Origin-Resource-Policy", "cross-origin"),
            new Reply.Header("Access-Control-Allow-Origin", "*")));

    private final StoredFiles files;
    private final PublicFiles publicFiles;

    public FilePages(StoredFiles files, PublicFiles publicFiles) {
        this.files = files;
        this.publicFiles = publicFiles;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.open("/media/{name}", this::file);
    }

    private Reply file(WebCall call) {
        FileName name = FileName.parse(call.part("name")).orElseThrow(Refusal.NotFound::new);
        FileType type = name.type().filter(FileType::isPublic).orElseThrow(Refusal.NotFound::new);
        if (!publicFiles.isPublic(name)) {
            throw new Refusal.NotFound();
        }
        FileStore.Found found = files.find(name).orElseThrow(Refusal.NotFound::new);
        return REPLIES.reply(call, name.text(), type.mediaType(), found);
    }
}
