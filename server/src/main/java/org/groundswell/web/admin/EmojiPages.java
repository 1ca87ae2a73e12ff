package org.groundswell.web.admin;

import java.util.Optional;
import org.groundswell.emojis.CustomEmoji;
import org.groundswell.emojis.EmojiEditor;
import org.groundswell.http.Params;
import org.groundswell.http.Reply;
import org.groundswell.http.Upload;
import org.groundswell.http.UploadSpace;
import org.groundswell.media.uploads.SmallPictures;
import org.groundswell.model.AccountId;
import org.groundswell.model.Refusal;
import org.groundswell.web.admin.EmojisPage.Query;
import org.groundswell.web.admin.EmojisPage.Typed;
import org.groundswell.web.shell.PageAccess;
import org.groundswell.web.shell.Pages;
import org.groundswell.web.shell.Renderer;
import org.groundswell.web.shell.WebCall;
import org.groundswell.web.shell.WebParts;
import org.groundswell.web.shell.WebRoutes;

/** The page on which administrators add, change and delete custom emojis. */
public final class EmojiPages implements Pages {
    private static final String PATH = "/admin/emojis";
    private static final Query ALL = new Query("", "");
    private static final Typed NOTHING = new Typed("", "", true);
    /** A longer text than this isn't shown again in the form. */
    private static final int LONGEST_TYPED = 200;

    private final EmojiEditor editor;
    private final UploadSpace space;
    private final Renderer renderer;

    public EmojiPages(EmojiEditor editor, UploadSpace space, WebParts parts) {
        this.editor = editor;
        this.space = space;
        this.renderer = parts.renderer();
    }

    @Override
    public void addTo(WebRoutes routes) {
        routes.get(
                PATH,
                PageAccess.ADMIN,
                call -> show(call, 200, asked(call), NOTHING, Optional.empty(), Optional.empty()));
        routes.upload(PATH, PageAccess.ADMIN, space, this::add);
        routes.post(PATH + "/{id}", PageAccess.ADMIN, this::change);
        routes.post(PATH + "/{id}/delete", PageAccess.ADMIN, call -> {
            editor.delete(me(call), call.id());
            return Reply.seeOther(PATH + "?done=deleted");
        });
    }

    private Reply add(WebCall call) {
        Params params = call.params();
        Typed typed = new Typed(params.textOr("shortcode", ""), params.textOr("category", ""), params.isOn("visible"));
        try {
            // A browser sends a file without a name and content where none was chosen.
            Optional<SmallPictures.Sent> file = params.file("file")
                    .map(sent -> (Upload.OnDisk) sent)
                    .filter(sent -> sent.size() > 0)
                    .map(sent -> new SmallPictures.Sent("file", sent.path(), sent.size()));
            editor.add(me(call), new EmojiEditor.Draft(typed.shortcode(), typed.category(), typed.visible(), file));
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            return show(call, 422, ALL, shortened(typed), Optional.empty(), problem(call, invalid));
        }
    }

    private static Typed shortened(Typed typed) {
        return new Typed(shortened(typed.shortcode()), shortened(typed.category()), typed.visible());
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TYPED ? text : "";
    }

    private Reply change(WebCall call) {
        Params params = call.params();
        String category = params.textOr("category", "");
        boolean visible = params.isOn("visible");
        boolean enabled = params.isOn("enabled");
        try {
            editor.change(me(call), call.id(), category, visible, enabled);
            return Reply.seeOther(PATH + "?done=saved");
        } catch (Refusal.Invalid invalid) {
            // The page shows the emoji with what was typed, wherever it is in the list.
            return show(
                    call,
                    422,
                    new Query(shortened(params.textOr("shortcode", "")), ""),
                    NOTHING,
                    Optional.of(new EmojisPage.Retyped(call.id(), shortened(category), visible, enabled)),
                    problem(call, invalid));
        }
    }

    private static Optional<String> problem(WebCall call, Refusal.Invalid invalid) {
        return Optional.of(call.refusals().sentence(invalid));
    }

    private static Query asked(WebCall call) {
        Params query = call.call().query();
        return new Query(shortened(query.textOr("q", "").strip()), shortened(query.textOr("in", "")));
    }

    private Reply show(
            WebCall call,
            int status,
            Query query,
            Typed typed,
            Optional<EmojisPage.Retyped> retyped,
            Optional<String> problem) {
        EmojiEditor.Listed listed = editor.list(
                me(call),
                new EmojiEditor.Selection(
                        query.search(),
                        Optional.of(query.category()).filter(category -> !category.isEmpty()),
                        call.call().query().textOr("after", "")));
        return renderer.page(
                status,
                new EmojisPage(
                        renderer.around(call, Renderer.Subject.of(call.t().text("emojis.title"), "you")),
                        listed,
                        query,
                        typed,
                        retyped,
                        problem,
                        listed.hasMore()
                                ? Optional.of(more(query, listed.emojis().getLast()))
                                : Optional.empty()));
    }

    private static String more(Query query, CustomEmoji last) {
        return PATH + "?q=" + Params.encode(query.search()) + "&in=" + Params.encode(query.category()) + "&after="
                + last.shortcode();
    }

    private static AccountId me(WebCall call) {
        return call.visitor().me().id();
    }
}
