package org.groundswell.web.admin;

import java.util.List;
import org.groundswell.http.Reply;
import org.groundswell.model.Refusal;
import org.groundswell.reports.EvidenceFileId;
import org.groundswell.reports.EvidenceFiles;
import org.groundswell.web.media.FileReplies;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebRoutes;

/** Sends the files of reported posts to moderators, whose browsers must not keep them. */
public final class EvidencePages implements Pages {
    static final String PATH = "/admin/evidence";
    private static final FileReplies REPLIES = new FileReplies(List.of(
            new Reply.Header("Cache-Control", "private, no-store"),
            new Reply.Header("Cross-Origin-Resource-Policy", "same-origin")));

    private final EvidenceFiles files;

    public EvidencePages(EvidenceFiles files) {
        this.files = files;
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH + "/{id}", PageAccess.MODERATOR, this::file);
    }

    private Reply file(WebCall call) {
        EvidenceFileId id = EvidenceFileId.parse(call.part("id")).orElseThrow(Refusal.NotFound::new);
        EvidenceFiles.Opened file = files.open(call.visitor().me().id(), id);
        return REPLIES.reply(call, id.toString(), file.mediaType(), file.bytes());
    }
}
