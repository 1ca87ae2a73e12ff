package org.groundswell.web.admin;

import java.util.List;
import org.groundswell.files.FileName;
import org.groundswell.files.FileStore;
import org.groundswell.files.FileType;
import org.groundswell.files.StoredFiles;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.web.media.FileReplies;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** Sends the files of suspended accounts, which are not public, to moderators, whose browsers must not keep them. */
public final class DeskFilePages implements Pages {
    static final String PATH = "/admin/media";
    private static final FileReplies REPLIES = new FileReplies(List.of(
            new Reply.Header("Cache-Control", "private, no-store"),
            new Reply.Header("Cross-Origin-Resource-Policy", "same-origin")));

    private final StoredFiles files;

    public DeskFilePages(StoredFiles files) {
        this.files = files;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH + "/{name}", PageAccess.MODERATOR, this::file);
    }

    private Reply file(WebCall call) {
        FileName name = FileName.parse(call.part("name")).orElseThrow(Refusal.NotFound::new);
        FileType type = name.type().filter(FileType::isPublic).orElseThrow(Refusal.NotFound::new);
        FileStore.Found found = files.find(name).orElseThrow(Refusal.NotFound::new);
        return REPLIES.reply(call, name.text(), type.mediaType(), found);
    }

    static String path(FileName name) {
        return PATH + "/" + name;
    }
}
