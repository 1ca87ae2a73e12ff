package org.groundswell.web.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.groundswell.accounts.Account;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.Upload;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.Refusal;
import org.groundswell.profiles.ProfilePicture;
import org.groundswell.profiles.ProfilePictures;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;
import org.groundswell.web.view.PictureView;

/** The settings of one's avatar and header. */
public final class PicturePages implements Pages {
    private static final String PATH = "/settings/pictures";

    private final ProfilePictures pictures;
    private final UploadSpace space;
    private final Renderer renderer;

    public PicturePages(ProfilePictures pictures, UploadSpace space, WebParts parts) {
        this.pictures = pictures;
        this.space = space;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(PATH, PageAccess.SIGNED_IN, call -> form(call, 200, Optional.empty()));
        routes.upload(PATH, PageAccess.SIGNED_IN, space, this::save);
        routes.post(PATH + "/remove", PageAccess.SIGNED_IN, call -> {
            pictures.remove(
                    call.visitor().me().id(),
                    ProfilePicture.parse(call.params().textOr("picture", "")).orElseThrow(Refusal.NotFound::new));
            return Reply.seeOther(PATH + "?done=saved");
        });
    }

    private Reply save(WebCall call) {
        Account me = call.visitor().me();
        try {
            List<ProfilePictures.Change> changes = Stream.of(ProfilePicture.values())
                    .map(picture -> prepared(me, call.params(), picture))
                    .toList();
            pictures.change(me.id(), changes);
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return form(call, 422, Optional.of(call.refusals().sentence(invalid)));
        }
    }

    private ProfilePictures.Change prepared(Account me, Params params, ProfilePicture picture) {
        String field = picture.word();
        Optional<SmallPictures.Sent> file = params.file(field)
                .map(sent -> (Upload.OnDisk) sent)
                .map(sent -> new SmallPictures.Sent(field, sent.path(), sent.size()));
        return pictures.prepare(me, picture, file, params.text(field + "_description"));
    }

    private Reply form(WebCall call, int status, Optional<String> problem) {
        Account me = call.visitor().me();
        return renderer.page(
                status,
                new PicturesPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("pictures.title"), "you")),
                        Stream.of(ProfilePicture.values())
                                .map(picture -> shown(call.params(), PictureView.of(me, picture)))
                                .toList(),
                        ProfilePictures.LONGEST_DESCRIPTION,
                        ProfilePictures.MOST_BYTES >> 20,
                        problem));
    }

    /** With the description that was typed, if the form was refused; a far too long one isn't shown again. */
    private static PictureView shown(Params params, PictureView picture) {
        return params.text(picture.name() + "_description")
                .filter(typed -> typed.length() <= 10 * ProfilePictures.LONGEST_DESCRIPTION)
                .map(picture::describedAs)
                .orElse(picture);
    }
}
